#include "check/columns.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "model/wording.h"

namespace hengji::check {

std::vector<std::size_t> columns_with(const Plan& plan, std::string_view word) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < plan.columns.size(); ++i)
    if (plan.columns[i].heading.find(word) != std::string::npos) found.push_back(i);
  return found;
}

bool is_empty_in(const Row& row, const std::vector<std::size_t>& columns) {
  const auto& values = row.indicator->values;
  return std::ranges::all_of(columns,
                             [&](std::size_t i) { return i >= values.size() || values[i].value.empty(); });
}

bool has_actual(const Row& row) {
  const Target* actual = row.target(Period::actual);
  return actual && actual->comparison != Comparison::blank;
}

namespace {

/// The numbers of 2025年10月31日前, of which a deadline has two at least: a year of four digits, a month, a
/// day.
struct Day {
  int year = 0;
  int month = 0;
  std::optional<int> day;
};

std::optional<Day> day_in(std::string_view date) {
  std::vector<int> numbers;
  for (std::size_t at = 0; at < date.size();) {
    auto number = wording::is_digit_at(date, at) ? wording::number_at(date, at) : std::nullopt;
    std::optional<int> whole = number && number->value.is_whole() && number->value < Decimal(10000)
                                   ? std::optional(std::stoi(number->value.normalized()))
                                   : std::nullopt;
    if (whole) numbers.push_back(*whole);
    at = number ? number->end : at + 1;
  }
  bool is_date =
      numbers.size() >= 2 && numbers.size() <= 3 && numbers[0] >= 2000 && numbers[1] >= 1 && numbers[1] <= 12;
  if (!is_date) return std::nullopt;
  return Day{numbers[0], numbers[1], numbers.size() == 3 ? std::optional(numbers[2]) : std::nullopt};
}

/// Whether the day came after the deadline for sure: a month without a day is the whole month.
bool came_after(std::string_view actual, std::string_view deadline) {
  std::optional<Day> came = day_in(actual), due = day_in(deadline);
  if (!came || !due) return false;
  if (std::pair(came->year, came->month) != std::pair(due->year, due->month))
    return std::pair(came->year, came->month) > std::pair(due->year, due->month);
  return came->day && due->day && *came->day > *due->day;
}

}  // namespace

bool misses_its_target(const Row& row) {
  const Target *planned = row.target(Period::full_year), *came = row.target(Period::actual);
  if (planned && came && planned->comparison == Comparison::by_date &&
      came->comparison == Comparison::by_date)
    return came_after(came->date, planned->date);
  const Target *target = row.figure(Period::full_year), *actual = row.figure(Period::actual);
  if (!target || !actual || actual->comparison != Comparison::equal) return false;
  auto both = comparable(actual->value, actual->unit, target->value, target->unit);
  if (!both) return false;
  if (target->comparison == Comparison::at_least) return both->a < both->b;
  return target->comparison == Comparison::at_most && both->a > both->b;
}

}  // namespace hengji::check
