#include "model/target_text.h"

#include <array>
#include <utility>

#include "base/chinese_text.h"
#include "base/utf8.h"
#include "model/word_table.h"
#include "model/wording.h"

namespace hengji {
namespace {

using wording::ComparisonAt;
using wording::NumberAt;

/// Several operators that say the same count as one: ≥≥98%, 控制在≤5%.
struct Operators {
  std::optional<Comparison> comparison;
  bool contradict = false;
  std::size_t end = 0;

  void add(Comparison next) {
    if (comparison && *comparison != next) contradict = true;
    comparison = next;
  }
};

/// Words that promise nothing by themselves in front of a figure or a date.
constexpr std::array<std::string_view, 9> openings{"力争", "确保", "预计", "计划", "截至",
                                                   "截止", "于",   "在",   "到"};

constexpr auto itself = [](std::string_view word) { return word; };
constexpr auto openings_ahead = word_table<Side::front>(openings, itself);

std::size_t past_openings(std::string_view text) {
  std::size_t found = openings_ahead.longest(text);
  return found == openings_ahead.none ? 0 : openings[found].size();
}

Operators operators_at(std::string_view text, std::size_t at) {
  Operators found;
  while (std::optional<ComparisonAt> next = wording::operator_at(text, at)) {
    found.add(next->comparison);
    at = next->end;
  }
  found.end = at;
  return found;
}

/// A figure with its sign: -30%.
std::optional<NumberAt> signed_number_at(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 4> signs{"-", "－", "−", "﹣"};
  static constexpr auto ahead = word_table<Side::front>(signs, itself);
  std::size_t found = ahead.longest(text.substr(at));
  std::size_t sign = found == ahead.none ? 0 : signs[found].size();
  std::optional<NumberAt> number = wording::number_at(text, at + sign);
  if (number && sign != 0) number->value = -number->value;
  return number;
}

std::size_t range_sign_at(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 9> signs{"-", "~", "—", "～", "–", "－", "−", "至", "到"};
  static constexpr auto ahead = word_table<Side::front>(signs, itself);
  std::size_t found = ahead.longest(text.substr(at));
  return found == ahead.none ? 0 : signs[found].size();
}

bool has_digit(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).bytes)
    if (wording::is_digit_at(text, at)) return true;
  return false;
}

/// What may stand behind a figure without changing it: nothing, a note in brackets, a few words (完成).
bool is_harmless_rest(std::string_view rest) {
  if (rest.empty()) return true;
  constexpr std::size_t longest_rest = 12;  // bytes: four characters
  bool is_note = rest.starts_with("（") || rest.starts_with("(");
  if (!is_note && rest.size() > longest_rest) return false;
  if (has_digit(rest)) return is_note && rest.find("）") + 3 == rest.size();
  return is_note || is_ideograph(code_point_at(rest, 0).value);
}

/// A unit that the table of units does not know: a few letters or characters up to the end.
std::size_t unknown_unit_end(std::string_view text, std::size_t at) {
  constexpr std::size_t longest_points = 6;
  std::size_t points = 0;
  std::size_t end = at;
  while (end < text.size()) {
    if (points > 0 && wording::suffix_at(text, end)) break;
    CodePoint point = code_point_at(text, end);
    bool letter = (point.value >= 'a' && point.value <= 'z') || (point.value >= 'A' && point.value <= 'Z');
    bool joint = point.value == '/' || point.value == U'·' || point.value == U'²' || point.value == U'³';
    if (!letter && !joint && !is_ideograph(point.value)) return at;
    if (++points > longest_points) return at;
    end += point.bytes;
  }
  return end;
}

bool read_range(std::string_view text, std::size_t at, Target& target) {
  std::size_t sign = range_sign_at(text, at);
  if (sign == 0) return false;
  std::optional<NumberAt> upper = signed_number_at(text, at + sign);
  if (!upper || upper->value < target.value) return false;
  std::size_t end = wording::unit_end(text, upper->end);
  std::string_view unit = text.substr(upper->end, end - upper->end);
  if (!target.unit.empty() && target.unit != unit) return false;
  if (!is_harmless_rest(text.substr(end))) return false;
  target.comparison = Comparison::between;
  target.upper = upper->value;
  target.unit = unit;
  return true;
}

