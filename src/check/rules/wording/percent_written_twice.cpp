#include <fmt/format.h>

#include <algorithm>

#include "base/chinese_text.h"
#include "check/rules/wording/rules.h"
#include "check/subject.h"

namespace hengji::check::wording {
namespace {

/// Of either width.
bool has_percent_sign(const std::string& text) {
  return text.find('%') != std::string::npos || text.find("％") != std::string::npos;
}

bool is_doubled(const std::string& text) {
  return (has_percent_sign(text) && with_ascii_digits(text).find("%%") != std::string::npos) ||
         text.find("百分比") != std::string::npos;
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
