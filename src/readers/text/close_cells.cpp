#include "readers/text/close_cells.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

#include "base/utf8.h"

namespace hengji::readers::text {
namespace {

constexpr int longest_cell = 16;      ///< characters; what is longer is running text
constexpr int longest_sentence = 10;  ///< behind whose end no cell begins
constexpr int caption_reach = 2;      ///< lines
constexpr int no_end = std::numeric_limits<int>::max();

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

bool is_latin(char32_t c) {
  return is_digit(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

bool is_one_of(char32_t c, std::u32string_view signs) {
  return signs.find(c) != std::u32string_view::npos;
}

bool is_comparison(char32_t c) {
  return is_one_of(c, U"≥≤＝=<>＜＞≧≦");
}

bool is_tick(char32_t c) {
  return is_one_of(c, U"✔✓√☑○●/—");
}

/// Of a cell that is set like Chinese text.
bool is_chinese(char32_t c) {
  return is_ideograph(c) || is_one_of(c, U"（）()、：:");
}

/// 1. （一） 2、 ③: what comes behind is the sentence.
bool is_numbering(std::string_view text) {
  constexpr std::u32string_view signs = U"0123456789.（）()、．一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩";
  const std::u32string all = decoded(text);
  const bool has_mark = is_one_of(all.back(), U".、．)）①②③④⑤⑥⑦⑧⑨⑩");
  return has_mark && all.find_first_not_of(signs) == std::u32string::npos;
}

/// 40 公里 before 100 公里: a figure with its unit, and no date.
bool is_figure_with_unit(std::string_view text) {
  const char32_t first = code_point_at(text, 0).value, last = last_character(text);
  return (is_digit(first) || is_comparison(first)) && is_ideograph(last) && !is_one_of(last, U"年月日至到");
}

bool parts_cells_beside_figures(const Sides& sides) {
  const char32_t left = last_character(sides.left.text), right = code_point_at(sides.right.text, 0).value;
  if (is_tick(left) || is_tick(right)) return true;
  if (is_chinese(left)) {
    if (is_chinese(right) || is_comparison(right)) return true;
    return is_digit(right) && is_figure_with_unit(sides.left.text);
  }
  const bool ends_figure = is_digit(left) || is_one_of(left, U"%％");
  return ends_figure && (is_digit(right) || is_comparison(right));
}

/// Whether the space between two sides is surely one between cells.
bool parts_cells(const Sides& sides, bool figures_apart) {
  const int left = sides.left.to - sides.left.from, right = sides.right.to - sides.right.from;
  if ((figures_apart && is_one_phrase(sides)) || is_numbering(sides.left.text)) return false;
  if (std::min(left, right) > longest_cell) return false;
  if (left > longest_sentence && is_one_of(last_character(sides.left.text), U"。；，,;")) return false;
  return !figures_apart || parts_cells_beside_figures(sides);
}

/// 单 位 名 称, at the beginning of a line: one word with its characters spread.
bool is_spread_word(std::string_view text) {
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++characters) {
    const CodePoint point = code_point_at(text, at);
    if (!is_ideograph(point.value)) return false;
    at += point.bytes;
    if (at < text.size() && text[at++] != ' ') return false;
  }
  return characters >= 3;
}

void append_cells(const Run& run, bool figures_apart, std::vector<Run>& cells) {
  Run rest = run;
  int column = run.from;
  for (std::size_t at = 0; at < rest.text.size(); ++column) {
    const CodePoint point = code_point_at(rest.text, at);
    if (point.value == U' ') {
      const Sides sides = sides_of(rest, at, column);
      if (parts_cells(sides, figures_apart)) {
        cells.push_back(sides.left);
        rest = sides.right;
        rest.is_close = true;
        at = 0;
        continue;
      }
    }
    at += point.bytes;
  }
  cells.push_back(rest);
}

/// A line that is one run stands alone, a caption say, where no line beside it has several.
bool stands_alone(std::span<const Run> runs, std::size_t at) {
  const auto has_several = [&](std::size_t i) {
    return i + 1 < runs.size() && runs[i].line == runs[i + 1].line;
  };
  for (std::size_t i = at + 1; i < runs.size() && runs[i].line <= runs[at].line + caption_reach; ++i)
    if (has_several(i)) return false;
  for (std::size_t i = at; i-- > 0 && runs[i].line >= runs[at].line - caption_reach;)
    if (has_several(i)) return false;
  return true;
}

/// — 3 —
bool is_page_number(std::string_view text) {
  constexpr std::u32string_view dashes = U"—–-";
  return is_one_of(code_point_at(text, 0).value, dashes) && is_one_of(last_character(text), dashes);
}

std::vector<Run> cut(const std::vector<Run>& runs, bool figures_apart) {
  std::vector<Run> cells;
  bool has_begun = false;  // lines of captions and titles are over
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const bool is_first = i == 0 || runs[i - 1].line != runs[i].line;
    const bool is_alone = is_first && (i + 1 == runs.size() || runs[i + 1].line != runs[i].line);
    has_begun = has_begun || !is_alone;
    const bool is_caption = is_alone && (!has_begun || is_page_number(runs[i].text) || stands_alone(runs, i));
    if (runs[i].text.empty() || is_caption || (is_first && is_spread_word(runs[i].text)))
      cells.push_back(runs[i]);
    else
      append_cells(runs[i], figures_apart, cells);
  }
  return cells;
}

struct Interval {
  int from = 0;
  int to = 0;
  int lines = 1;  ///< that have text there

