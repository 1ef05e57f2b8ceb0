#include "report/findings/quote.h"

#include <algorithm>

#include "base/chinese_text.h"
#include "base/utf8.h"

namespace hengji::report {
namespace {

/// Calls visit with each character that is no white space, folded, and where it begins and ends.
template <typename Visit>
void each_character(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    CodePoint point = code_point_at(text, at);
    bool is_plain = point.value >= U'一' && point.value <= U'鿿';
    if (char32_t value = is_plain ? point.value : folded(point.value)) visit(value, at, at + point.bytes);
    at += point.bytes;
  }
}

std::u32string folded_characters(std::string_view text) {
  std::u32string characters;
  characters.reserve(text.size() / 2);
  each_character(text, [&](char32_t value, std::size_t, std::size_t) { characters += value; });
  return characters;
}

/// The characters of all lines one after the other, to search in.
std::u32string folded_characters(std::span<const std::string_view> lines) {
  std::u32string characters;
  std::size_t bytes = 0;
  for (std::string_view line : lines) bytes += line.size();
  characters.reserve(bytes / 2);
  for (std::string_view line : lines)
    each_character(line, [&](char32_t value, std::size_t, std::size_t) { characters += value; });
  return characters;
}

/// One mark a line for so many characters from the character `begin` of the lines on.
void add_marks(std::span<const std::string_view> lines, std::size_t begin, std::size_t count,
               std::vector<Mark>& marks) {
  std::size_t number = 0, first = marks.size();
  for (std::size_t line = 0; line < lines.size() && number < begin + count; ++line)
    each_character(lines[line], [&](char32_t, std::size_t from, std::size_t to) {
      std::size_t here = number++;
      if (here < begin || here >= begin + count) return;
      if (marks.size() == first || marks.back().line != line) marks.push_back({line, from, to});
      marks.back().end = to;
    });
}

std::vector<std::u32string> pieces_of(std::string_view quote) {
  std::vector<std::u32string> pieces;
  std::size_t start = 0;
  for (std::size_t at = 0; at <= quote.size();) {
    CodePoint point = at < quote.size() ? code_point_at(quote, at) : CodePoint{U' ', 1};
    if (is_space(point.value)) {
      if (auto piece = folded_characters(quote.substr(start, at - start)); !piece.empty())
        pieces.push_back(piece);
      start = at + point.bytes;
    }
    at += point.bytes;
  }
  return pieces;
}

}  // namespace

std::vector<Mark> find_quote(std::span<const std::string_view> lines, std::string_view quote) {
  for (std::size_t i = 0; i < lines.size() && !quote.empty(); ++i)
    if (std::size_t at = lines[i].find(quote); at != std::string_view::npos)
      return {{i, at, at + quote.size()}};
  std::u32string characters = folded_characters(lines);
  std::u32string whole = folded_characters(quote);
  std::vector<Mark> marks;
  if (whole.empty()) return marks;
  if (std::size_t at = characters.find(whole); at != std::u32string::npos) {
    add_marks(lines, at, whole.size(), marks);
    return marks;
  }
  std::size_t from = 0;
  for (const std::u32string& piece : pieces_of(quote)) {
    std::size_t at = characters.find(piece, from);
    if (at == std::u32string::npos) return {};
    add_marks(lines, at, piece.size(), marks);
    from = at + piece.size();
  }
  return marks;
}

}  // namespace hengji::report
