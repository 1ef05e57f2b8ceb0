#include "server/time_text.h"

#include <charconv>

#include "base/date.h"

namespace hengji::server {
namespace {

std::optional<int> two_digits(std::string_view text, std::size_t at, int most) {
  int value = 0;
  if (text.size() < at + 2) return std::nullopt;
  auto [end, error] = std::from_chars(text.data() + at, text.data() + at + 2, value);
  if (error != std::errc() || end != text.data() + at + 2 || value > most) return std::nullopt;
  return value;
}

/// "Z" or "+08:00" in minutes east of Greenwich.
std::optional<int> zone_of(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  auto hours = two_digits(text, 1, 23), minutes = two_digits(text, 4, 59);
  if (!hours || !minutes) return std::nullopt;
  return (text[0] == '-' ? -1 : 1) * (*hours * 60 + *minutes);
}

}  // namespace

std::optional<store::Instant> parse_instant(std::string_view text) {
  using namespace std::chrono;
  if (text.size() < 20 || (text[10] != 'T' && text[10] != 't') || text[13] != ':' || text[16] != ':')
    return std::nullopt;
  auto day = parse_date(text.substr(0, 10));
  auto hour = two_digits(text, 11, 23), minute = two_digits(text, 14, 59), second = two_digits(text, 17, 60);
  std::size_t at = 19;
  int thousandths = 0, weight = 100;
  if (text[at] == '.')
    for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, weight /= 10)
      thousandths += (text[at] - '0') * weight;
  auto zone = zone_of(text.substr(at));
  if (!day || !day->ok() || !hour || !minute || !second || !zone) return std::nullopt;
  return store::Instant(sys_days(*day)) + hours(*hour) + minutes(*minute - *zone) + seconds(*second) +
         milliseconds(thousandths);
}

}  // namespace hengji::server
