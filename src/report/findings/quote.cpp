#include "report/findings/quote.h"

#include <algorithm>

#include "base/chinese_text.h"
#include "base/utf8.h"

namespace hengji::report {
namespace {

/// A character that is no white space, folded, and where it stands.
struct Character {
  char32_t value;
  std::size_t line;
  std::size_t begin;
  std::size_t end;
};

std::vector<Character> characters_of(std::span<const std::string_view> lines) {
  std::vector<Character> characters;
  std::size_t bytes = 0;
  for (std::string_view line : lines) bytes += line.size();
  characters.reserve(bytes / 2);
  for (std::size_t line = 0; line < lines.size(); ++line)
    for (std::size_t at = 0; at < lines[line].size();) {
      CodePoint point = code_point_at(lines[line], at);
      if (char32_t value = folded(point.value)) characters.push_back({value, line, at, at + point.bytes});
      at += point.bytes;
    }
  return characters;
}

std::u32string folded_characters(std::string_view text) {
  std::u32string characters;
  characters.reserve(text.size() / 2);
  for (std::size_t at = 0; at < text.size();) {
    CodePoint point = code_point_at(text, at);
    if (char32_t value = folded(point.value)) characters += value;
    at += point.bytes;
  }
  return characters;
}

using Place = std::vector<Character>::const_iterator;

/// One mark a line for the characters from begin to end.
void add_marks(std::vector<Mark>& marks, Place begin, Place end) {
  for (; begin != end; ++begin) {
    if (marks.empty() || marks.back().line != begin->line || marks.back().end > begin->begin)
      marks.push_back({begin->line, begin->begin, begin->end});
    marks.back().end = begin->end;
  }
}

Place find(Place from, Place end, const std::u32string& piece) {
  return std::search(from, end, piece.begin(), piece.end(),
                     [](const Character& character, char32_t value) { return character.value == value; });
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
  std::vector<Character> characters = characters_of(lines);
  std::u32string whole = folded_characters(quote);
  std::vector<Mark> marks;
  if (whole.empty()) return marks;
  auto size = [](const std::u32string& text) { return static_cast<std::ptrdiff_t>(text.size()); };
  if (Place found = find(characters.cbegin(), characters.cend(), whole); found != characters.cend()) {
    add_marks(marks, found, found + size(whole));
    return marks;
  }
  Place from = characters.cbegin();
  for (const std::u32string& piece : pieces_of(quote)) {
    Place found = find(from, characters.cend(), piece);
    if (found == characters.cend()) return {};
    std::vector<Mark> one;
    add_marks(one, found, found + size(piece));
    marks.insert(marks.end(), one.begin(), one.end());
    from = found + size(piece);
  }
  return marks;
}

}  // namespace hengji::report
