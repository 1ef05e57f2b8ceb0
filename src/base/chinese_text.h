#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hengji {

/// The text without any white space: what a cell says once the line breaks that wrapping put in are gone.
std::string squeezed(std::string_view text);
/// The same, put behind what a text has.
void append_squeezed(std::string& text, std::string_view part);

/// For comparing, never for showing: white space removed, full-width ASCII made half-width, the forms of
/// one sign made one (≧ ⩾ → ≥, ≦ ⩽ → ≤, ＝ ═ ﹦ → =, “ ” „ → ", — ― – − → -, ✔ ☑ √ → ✓, · • ・ → ·), CJK
/// radicals (⽬ → 目) made characters. Letters are made lower case.
std::string folded(std::string_view text);

/// The same, put behind what a text has.
void append_folded(std::string& text, std::string_view part);

/// The same for a text that is only looked at: itself where folding leaves it as it is, else what was put
/// into `room`. Valid as long as both are.
std::string_view folded(std::string_view text, std::string& room);

/// The part of a text that a stretch of its folded form, in bytes, was made of, without the white space
/// around it.
std::string_view unfolded(std::string_view text, std::size_t begin, std::size_t end);

/// One code point under the same mapping; 0 for white space.
char32_t rare_folded(char32_t code_point);
inline char32_t folded(char32_t c) {
  return c >= 0x4000 && c <= 0x9FFF ? c : rare_folded(c);  // most of the ideographs, of which no fold speaks
}

/// Full-width digits, points, commas and percent signs made ASCII; everything else as it is.
std::string with_ascii_digits(std::string_view text);

/// Without white space at both ends.
std::string_view trimmed(std::string_view text);

/// 一 to 九十九 → 1 to 99; 0 for anything else.
int chinese_number(std::string_view text);

/// At every '\n'; a '\r' before it is dropped.
std::vector<std::string_view> lines_of(std::string_view text);

}  // namespace hengji
