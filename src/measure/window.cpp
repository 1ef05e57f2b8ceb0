#include "measure/window.h"

#include <fmt/format.h>

#include <chrono>

#include "ledger/fact_period.h"

namespace hengji::measure {
namespace {

using std::chrono::last;

constexpr unsigned half = 6, whole = 12;

int day_number(const Date& date) {
  return static_cast<int>(std::chrono::sys_days(date).time_since_epoch().count());
}

bool ends_month(const Date& date) {
  return date == Date(date.year() / date.month() / last);
}

}  // namespace

Window Window::to(const Date& day) {
  Window window{static_cast<int>(day.year())};
  window.period = static_cast<unsigned>(day.month()) <= half ? Period::half_year : Period::full_year;
  if (window.last_day() != day) window.until = day;
  return window;
}

Window Window::in_year(int other) const {
  if (!until) return {other, period};
  const auto month = std::chrono::year(other) / until->month();
  const Date end = Date(month / last), same = Date(month / until->day());
  return to(ends_month(*until) || !same.ok() ? end : same);
}

Date Window::last_day() const {
  return until ? *until
               : Date(std::chrono::year(year) /
                      std::chrono::month(period == Period::half_year ? half : whole) / last);
}

formula::DayRange Window::days() const {
  return {day_number(std::chrono::year(year) / std::chrono::January / 1), day_number(last_day())};
}

Ratio Window::months() const {
  const Date end = last_day();
  const auto month = static_cast<unsigned>(end.month()), day = static_cast<unsigned>(end.day());
  const auto length = static_cast<unsigned>(Date(end.year() / end.month() / last).day());
  return Ratio(month - 1) + Ratio::of(day, length);
}

std::string Window::name() const {
  return ledger::fact_period_to(last_day());
}

Text Window::in_words() const {
  const Date end = last_day();
  const auto month = static_cast<unsigned>(end.month()), day = static_cast<unsigned>(end.day());
  if (!ends_month(end))
    return {fmt::format("{}月{}日前", month, day), fmt::format("the time to {}", to_string(end))};
  if (month == whole) return {"全年", "the whole year"};
  if (month == half) return {"上半年", "the half-year"};
  if (month == 1) return {"1月", "January"};
  return {fmt::format("1-{}月", month), fmt::format("months 1 to {}", month)};
}

}  // namespace hengji::measure
