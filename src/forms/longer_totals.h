#pragma once

#include <vector>

#include "forms/rows.h"
#include "model/plan.h"
#include "policy/vocabulary.h"

namespace hengji::forms {

/// The funds of several years, which stand beside those of the year and are no part of them; they are kept as
/// printed: 实施期资金总额 | 300 in cells of their own, 项目资金总额：900 beside 年度资金申请总额：300 with
/// what parts each below it.
class LongerTotals {
 public:
  /// Looks for them in a row; what stands in cells of their own is kept at once.
  void look(const Row& row, const policy::Vocabulary& vocabulary, std::vector<Field>& fields);
  /// Whether the slot of the row last looked at belongs to them, and was kept.
  bool keep(const Row& row, const Slot& slot, std::vector<Field>& fields) const;

 private:
  void find_columns(const Row& row, const policy::Vocabulary& vocabulary);

  const Cell* label_ = nullptr;  ///< 项目资金 beside the rows
  std::vector<int> columns_;
};

}  // namespace hengji::forms
