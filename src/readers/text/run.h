#pragma once

#include <string_view>
#include <vector>

namespace hengji::readers::text {

/// Text without a gap of two spaces in it, and the columns it takes in its line.
struct Run {
  std::string_view text;
  int line = 0;
  int from = 0;
  int to = 0;
  bool is_close = false;  ///< follows another cell at one space: where its column begins is not said
};

/// Appends the runs of a line; a gap is two spaces or more, or one ideographic space. A line without text
/// gives one empty run.
void append_runs(std::string_view line, int index, std::vector<Run>& runs);

/// Zero for none.
char32_t last_character(std::string_view text);

/// The two sides of the single space at byte `at` of a run, which stands in `column` of the line.
struct Sides {
  Run left;
  Run right;
};
Sides sides_of(const Run& run, std::size_t at, int column);

/// 2024 年度, 满意度不低于 95%。: a year, and the end of a sentence that goes on behind a figure.
bool is_one_phrase(const Sides& sides);

}  // namespace hengji::readers::text
