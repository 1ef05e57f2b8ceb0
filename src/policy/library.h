#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/result.h"
#include "model/target.h"
#include "policy/citation.h"
#include "policy/text_map.h"

namespace hengji::policy {

enum class IndicatorKind { ratio, count, amount, grade, satisfaction };
enum class Direction { higher, lower, equal, none };

/// How a value at half-year relates to the one at the end of the year.
enum class Accumulation {
  cumulative,    ///< grows from nothing over the year: 新增企业数, 预算执行率
  state,         ///< holds at any moment: 在职人员控制率, 制度健全性
  to_date_plan,  ///< measured against the plan up to the day: 支付进度符合率
};

/// An indicator as the pack knows it: what it means when a plan names it.
struct LibraryEntry {
  std::string name;
  std::vector<std::string> synonyms;
  std::string level2;  ///< where it usually stands; a hint
  IndicatorKind kind = IndicatorKind::count;
  Direction direction = Direction::none;
  Accumulation accumulation = Accumulation::state;
  bool needs_whole_year = false;  ///< complete only when the year is over, so no full value at half-year
  std::optional<Decimal>
      domain_low;  ///< no value below is possible, in the indicator's own unit (% for ratios)
  std::optional<Decimal> domain_high;  ///< no value above is possible
  std::optional<Comparison> usual_comparison;
  std::string formula;
  std::vector<std::string> operands;
  std::vector<std::string> checkpoints;  ///< of a grade: what is looked at
  std::string citation;
  Trust trust = Trust::known;
  SourceLine at;
};

/// The indicators of a pack by name. Names and synonyms are compared folded.
class Library {
 public:
  /// Reads indicators.csv over what is there: an entry whose name the parent has replaces it. Strict: the
  /// header, the number of columns, every word of a closed set, a name or synonym that two entries claim, a
  /// missing citation are errors with file and line.
  Result<void> read(const EmbeddedFile& file);

  /// The entry of that name or synonym, folded before; nothing when the pack does not know it.
  const LibraryEntry* find(std::string_view folded_name) const;
  std::span<const LibraryEntry> all() const { return entries_; }

 private:
  Result<void> index();

  std::vector<LibraryEntry> entries_;
  TextMap<std::size_t> by_name_;  ///< the place in entries_, from 1
};

}  // namespace hengji::policy
