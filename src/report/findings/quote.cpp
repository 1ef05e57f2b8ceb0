#include "report/findings/quote.h"

#include <algorithm>

#include "base/chinese_text.h"
#include "base/utf8.h"

namespace hengji::report {
namespace {

/// Where the quote, which is not empty, first stands. Nearly all characters begin with the same few bytes:
/// its last byte is looked for.
std::size_t found_in(std::string_view line, std::string_view quote) {
  std::size_t last = quote.size() - 1;
  for (std::size_t at = line.find(quote.back(), last); at != std::string_view::npos;
       at = line.find(quote.back(), at + 1))
    if (line.substr(at - last).starts_with(quote)) return at - last;
  return std::string_view::npos;
}

/// Lines that follow each other as one folded text, to search in.
class FoldedLines {
 public:
  explicit FoldedLines(std::span<const std::string_view> lines) : lines_(lines) {
    ends_.reserve(lines.size());
    for (std::string_view line : lines) {
      append_folded(text_, line);
      ends_.push_back(text_.size());
    }
  }

  /// Where a folded text first stands from `from` on.
  std::size_t find(std::string_view folded_text, std::size_t from) const {
    std::size_t at = found_in(std::string_view(text_).substr(from), folded_text);
    return at == std::string_view::npos ? at : from + at;
  }

  /// One mark for each line that the stretch of the folded text goes over.
  void mark(std::size_t begin, std::size_t end, std::vector<Mark>& marks) const {
    std::size_t line_begin = 0;
    for (std::size_t i = 0; i < lines_.size(); line_begin = ends_[i++]) {
      std::size_t from = std::max(begin, line_begin), to = std::min(end, ends_[i]);
      if (from >= to) continue;
      std::string_view part = unfolded(lines_[i], from - line_begin, to - line_begin);
      auto at = static_cast<std::size_t>(part.data() - lines_[i].data());
      marks.push_back({i, at, at + part.size()});
    }
  }

 private:
  std::span<const std::string_view> lines_;
  std::string text_;
  std::vector<std::size_t> ends_;  ///< of each line in the text
};

/// What stands between the white space of a quote, folded.
std::vector<std::string> pieces_of(std::string_view quote) {
  std::vector<std::string> pieces;
  std::size_t start = 0;
  for (std::size_t at = 0; at <= quote.size();) {
    if (std::size_t ideographs = ideograph_bytes(quote, at)) {
      at += ideographs;
      continue;
    }
    CodePoint point = at < quote.size() ? code_point_at(quote, at) : CodePoint{U' ', 1};
    if (is_space(point.value)) {
      if (std::string piece = folded(quote.substr(start, at - start)); !piece.empty())
        pieces.push_back(std::move(piece));
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
  std::vector<Mark> marks;
  std::string whole = folded(quote);
  if (whole.empty()) return marks;
  const FoldedLines folded_lines(lines);
  if (std::size_t at = folded_lines.find(whole, 0); at != std::string_view::npos) {
    folded_lines.mark(at, at + whole.size(), marks);
    return marks;
  }
  std::size_t from = 0;
  for (const std::string& piece : pieces_of(quote)) {
    std::size_t at = folded_lines.find(piece, from);
    if (at == std::string_view::npos) return {};
    from = at + piece.size();
    folded_lines.mark(at, from, marks);
  }
  return marks;
}

}  // namespace hengji::report
