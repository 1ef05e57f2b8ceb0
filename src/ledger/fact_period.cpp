#include "ledger/fact_period.h"

#include <fmt/format.h>

#include <charconv>

#include "base/chinese_text.h"

namespace hengji::ledger {
namespace {

using std::chrono::last;

/// Takes `word` off the front.
bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

/// Takes "1-", "1月至" and the like off the front.
bool take_from_january(std::string_view& text) {
  for (std::string_view january : {"1", "1月"})
    for (std::string_view to : {"-", "—", "–", "~", "～", "至", "到"}) {
      std::string_view rest = text;
      if (!take(rest, january) || !take(rest, to)) continue;
      text = rest;
      return true;
    }
  return false;
}

/// Takes a number of one or two digits off the front.
std::optional<unsigned> take_number(std::string_view& text) {
  unsigned number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const auto digits = static_cast<std::size_t>(end - text.data());
  if (error != std::errc() || digits > 2) return std::nullopt;
  text.remove_prefix(digits);
  return number;
}

struct Word {
  std::string_view written;
  unsigned month;  ///< with which it ends
};
constexpr Word words[] = {{"", 12},      {"全年", 12},    {"上半年", 6}, {"半年", 6}, {"h1", 6},
                          {"一季度", 3}, {"前三季度", 9}, {"年末", 12},  {"年底", 12}};

std::optional<Date> end_of(std::chrono::year year, std::optional<unsigned> month) {
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  return Date(year / std::chrono::month(*month) / last);
}

/// What stands behind the year: "1-9月", "9月末", "9月15日", "m09", "-09-15".
std::optional<Date> last_day_in(std::chrono::year year, std::string_view text) {
  for (const Word& word : words)
    if (text == word.written) return end_of(year, word.month);
  if (take(text, "m")) {
    const auto month = take_number(text);
    return text.empty() ? end_of(year, month) : std::nullopt;
  }
  const bool is_iso = take(text, "-");
  const bool is_stretch = !is_iso && take_from_january(text);
  const auto month = take_number(text);
  if (!month || !take(text, is_iso ? "-" : "月")) return std::nullopt;
  if (text.empty()) return is_stretch ? end_of(year, month) : std::nullopt;
  if (text == "末" || text == "底") return end_of(year, month);
  const auto day = take_number(text);
  const bool is_day = day && text == (is_iso ? "" : "日");
  if (!is_day) return std::nullopt;
  const Date date = year / std::chrono::month(*month) / std::chrono::day(*day);
  return date.ok() ? std::optional(date) : std::nullopt;
}

}  // namespace

std::string fact_period_to(const Date& day) {
  const int year = static_cast<int>(day.year());
  const auto month = static_cast<unsigned>(day.month());
  if (day != Date(day.year() / day.month() / last)) return to_string(day);
  if (month == 12) return fmt::format("{}", year);
  return month == 6 ? fmt::format("{}H1", year) : fmt::format("{}M{:02}", year, month);
}

std::optional<Date> stretch_end_in(std::string_view written) {
  const std::string folded_text = folded(written);
  std::string_view text = folded_text;
  take(text, "截至");
  constexpr std::size_t digits = 4;
  if (text.size() < digits || text.find_first_not_of("0123456789") < digits) return std::nullopt;
  int year = 0;
  std::from_chars(text.data(), text.data() + digits, year);
  text.remove_prefix(digits);
  if (text != "年末" && text != "年底" && !take(text, "年度")) take(text, "年");
  return last_day_in(std::chrono::year(year), text);
}

std::optional<std::string> fact_period_in(std::string_view written) {
  const auto day = stretch_end_in(written);
  return day ? std::optional(fact_period_to(*day)) : std::nullopt;
}

}  // namespace hengji::ledger
