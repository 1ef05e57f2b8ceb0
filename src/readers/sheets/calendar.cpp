#include "readers/sheets/calendar.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "base/date.h"
#include "readers/numerals/numerals.h"

namespace hengji::readers {
namespace {

using Part = NumberFormat::Part;
using Kind = Part::Kind;
using namespace std::chrono;

constexpr double last_serial = 2958466;  // 10000-01-01 counted from 1900
constexpr int days_from_1900_to_1904 = 1462;
constexpr int leap_day_that_never_was = 60;
constexpr double seconds_a_day = 86400;

constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> weekdays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                      "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 7> chinese_weekdays = {"日", "一", "二", "三", "四", "五", "六"};

std::string number(int value, std::size_t width, int chinese) {
  if (chinese == 1) return chinese_counting(value);
  if (chinese == 2) return chinese_legal(value);
  return width >= 2 ? fmt::format("{:02}", value) : std::to_string(value);
}

std::string year(int value, std::size_t width, int chinese, bool of_an_era) {
  if (width <= 2 && !of_an_era) return fmt::format("{:02}", value % 100);
  return chinese == 1 ? chinese_digits(value) : fmt::format("{:04}", value);
}

std::string month(const Moment& moment, std::size_t width, int chinese) {
  std::string_view name = months[moment.month - 1];
  if (width == 3) return std::string(name.substr(0, 3));
  if (width == 4) return std::string(name);
  if (width >= 5) return std::string(name.substr(0, 1));
  return number(moment.month, width, chinese);
}

std::string day(const Moment& moment, std::size_t width, int chinese) {
  std::string_view name = weekdays[moment.weekday];
  if (width == 3) return std::string(name.substr(0, 3));
  if (width >= 4) return std::string(name);
  return number(moment.day, width, chinese);
}

std::string elapsed(const Moment& moment, const std::string& letters) {
  double unit = letters[0] == 'h' ? 3600 : letters[0] == 'm' ? 60 : 1;
  return fmt::format("{:0{}.0f}", std::floor(moment.total_seconds / unit), letters.size());
}

std::string half_day(const Moment& moment, const std::string& written) {
  bool morning = moment.hour < 12;
  if (written.size() == 3) return morning ? "A" : "P";
  if (written[0] == 'A' || written[0] == 'a') return morning ? "AM" : "PM";
  return morning ? "上午" : "下午";
}

}  // namespace

std::optional<Moment> moment_of(double serial, DateSystem dates) {
  if (dates == DateSystem::from_1904) serial += days_from_1900_to_1904;
  if (!(serial >= 0) || serial >= last_serial) return std::nullopt;
  Moment moment;
  double milliseconds = std::round(serial * seconds_a_day * 1000);
  moment.total_seconds = milliseconds / 1000;
  int whole = static_cast<int>(milliseconds / 1000 / seconds_a_day);
  double of_day = milliseconds - whole * seconds_a_day * 1000;
  int seconds = static_cast<int>(of_day / 1000);
  moment.fraction = of_day / 1000 - seconds;
  moment.hour = seconds / 3600;
  moment.minute = seconds / 60 % 60;
  moment.second = seconds % 60;
  moment.weekday = (whole + 6) % 7;
  if (whole == 0) return moment;
  if (whole == leap_day_that_never_was) {
    moment.month = 2;
    moment.day = 29;
    return moment;
  }
  sys_days epoch = sys_days(std::chrono::year(1899) / 12 / (whole < leap_day_that_never_was ? 31 : 30));
  year_month_day date(epoch + days(whole));
  moment.year = static_cast<int>(date.year());
  moment.month = static_cast<int>(static_cast<unsigned>(date.month()));
  moment.day = static_cast<int>(static_cast<unsigned>(date.day()));
  return moment;
}

std::optional<std::string> serial_of_iso(std::string_view text, DateSystem dates) {
  std::optional<Date> date = parse_date(text.substr(0, 10));
  if (!date) return std::nullopt;
  double serial = (sys_days(*date) - sys_days(std::chrono::year(1899) / 12 / 30)).count();
  if (serial < leap_day_that_never_was + 1) serial -= 1;
  if (dates == DateSystem::from_1904) serial -= days_from_1900_to_1904;
  int hour = 0;
  int minute = 0;
  double second = 0;
  std::string time(text.size() > 11 ? text.substr(11, 20) : std::string_view());
  if (!time.empty() && std::sscanf(time.c_str(), "%2d:%2d:%lf", &hour, &minute, &second) < 2)
    return std::nullopt;
  return fmt::format("{:.17g}", serial + (hour * 3600 + minute * 60 + second) / seconds_a_day);
}

std::string as_date(const NumberFormat::Section& section, const Moment& moment) {
  bool halves = false;
  for (const Part& part : section.parts) halves = halves || part.kind == Kind::half_day;
  int chinese = section.chinese_digits;
  std::string text;
  bool after_seconds = false;
  double fraction = moment.fraction + 1e-9;  // milliseconds are whole; their binary neighbours are not
  for (const Part& part : section.parts) {
    std::size_t width = part.text.size();
    bool fraction_of_second = part.kind == Kind::digit && after_seconds;
    switch (part.kind) {
      case Kind::year:
        text += year(moment.year, width, chinese, part.text[0] == 'e');
        break;
      case Kind::month:
        text += month(moment, width, chinese);
        break;
      case Kind::day:
        text += day(moment, width, chinese);
        break;
      case Kind::hour:
        text += number(halves ? (moment.hour + 11) % 12 + 1 : moment.hour, width, chinese);
        break;
      case Kind::minute:
        text += number(moment.minute, width, chinese);
        break;
      case Kind::second:
        text += number(moment.second, width, chinese);
        break;
      case Kind::weekday:
        text += (width >= 4 ? "星期" : "周");
        text += chinese_weekdays[moment.weekday];
        break;
      case Kind::elapsed:
        text += elapsed(moment, part.text);
        break;
      case Kind::half_day:
        text += half_day(moment, part.text);
        break;
      case Kind::digit:
        if (!fraction_of_second) break;
        fraction = (fraction - std::floor(fraction)) * 10;
        text += static_cast<char>('0' + static_cast<int>(fraction) % 10);
        break;
      default:
        text += part.text;
    }
    after_seconds =
        part.kind == Kind::second || (after_seconds && (part.kind == Kind::literal || fraction_of_second));
  }
  return text;
}

}  // namespace hengji::readers
