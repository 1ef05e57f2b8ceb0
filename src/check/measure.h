#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "policy/lexicon.h"

namespace hengji::check {

/// What a phrase counts, taken apart: 科技型中小企业评价入库数 counts 科技型中小企业 under the verb 入库.
/// Words that change nothing (完成, 全市, 数量) are gone.
struct Measure {
  std::string_view object;               ///< a part of the folded phrase
  std::span<const char16_t> characters;  ///< of the object
  std::array<std::uint16_t, 3> verbs{};  ///< tags of the lexicon, sorted, 0 for none
  int verb_count = 0;
  std::uint16_t faint = 0;  ///< tag of a verb that adds nothing and may yet be the opposite of another: 完成

  bool has_verb() const { return verb_count > 0; }
};

/// A folded text and its characters as FoldedText has them.
struct FoldedPhrase {
  std::string_view text;
  std::span<const char16_t> characters;
};

/// Takes a phrase apart, whose figures have that unit. The object is never empty unless the phrase is.
Measure measure_of(const FoldedPhrase& phrase, std::string_view unit, const policy::Lexicon& lexicon);

/// Whether two measures of one object are the same count.
enum class Sameness {
  same,       ///< the same verbs, or none on either side
  different,  ///< stages that the pack calls opposite: 申报 and 新增
  unclear,    ///< anything else; nothing may be concluded
};
Sameness sameness(const Measure& a, const Measure& b, const policy::Lexicon& lexicon);

}  // namespace hengji::check
