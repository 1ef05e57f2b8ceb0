// From sections of parts and a stored number to what a person sees.

#include "readers/sheets/number_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "readers/numerals/numerals.h"
#include "readers/sheets/calendar.h"
#include "readers/sheets/decimal_text.h"

namespace hengji::readers {
namespace {

using Part = NumberFormat::Part;
using Section = NumberFormat::Section;
using Kind = Part::Kind;

constexpr int significant_digits = 15;
constexpr int readable_whole_digits = 21;
constexpr int readable_places = 30;

bool holds(const Section& section, double value) {
  switch (section.comparison) {
    case '<':
      return value < section.operand;
    case '>':
      return value > section.operand;
    case '=':
      return value == section.operand;
    case 'l':
      return value <= section.operand;
    case 'g':
      return value >= section.operand;
    case '!':
      return value != section.operand;
    default:
      return false;
  }
}

struct Choice {
  const Section* section = nullptr;
  bool signs_itself = false;  ///< the section was made for negative numbers and writes its own sign
};

Choice choose(const std::vector<Section>& sections, const DecimalText& number) {
  std::size_t count = sections.size();
  if (count > 1 && sections.back().is_text) --count;
  bool conditional = std::ranges::any_of(sections, [](const Section& s) { return s.comparison != 0; });
  if (conditional) {
    for (std::size_t i = 0; i < count; ++i)
      if (sections[i].comparison == 0 || holds(sections[i], number.value()))
        return {&sections[i], i > 0 && number.negative};
    return {};
  }
  if (count == 1) return {&sections[0], false};
  if (number.is_zero() && count >= 3) return {&sections[2], false};
  if (number.negative && !number.is_zero()) return {&sections[1], true};
  return {&sections[0], false};
}

std::string plain(const DecimalText& number) {
  std::string whole = number.whole();
  std::string fraction = number.fraction();
  if (static_cast<int>(whole.size()) > readable_whole_digits ||
      static_cast<int>(fraction.size()) > readable_places) {
    int power = static_cast<int>(number.digits.size()) - 1 + number.exponent;
    std::string rest = number.digits.substr(1);
    return fmt::format("{}{}{}{}E{}{:02}", number.negative ? "-" : "", number.digits[0],
                       rest.empty() ? "" : ".", rest, power < 0 ? "-" : "+", std::abs(power));
  }
  std::string text = number.negative ? "-" : "";
  text += whole.empty() ? "0" : whole;
  if (!fraction.empty()) text += "." + fraction;
  return text;
}

/// How many digits a section has before and behind its point, and in its exponent.
struct Places {
  int whole = 0;
  int fraction = 0;
  int exponent = 0;
};

Places places_of(const Section& section) {
  Places places;
  int* counted = &places.whole;
  for (const Part& part : section.parts) {
    if (part.kind == Kind::point) counted = &places.fraction;
    if (part.kind == Kind::exponent) counted = &places.exponent;
    if (part.kind == Kind::digit) ++*counted;
  }
  return places;
}

/// The digits that the k-th of n placeholders before the point shows: one, or for the first all that remain.
void append_whole(std::string& out, const std::string& whole, char placeholder, int k, int n, bool grouped) {
  auto digit_at = [&](int from_right) {
    int index = static_cast<int>(whole.size()) - 1 - from_right;
    if (index >= 0) {
      out += whole[index];
    } else if (placeholder == '0') {
      out += '0';
    } else {
      return;
    }
    if (grouped && from_right > 0 && from_right % 3 == 0) out += ',';
  };
  int from_right = n - 1 - k;
  if (k == 0)
    for (int higher = static_cast<int>(whole.size()) - 1; higher > from_right; --higher) digit_at(higher);
  digit_at(from_right);
}

/// Fills the placeholders of a section with a number that is already scaled and rounded.
std::string filled(const Section& section, const Places& places, const DecimalText& number, int power) {
  std::string whole = number.whole();
  std::string fraction = number.fraction();
  std::string exponent = std::to_string(std::abs(power));
  std::string text;
  int seen = 0;
  Kind zone = Kind::digit;  // digit before the point, then point, then exponent
  std::string point;
  for (const Part& part : section.parts) {
    if (part.kind == Kind::literal || part.kind == Kind::percent || part.kind == Kind::fraction) {
      text += part.text;
    } else if (part.kind == Kind::general) {
      text += plain(number);
    } else if (part.kind == Kind::point) {
      if (places.whole == 0) text += whole;
      point = ".";
      zone = Kind::point;
      seen = 0;
    } else if (part.kind == Kind::exponent) {
      text += power < 0 ? "E-" : part.text == "E-" || part.text == "e-" ? "E" : "E+";
      zone = Kind::exponent;
      seen = 0;
    } else if (part.kind == Kind::digit) {
      char placeholder = part.text[0];
      if (zone == Kind::digit) append_whole(text, whole, placeholder, seen, places.whole, section.grouped);
      if (zone == Kind::exponent) append_whole(text, exponent, placeholder, seen, places.exponent, false);
      bool shown = seen < static_cast<int>(fraction.size()) || placeholder == '0';
      if (zone == Kind::point && shown) {
        text += std::exchange(point, "");
        text += seen < static_cast<int>(fraction.size()) ? fraction[seen] : '0';
      }
      ++seen;
    }
  }
  return text;
}

/// A section with a solidus between digits: the nearest fraction whose denominator has as many digits.
std::string as_fraction(const Section& section, const DecimalText& number) {
  auto solidus = std::ranges::find(section.parts, Kind::fraction, &Part::kind);
  auto digits =
      std::count_if(solidus, section.parts.end(), [](const Part& p) { return p.kind == Kind::digit; });
  int most = digits >= 3 ? 999 : digits == 2 ? 99 : 9;
  DecimalText positive = number;
  positive.negative = false;
  double value = positive.value();
  double whole = std::floor(value);
  if (value > 1e15) return plain(positive);
  long best_numerator = 0;
  long best_denominator = 1;
  double best = 2;
  for (int denominator = 1; denominator <= most; ++denominator) {
    long numerator = std::lround((value - whole) * denominator);
    double distance = std::abs((value - whole) - static_cast<double>(numerator) / denominator);
    if (distance < best - 1e-12) {
      best = distance;
      best_numerator = numerator;
      best_denominator = denominator;
    }
  }
  if (best_numerator == best_denominator) return fmt::format("{:.0f}", whole + 1);
  if (best_numerator == 0) return fmt::format("{:.0f}", whole);
  std::string fraction = fmt::format("{}/{}", best_numerator, best_denominator);
  return whole == 0 ? fraction : fmt::format("{:.0f} {}", whole, fraction);
}

bool has(const Section& section, Kind kind) {
  return std::ranges::any_of(section.parts, [&](const Part& part) { return part.kind == kind; });
}

std::string in_chinese_digits(const Section& section, const std::string& shown, const DecimalText& number) {
  std::string whole = number.whole();
  if (!number.fraction().empty() || whole.size() > 15) return shown;
  long long value = whole.empty() ? 0 : std::stoll(whole);
  return section.chinese_digits == 1 ? chinese_counting(value) : chinese_legal(value);
}

std::string as_number(const Section& section, DecimalText number, bool signs_itself) {
  if (!number.is_zero()) number.exponent += section.scale;
  number.round_to_significant(significant_digits);
  Places places = places_of(section);
  bool negative = number.negative;
  number.negative = false;
  std::string text;
  bool chinese = section.chinese_digits == 1 || section.chinese_digits == 2;
  if (has(section, Kind::fraction)) {
    text = as_fraction(section, number);
  } else if (has(section, Kind::exponent)) {
    int power = number.is_zero() ? 0 : static_cast<int>(number.digits.size()) - 1 + number.exponent;
    number.exponent -= power;
    number.round_to_places(places.fraction);
    if (number.whole().size() > 1) {  // 9.99 became 10.0
      number.exponent -= 1;
      power += 1;
    }
    text = filled(section, places, number, power);
  } else if (chinese && (has(section, Kind::general) || places.fraction == 0)) {
    text = in_chinese_digits(section, plain(number), number);
  } else {
    if (!has(section, Kind::general)) number.round_to_places(places.fraction);
    text = filled(section, places, number, 0);
  }
  return negative && !signs_itself && !number.is_zero() ? "-" + text : text;
}

/// A figure that needs no rounding under a plain format; empty for every other, which goes the long way.
std::string plainly_shown(std::string_view text, const NumberFormat::Plain& plain) {
  std::string_view rest = text.starts_with('-') ? text.substr(1) : text;
  std::size_t whole = std::min(rest.find_first_not_of("0123456789"), rest.size());
  std::string_view fraction = rest.substr(whole);
  if (fraction.starts_with('.')) fraction.remove_prefix(1);
  bool fits = whole > 0 && rest.size() <= significant_digits && (whole == 1 || rest[0] != '0') &&
              static_cast<int>(fraction.size()) <= plain.places &&
              fraction.find_first_not_of("0123456789") == std::string_view::npos;
  if (!fits || (rest.size() < text.size() && rest.find_first_not_of("0.") == std::string_view::npos))
    return {};
  std::array<char, 2 * significant_digits + 2> room{};  // sign, digits, a comma for three of them, the point
  char* end = room.data();
  if (rest.size() < text.size()) *end++ = '-';
  for (std::size_t i = 0; i < whole; ++i) {
    *end++ = rest[i];
    std::size_t behind = whole - 1 - i;
    if (plain.grouped && behind > 0 && behind % 3 == 0) *end++ = ',';
  }
  if (plain.places > 0) {
    *end++ = '.';
    end = std::ranges::copy(fraction, end).out;
  }
  std::string shown(room.data(), end);
  if (plain.places > 0) shown.append(static_cast<std::size_t>(plain.places) - fraction.size(), '0');
  return shown;
}

}  // namespace

std::string general_number(std::string_view text) {
  bool digits_only = text.size() <= significant_digits && !text.empty() &&
                     (text[0] != '0' || text.size() == 1) &&
                     text.find_first_not_of("0123456789") == std::string_view::npos;
  if (digits_only) return std::string(text);
  DecimalText number;
  if (!DecimalText::parse(text, number)) return std::string(text);
  number.round_to_significant(significant_digits);
  if (number.is_zero()) number.negative = false;
  return plain(number);
}

std::string NumberFormat::shown(std::string_view text, DateSystem dates) const {
  if (sections_.empty()) return general_number(text);
  if (plain_.applies) {
    std::string simple = plainly_shown(text, plain_);
    if (!simple.empty()) return simple;
  }
  DecimalText number;
  if (!DecimalText::parse(text, number)) return std::string(text);
  Choice choice = choose(sections_, number);
  if (choice.section == nullptr || choice.section->is_text) return general_number(text);
  if (choice.section->is_date) {
    std::optional<Moment> moment = moment_of(number.value(), dates);
    return moment ? as_date(*choice.section, *moment) : general_number(text);
  }
  return as_number(*choice.section, std::move(number), choice.signs_itself);
}

std::string NumberFormat::shown_text(std::string_view text) const {
  for (const Section& section : sections_) {
    if (!section.is_text) continue;
    std::string shown;
    for (const Part& part : section.parts)
      shown += part.kind == Kind::text ? text : std::string_view(part.text);
    return shown;
  }
  return std::string(text);
}

}  // namespace hengji::readers
