#include <fmt/format.h>

#include <algorithm>

#include "check/rules/wording/rules.h"
#include "check/subject.h"

namespace hengji::check::wording {
namespace {

/// How many bytes a percent sign of either width takes at the front of a text; 0 when there is none.
std::size_t percent_sign(std::string_view text) {
  if (text.starts_with('%')) return 1;
  return text.starts_with("％") ? std::string_view("％").size() : 0;
}

bool has_two_signs(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at)
    if (std::size_t bytes = percent_sign(text.substr(at));
        bytes > 0 && percent_sign(text.substr(at + bytes)) > 0)
      return true;
  return false;
}

bool is_doubled(std::string_view text) {
  return has_two_signs(text) || contains(text, "百分比");
}

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

Verdict run(const Subject& subject) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  std::vector<Place> places;
  for (const Row& row : subject.rows())
    for (Period period : {Period::half_year, Period::full_year, Period::long_term, Period::actual}) {
      const Target* target = row.target(period);
      if (!target || target->written.size() < 5 || target->written.size() > 40) continue;
      if (has_digit(target->written) && is_doubled(target->written)) places.push_back(place_of(row, period));
    }
  Verdict verdict;
  if (places.empty()) return verdict;
  std::size_t count = places.size();
  std::string first = places.front().quote;
  verdict.add({fmt::format("{} 处百分号写得不对，如“{}”。", count, first),
               fmt::format("{} percent signs are not as they should be, such as “{}”.", count, first)},
              std::move(places));
  return verdict;
}

}  // namespace

const Rule percent_written_twice{"WORDING-004", "percent-written-twice", Severity::advice, run};

}  // namespace hengji::check::wording
