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

/// Where the quote, which is not empty, first stands. Nearly all characters begin with the same few bytes:
/// its last byte is looked for.
std::size_t found_in(std::string_view line, std::string_view quote) {
  std::size_t last = quote.size() - 1;
  for (std::size_t at = line.find(quote.back(), last); at != std::string_view::npos;
       at = line.find(quote.back(), at + 1))
    if (line.substr(at - last).starts_with(quote)) return at - last;
  return std::string_view::npos;
}

std::u32string folded_characters(std::string_view text) {
  std::u32string characters;
  characters.reserve(text.size() / 2);
  each_character(text, [&](char32_t value, std::size_t, std::size_t) { characters += value; });
  return characters;
}

/// The characters of all lines one after the other, to search in, and where each stands.
struct Characters {
  std::u32string values;
  std::vector<Mark> places;

  explicit Characters(std::span<const std::string_view> lines) {
    std::size_t bytes = 0;
    for (std::string_view line : lines) bytes += line.size();
    values.reserve(bytes / 2);
    places.reserve(bytes / 2);
    for (std::size_t line = 0; line < lines.size(); ++line)
      each_character(lines[line], [&](char32_t value, std::size_t begin, std::size_t end) {
        values += value;
        places.push_back({line, begin, end});
      });
  }
};

/// One mark a line for characters that follow each other.
void add_marks(std::span<const Mark> places, std::vector<Mark>& marks) {
  std::size_t first = marks.size();
  for (const Mark& place : places) {
    if (marks.size() == first || marks.back().line != place.line) marks.push_back(place);
    marks.back().end = place.end;
  }
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
    if (std::size_t at = found_in(lines[i], quote); at != std::string_view::npos)
      return {{i, at, at + quote.size()}};
  std::u32string whole = folded_characters(quote);
  std::vector<Mark> marks;
  if (whole.empty()) return marks;
  const Characters characters(lines);
  auto mark = [&](std::size_t begin, std::size_t count) {
    add_marks(std::span(characters.places).subspan(begin, count), marks);
  };
  if (std::size_t at = characters.values.find(whole); at != std::u32string::npos) {
    mark(at, whole.size());
    return marks;
  }
  std::size_t from = 0;
  for (const std::u32string& piece : pieces_of(quote)) {
    std::size_t at = characters.values.find(piece, from);
    if (at == std::u32string::npos) return {};
    mark(at, piece.size());
    from = at + piece.size();
  }
  return marks;
}

}  // namespace hengji::report
