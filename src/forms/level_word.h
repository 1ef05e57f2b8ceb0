#pragma once

#include <string_view>

#include "policy/vocabulary.h"

namespace hengji::forms {

/// Is it a first or second level that the packs know? 产出指标（50分） is 产出指标.
inline bool is_level_word(const policy::Vocabulary& vocabulary, std::string_view text) {
  const policy::Word* word = vocabulary.find(text);
  return word && (word->is_level1 || word->is_level2);
}

/// 一、产出指标, (1) 产出指标 → 产出指标.
std::string_view unnumbered(std::string_view label);

}  // namespace hengji::forms