/// ≥90%且≤95%.
bool read_two_bounds(std::string_view text, std::size_t at, Target& target) {
  for (std::string_view joint : {"且", "并", "，", ",", "、", "；"})
    if (text.substr(at).starts_with(joint)) at += joint.size();
  Operators second = operators_at(text, at);
  if (target.comparison != Comparison::at_least || second.contradict ||
      second.comparison != Comparison::at_most)
    return false;
  std::optional<NumberAt> upper = signed_number_at(text, second.end);
  if (!upper || upper->value < target.value) return false;
  std::size_t end = wording::unit_end(text, upper->end);
  if (text.substr(upper->end, end - upper->end) != target.unit || end != text.size()) return false;
  target.comparison = Comparison::between;
  target.upper = upper->value;
  return true;
}

/// The figure at `at`, behind its operator if it has one. Leaves the target alone when what follows is not
/// understood.
bool read_figure(std::string_view text, std::size_t at, std::optional<Comparison> comparison,
                 Target& target) {
  std::optional<NumberAt> number = signed_number_at(text, at);
  if (!number) return false;
  Target read;
  read.written = target.written;
  read.value = number->value;
  read.comparison = comparison.value_or(Comparison::equal);
  std::size_t end = wording::unit_end(text, number->end);
  if (end == number->end) end = unknown_unit_end(text, end);
  read.unit = text.substr(number->end, end - number->end);
  if (!comparison && read_range(text, end, read)) return target = std::move(read), true;
  if (comparison && read_two_bounds(text, end, read)) return target = std::move(read), true;
  if (std::optional<ComparisonAt> suffix = wording::suffix_at(text, end)) {
    if (comparison && !wording::same_direction(*comparison, suffix->comparison)) return false;
    if (!comparison) read.comparison = suffix->comparison;
    end = suffix->end;
  }
  std::string_view rest = text.substr(end);
  // "左右" and "余" make the figure an approximation, which no comparison says.
  if (rest.starts_with("左右") || rest.starts_with("余") || rest.starts_with("多")) return false;
  if (!is_harmless_rest(rest)) return false;
  target = std::move(read);
  return true;
}

bool read_date(std::string_view text, Target& target) {
  std::size_t begin = past_openings(text);
  std::optional<wording::DateAt> date = wording::date_at(text, begin);
  if (!date) return false;
  std::string_view rest = text.substr(date->end);
  if (has_digit(rest) || wording::unit_end(text, date->end) != date->end) return false;
  target.comparison = Comparison::by_date;
  target.date = text.substr(begin, date->end - begin);
  return true;
}

/// Behind an operator, 12月底 is a date and 12月 are months.
bool is_calendar_date(std::string_view text, std::size_t at) {
  std::optional<wording::DateAt> date = wording::date_at(text, at);
  std::optional<NumberAt> number = wording::number_at(text, at);
  return date && !(number && text.substr(number->end, date->end - number->end) == "月");
}

/// Words, then an operator, a figure and its unit: 满意度≥90%. Nothing else may hold a digit.
void read_figure_behind_words(std::string_view text, Target& target) {
  std::size_t digit = 0;
  while (digit < text.size() && !wording::is_digit_at(text, digit)) digit += code_point_at(text, digit).bytes;
  if (digit >= text.size()) return;
  std::optional<ComparisonAt> comparison = wording::operator_before(text, digit);
  if (!comparison || comparison->comparison == Comparison::text) return;
  if (wording::operator_before(text, comparison->begin)) return;
  read_figure(text, digit, comparison->comparison, target);
}

void read_cell(std::string_view text, std::optional<Comparison> outside, Target& target) {
  target.comparison = wording::is_grade(text) ? Comparison::grade : Comparison::text;
  if (target.comparison == Comparison::grade) return;
  Operators inside = operators_at(text, past_openings(text));
  if (!inside.comparison && !outside && read_date(text, target)) return;
  if (outside) inside.add(*outside);
  if (inside.contradict || inside.comparison == Comparison::text) return;
  if (inside.comparison && is_calendar_date(text, inside.end) && read_date(text.substr(inside.end), target))
    return;
  if (read_figure(text, inside.end, inside.comparison, target)) return;
  if (!inside.comparison) read_figure_behind_words(text, target);
}

}  // namespace

Target parse_target(std::string_view cell, std::string_view operator_cell, std::string_view unit_cell) {
  Target target;
  target.written = squeezed(cell);
  if (target.written.empty()) return target;
  std::optional<Comparison> outside;
  if (!operator_cell.empty()) {
    std::string written = squeezed(operator_cell);
    Operators operators = operators_at(written, 0);
    if (operators.end == written.size() && !operators.contradict) outside = operators.comparison;
  }
  read_cell(target.written, outside, target);
  if (target.has_figure() && target.unit.empty() && !unit_cell.empty()) target.unit = squeezed(unit_cell);
  return target;
}

}  // namespace hengji