  int overlap(const Run& run) const { return std::min(to, run.to) - std::max(from, run.from); }
};

/// How far to look for the columns of a line, and in how many lines one must show.
struct Search {
  int reach = 0;
  int support = 1;
};
constexpr std::array<Search, 4> searches{{{10, 2}, {30, 2}, {10, 1}, {30, 1}}};

/// Places the close cells of a page.
class Placement {
 public:
  explicit Placement(std::vector<Run>& cells) : cells_(cells) {}

  void run() {
    for (const Search& search : searches)
      for (std::size_t first = 0; first < cells_.size();) {
        std::size_t end = first + 1;
        while (end < cells_.size() && cells_[end].is_close) ++end;
        if (end - first > 1) place(first, end, search);
        first = std::max(end, first + 1);
      }
  }

 private:
  /// Columns between the neighbours of a group of cells, from left to right: each is the shortest text that
  /// stands in it, so that no wide one hides two of them.
  std::vector<Interval> columns_between(std::size_t first, int begin, int end, const Search& search) const {
    const int line = cells_[first].line;
    std::vector<const Run*> found{&cells_[first]};
    const auto take = [&](const Run& run) {
      const int middle = (run.from + run.to) / 2;
      if (run.line == line || run.is_close || run.to - run.from > longest_cell) return;
      if (run.from >= begin && middle < end) found.push_back(&run);
    };
    for (std::size_t i = first; i-- > 0 && cells_[i].line >= line - search.reach;) take(cells_[i]);
    for (std::size_t i = first; i < cells_.size() && cells_[i].line <= line + search.reach; ++i)
      take(cells_[i]);
    std::stable_sort(found.begin() + 1, found.end(),
                     [](const Run* a, const Run* b) { return a->to - a->from < b->to - b->from; });
    std::vector<Interval> columns;
    for (const Run* run : found) {
      const auto at = std::find_if(columns.begin(), columns.end(),
                                   [&](const Interval& column) { return column.overlap(*run) > 0; });
      if (at == columns.end())
        columns.push_back({run->from, run->to});
      else
        ++at->lines;
    }
    columns.front().lines = search.support;
    std::erase_if(columns, [&](const Interval& column) { return column.lines < search.support; });
    std::sort(columns.begin(), columns.end(),
              [](const Interval& a, const Interval& b) { return a.from < b.from; });
    return columns;
  }

  void place(std::size_t first, std::size_t end, const Search& search) {
    const int line = cells_[first].line;
    const int begin = first > 0 && cells_[first - 1].line == line ? cells_[first - 1].to : 0;
    const int limit = end < cells_.size() && cells_[end].line == line ? cells_[end].from : no_end;
    const std::vector<Interval> columns = columns_between(first, begin, limit, search);
    auto column = std::find_if(columns.begin(), columns.end(),
                               [&](const Interval& one) { return one.overlap(cells_[first]) > 0; });
    std::vector<const Interval*> places;
    for (std::size_t i = first + 1; i < end; ++i) {
      ++column;
      while (column != columns.end() && column->to < cells_[i].from) ++column;
      if (column == columns.end()) break;
      places.push_back(&*column);
    }
    const std::size_t wanted = end - first - 1;
    // Headings over columns that are empty stand at the right of all others.
    const bool is_enough =
        places.size() == wanted || (limit == no_end && !places.empty() && search.support == 1);
    if (is_enough) move(first + 1, end, places, limit);
  }

  void move(std::size_t first, std::size_t end, const std::vector<const Interval*>& places, int limit) {
    std::vector<int> from(end - first);
    for (std::size_t i = first; i < end; ++i) {
      const int least = i == first ? cells_[i].from : from[i - first - 1] + width(i - 1) + 1;
      const int wanted = i - first < places.size() ? places[i - first]->from : 0;
      from[i - first] = std::max({least, wanted, cells_[i].from});
    }
    int right = limit == no_end ? no_end : limit - 1;
    for (std::size_t i = end; i-- > first;) {
      if (right != no_end) from[i - first] = std::min(from[i - first], right - width(i));
      right = from[i - first] - 1;
    }
    for (std::size_t i = first; i < end; ++i) {
      const int at = std::max(from[i - first], cells_[i].from), wide = width(i);
      cells_[i].from = at;
      cells_[i].to = at + wide;
      cells_[i].is_close = false;
    }
  }

  int width(std::size_t i) const { return cells_[i].to - cells_[i].from; }

  std::vector<Run>& cells_;
};

}  // namespace

bool sets_figures_apart(std::span<const Line> lines) {
  int apart = 0, touching = 0;
  for (const Line& line : lines) {
    char32_t before = 0, last = 0;
    for (std::size_t at = 0; at < line.text.size();) {
      const CodePoint point = code_point_at(line.text, at);
      at += point.bytes;
      const char32_t left = last == U' ' ? before : last;
      const bool is_border =
          (is_ideograph(left) && is_latin(point.value)) || (is_latin(left) && is_ideograph(point.value));
      if (is_border) ++(last == U' ' ? apart : touching);
      before = last;
      last = point.value;
    }
  }
  return apart > touching;
}

std::vector<Run> with_close_cells(const std::vector<Run>& runs, bool figures_apart) {
  std::vector<Run> cells = cut(runs, figures_apart);
  Placement(cells).run();
  return cells;
}

}  // namespace hengji::readers::text
