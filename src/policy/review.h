#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/result.h"
#include "policy/pack.h"

namespace hengji::policy {

/// One thing that a reviewer of a plan looks at, its points, and the rules whose findings speak of it.
struct ReviewItem {
  std::string name;      ///< 规范完整性
  std::string question;  ///< what it asks
  Decimal points;
  std::vector<std::string> rules;  ///< codes ("FUNDS-003") or families ("FUNDS")
};

/// 完整性, 相关性, 适当性, 可行性.
struct ReviewPart {
  std::string name;
  std::vector<ReviewItem> items;

  Decimal points() const;
};

/// What becomes of a plan by the grade of its review.
struct ReviewOutcome {
  std::string grade;    ///< 优
  std::string outcome;  ///< 可进入下一步预算安排
};

/// How a region has plans reviewed.
struct ReviewRules {
  std::vector<ReviewPart> parts;
  std::vector<ReviewOutcome> outcomes;
  Citation citation;

  /// Where the findings of a rule belong: a code before a family. Null where no item names it.
  const ReviewItem* item_of(std::string_view code) const;
};

/// review.toml of the pack, else of its nearest parent. Error: none has one, or one is faulty.
Result<ReviewRules> review_of(const Packs& packs, const Pack& pack, std::span<const EmbeddedFile> files);

}  // namespace hengji::policy
