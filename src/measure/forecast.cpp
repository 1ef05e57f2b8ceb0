#include "measure/forecast.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <string>

namespace hengji::measure {
namespace {

constexpr std::int64_t months_of_year = 12;
constexpr double upper_of_interval = 0.95;  // 90 % lie between it and its mirror

double real(const Ratio& ratio) {
  return static_cast<double>(ratio.numerator()) / static_cast<double>(ratio.denominator());
}

/// Mean and spread of what was seen.
struct Seen {
  double mean = 0;
  double deviation = 0;
  double count = 0;
};

Seen seen_in(const std::vector<double>& values) {
  Seen seen;
  seen.count = static_cast<double>(values.size());
  for (double value : values) seen.mean += value / seen.count;
  for (double value : values) seen.deviation += (value - seen.mean) * (value - seen.mean) / (seen.count - 1);
  seen.deviation = std::sqrt(seen.deviation);
  return seen;
}

/// That something which is expected at `mean` and was seen to vary by `deviation` is `least` or more.
double chance_of(double least, double mean, double deviation, double freedom) {
  return boost::math::cdf(
      boost::math::complement(boost::math::students_t(freedom), (least - mean) / deviation));
}

bool has_spread(double deviation, double mean) {
  constexpr double noise = 1e-9;  // of figures that are the same
  return std::isfinite(deviation) && deviation > noise * std::abs(mean);
}

std::string names_of(const std::vector<Pace::Year>& years) {
  std::string names;
  for (const Pace::Year& one : years) names += (names.empty() ? "" : "、") + std::to_string(one.year);
  return names;
}

void by_earlier_years(Forecast& made, const formula::Quantity& now, const std::optional<Ratio>& bound,
                      const Pace& pace) {
  const std::vector<Pace::Year>& years = pace.earlier;
  Ratio sum;
  std::vector<double> growths;
  for (const Pace::Year& one : years) {
    const Ratio end = now.value * one.growth;
    sum = sum + end;
    growths.push_back(real(one.growth));
    if (bound && end >= *bound) ++made.years_that_would_reach;
  }
  made.years = static_cast<int>(years.size());
  made.expected.value = sum / Ratio(made.years);
  const std::string names = names_of(years);
  const Text stretch = pace.window.in_words();
  if (years.size() == 1) {
    made.how = {fmt::format("按 {} 年{}占全年的比重推算；只有一年，没有区间和概率", names, stretch.zh),
                fmt::format("by the share of {} in {}; one year alone gives no interval or probability",
                            stretch.en, names)};
    return;
  }
  const auto [slowest, fastest] = std::ranges::minmax_element(years, {}, &Pace::Year::growth);
  made.low = made.high = now;
  made.low->value = now.value * slowest->growth;
  made.high->value = now.value * fastest->growth;
  made.how = {fmt::format("按 {} 年{}占全年的比重推算", names, stretch.zh),
              fmt::format("by the share of {} in {}", stretch.en, names)};
  const Seen seen = seen_in(growths);
  const double spread = seen.deviation * std::sqrt(1 + 1 / seen.count);
  if (bound && has_spread(spread, seen.mean))
    made.probability = chance_of(real(*bound / now.value), seen.mean, spread, seen.count - 1);
}

/// What came in month by month; nothing when it is not known for at least three or once shrank.
std::vector<double> increments_of(const std::vector<Ratio>& months) {
  constexpr std::size_t least = 3;
  std::vector<double> increments;
  if (months.size() < least) return increments;
  Ratio before;
  for (const Ratio& month : months) {
    if (month < before) return {};
    increments.push_back(real(month - before));
    before = month;
  }
  return increments;
}

void by_this_year(Forecast& made, const formula::Quantity& now, const std::optional<Ratio>& bound,
                  const Ratio& elapsed, const std::vector<double>& increments) {
  made.how = {"没有往年同期数，按今年各月的进度推算，区间为 90%",
              "no earlier years: by this year's months, with an interval of 90%"};
  const Seen seen = seen_in(increments);
  const double rest = real(Ratio(months_of_year) - elapsed), expected = real(made.expected.value);
  const double spread = seen.deviation * std::sqrt(rest + rest * rest / seen.count);
  if (!has_spread(spread, expected)) return;
  const double reach =
      spread * boost::math::quantile(boost::math::students_t(seen.count - 1), upper_of_interval);
  auto at = [&](double value) {
    // What is there already stays; the edges of an interval of chances are whole in the unit shown.
    formula::Quantity edge = now;
    const double in_unit = std::max(value, real(now.value)) / real(now.unit.scale);
    auto figure = Decimal::parse(fmt::format("{:.2f}", in_unit));
    if (figure) edge.value = Ratio(*figure) * now.unit.scale;
    return edge;
  };
  made.low = at(expected - reach);
  made.high = at(expected + reach);
  if (bound) made.probability = chance_of(real(*bound), expected, spread, seen.count - 1);
}

}  // namespace

Forecast forecast(const formula::Quantity& now, const std::optional<Ratio>& bound, const Pace& pace) {
  Forecast made;
  made.expected = now;
  const Ratio elapsed = pace.window.months();
  if (elapsed >= Ratio(months_of_year)) {
    made.how = {"全年已经结束", "the year is over"};
  } else if (!pace.earlier.empty()) {
    by_earlier_years(made, now, bound, pace);
  } else {
    made.expected.value = now.value * Ratio(months_of_year) / elapsed;
    const std::vector<double> increments = increments_of(pace.months);
    const Text stretch = pace.window.in_words();
    if (increments.empty())
      made.how = {fmt::format("没有往年同期数，按{}的进度匀速推算，没有区间", stretch.zh),
                  fmt::format("no earlier years: at the pace of {}, without an interval", stretch.en)};
    else
      by_this_year(made, now, bound, elapsed, increments);
  }
  if (!bound) return made;
  made.reaches_target = made.expected.value >= *bound;
  if (now.value >= *bound) made.probability = 1;
  return made;
}

}  // namespace hengji::measure
