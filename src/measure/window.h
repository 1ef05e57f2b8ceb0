#pragma once

#include <optional>
#include <string>

#include "base/date.h"
#include "base/ratio.h"
#include "base/result.h"
#include "formula/evaluate.h"
#include "model/plan.h"

namespace hengji::measure {

/// The stretch of time that is measured: a year from its first day to the end of June, of December, or to
/// any other day.
struct Window {
  int year = 0;
  Period period = Period::full_year;  ///< half_year or full_year: whose targets are the next to be met
  std::optional<Date> until;          ///< the last day, where it is not the period's

  /// The stretch that ends with that day.
  static Window to(const Date& day);
  /// The same stretch of another year; 29 February becomes the 28th.
  Window in_year(int other) const;

  Date last_day() const;
  formula::DayRange days() const;
  /// How many months of the year are over, the days of one that has begun as their part of it.
  Ratio months() const;
  /// "2025", "2025H1", "2025M03", "2025-03-20": how facts name it.
  std::string name() const;
  /// 全年, 上半年, 1-9月, 9月15日前: within a sentence about that year.
  Text in_words() const;
};

}  // namespace hengji::measure
