#include <algorithm>
#include <array>

#include "model/first_of_wording.h"
#include "model/word_table.h"
#include "model/wording.h"

namespace hengji::wording {
namespace {

/// Moves over a text; every step returns whether it went on.
struct Cursor {
  std::string_view text;
  std::size_t at = 0;

  bool take(std::string_view word) {
    if (!text.substr(at).starts_with(word)) return false;
    at += word.size();
    return true;
  }

  template <std::size_t N>
  bool take_any(const std::array<std::string_view, N>& words) {
    for (std::string_view word : words)
      if (take(word)) return true;
    return false;
  }

  /// A whole number of one to four digits from `low` to `high`; stays where it is otherwise.
  bool take_number(int low, int high) {
    int value = 0;
    std::size_t end = at;
    int count = 0;
    while (is_digit_at(text, end) && count <= 4) {
      bool wide = static_cast<unsigned char>(text[end]) >= 0x80;
      value = value * 10 + (wide ? static_cast<unsigned char>(text[end + 2]) - 0x90 : text[end] - '0');
      end += wide ? 3 : 1;
      ++count;
    }
    if (count == 0 || count > 4 || value < low || value > high) return false;
    at = end;
    return true;
  }
};

constexpr std::array<std::string_view, 5> span_signs{"-", "—", "~", "至", "到"};
constexpr std::array<std::string_view, 6> wide_span_signs{"－", "～", "–", "―", "−", "~"};
constexpr std::array<std::string_view, 9> parts{"上旬", "中旬", "下旬", "月底", "月末",
                                                "底",   "末",   "初",   "份"};
constexpr std::array<std::string_view, 8> limits_of_time{"之前", "以前", "前",   "为止",
                                                         "止",   "期间", "之内", "内"};
constexpr std::array<std::string_view, 14> spoken_dates{"上半年", "下半年", "年度内", "当年底", "本年底",
                                                        "年底",   "年末",   "年内",   "年初",   "年中",
                                                        "季度末", "季末",   "月底",   "月末"};
constexpr std::array<std::string_view, 8> quarters{"一", "二", "三", "四", "1", "2", "3", "4"};

bool take_day(Cursor& cursor) {
  Cursor ahead = cursor;
  if (!ahead.take_number(1, 31) || !(ahead.take("日") || ahead.take("号"))) return false;
  cursor = ahead;
  return true;
}

/// 6月, 6月15日.
bool take_month(Cursor& cursor) {
  Cursor ahead = cursor;
  if (!ahead.take_number(1, 12) || !ahead.take("月")) return false;
  take_day(ahead);
  cursor = ahead;
  return true;
}

/// 第三季度, 四季度.
bool take_quarter(Cursor& cursor) {
  Cursor ahead = cursor;
  ahead.take("第");
  if (!ahead.take_any(quarters) || !ahead.take("季度")) return false;
  cursor = ahead;
  return true;
}

bool take_span_sign(Cursor& cursor) {
  return cursor.take_any(span_signs) || cursor.take_any(wide_span_signs);
}

/// 2025-06-30, 2025/6/30, 2025.6.30, 2025-06.
bool take_numeric_date(Cursor& cursor) {
  for (std::string_view sign : {"-", "/", "."}) {
    Cursor ahead = cursor;
    if (!ahead.take_number(1900, 2100) || !ahead.take(sign) || !ahead.take_number(1, 12)) continue;
    bool has_day = ahead.take(sign) && ahead.take_number(1, 31);
    if (is_digit_at(ahead.text, ahead.at) || (!has_day && sign != "-")) continue;
    cursor = ahead;
    return true;
  }
  return false;
}

/// 2023年, 2023年12月, 2023年1-12月, 2023年第三季度, 2023年底.
bool take_year(Cursor& cursor) {
  Cursor ahead = cursor;
  if (!ahead.take_number(1900, 2100) || !ahead.take("年")) return false;
  ahead.take("度");
  Cursor months = ahead;
  if (months.take_number(1, 12) && take_span_sign(months) && take_month(months))
    ahead = months;
  else if (!take_month(ahead))
    take_quarter(ahead);
  cursor = ahead;
  return true;
}

/// What may stand behind the first figure of a date: most figures are none, and one look says so.
constexpr std::array<std::string_view, 15> behind_figures{"年", "月", "季", "-",  "/", ".", "—", "~",
                                                          "至", "到", "－", "～", "–", "―", "−"};
constexpr auto behind_figures_ahead =
    word_table<Side::front>(behind_figures, [](std::string_view word) { return word; });

bool may_be_date(Cursor cursor) {
  if (!cursor.take_number(1, 2100)) return false;
  std::string_view rest = cursor.text.substr(cursor.at);
  return behind_figures_ahead.longest(rest) != behind_figures_ahead.none;
}

bool take_point(Cursor& cursor) {
  if (!is_digit_at(cursor.text, cursor.at)) return take_quarter(cursor) || cursor.take_any(spoken_dates);
  if (!may_be_date(cursor)) return false;
  if (take_year(cursor) || take_numeric_date(cursor)) return true;
  Cursor months = cursor;
  if (months.take_number(1, 12) && take_span_sign(months) && take_month(months)) {
    cursor = months;
    return true;
  }
  return take_month(cursor) || take_quarter(cursor);
}

}  // namespace

constexpr FirstCharacter first_of_dates = [] {
  FirstCharacter first;
  for (std::string_view word : spoken_dates) first.add(word);
  for (std::string_view word : quarters) first.add(word);
  first.add("第");
  return first;
}();

std::optional<DateAt> date_at(std::string_view text, std::size_t at) {
  if (!is_digit_at(text, at) && !first_of_dates.may_begin(text.substr(std::min(at, text.size()))))
    return std::nullopt;
  Cursor cursor{text, at};
  if (!take_point(cursor)) return std::nullopt;
  cursor.take_any(parts);
  Cursor second = cursor;
  if (take_span_sign(second) && (take_point(second) || take_day(second))) {
    cursor = second;
    cursor.take_any(parts);
  }
  cursor.take_any(limits_of_time);
  return DateAt{cursor.at};
}

}  // namespace hengji::wording
