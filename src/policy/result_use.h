#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded.h"
#include "base/result.h"
#include "policy/citation.h"
#include "policy/pack.h"

namespace hengji::policy {

/// What a grade means for the next year's budget, in the words of the rule. None of the rules at hand gives a
/// figure, so none is computed.
struct ResultUse {
  struct Row {
    std::string grade;  ///< 优, 良, 中, 差
    Text meaning;
  };
  std::vector<Row> rows;
  Text while_open;  ///< while a problem that was found is not rectified; empty when the rule does not say
  Citation citation;

  /// Nothing for a grade that the rule does not name.
  const Row* find(std::string_view grade) const;
};

/// result_use.toml of the pack, else of its nearest parent. Error: none has one, or one is faulty.
Result<ResultUse> result_use_of(const Packs& packs, const Pack& pack, std::span<const EmbeddedFile> files);

}  // namespace hengji::policy
