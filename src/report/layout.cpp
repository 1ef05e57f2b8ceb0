#include "report/layout.h"

#include <algorithm>

#include "base/chinese_text.h"
#include "base/utf8.h"

namespace hengji::report {
namespace {

bool closes(char32_t c) {
  switch (c) {
    case U'，':
    case U'。':
    case U'、':
    case U'；':
    case U'：':
    case U'？':
    case U'！':
    case U'）':
    case U'》':
    case U'〉':
    case U'」':
    case U'』':
    case U'】':
    case U'〕':
    case U'”':
    case U'’':
    case U'％':
    case U'…':
      return true;
    default:
      return false;
  }
}

bool joins_words(char32_t c) {
  return c < 0x2E80 && !is_space(c);
}

/// Whether a line may end between the two.
bool may_break(char32_t before, char32_t after) {
  if (closes(after)) return false;
  return !joins_words(before) || !joins_words(after);
}

constexpr std::size_t ideograph = 3;  ///< bytes
constexpr int ideograph_width = 2;

/// How many ideographs from `at` on fit into so many columns.
std::size_t fitting_ideographs(std::string_view line, std::size_t at, int columns) {
  if (columns < ideograph_width) return 0;
  return std::min(ideograph_bytes(line, at) / ideograph, static_cast<std::size_t>(columns / ideograph_width));
}

/// Breaks one line of the source, greedily, at the last place that allows it.
void wrap_line(std::string_view line, int width, std::vector<std::string_view>& out) {
  std::size_t start = 0, last_break = 0, at = 0;
  int used = 0, used_at_break = 0;
  char32_t before = 0;
  while (at < line.size()) {
    // A line may end in front of any ideograph.
    if (std::size_t fitting = fitting_ideographs(line, at, width - used)) {
      std::size_t last = at + (fitting - 1) * ideograph;
      used += static_cast<int>(fitting) * ideograph_width;
      if (last > start) {
        last_break = last;
        used_at_break = used - ideograph_width;
      }
      at = last + ideograph;
      before = U'一';
      continue;
    }
    CodePoint point = code_point_at(line, at);
    if (at > start && (is_space(before) || may_break(before, point.value))) {
      last_break = at;
      used_at_break = used;
    }
    int wide = display_width(point.value);
    if (used + wide > width && at > start && !closes(point.value)) {
      std::size_t cut = last_break > start ? last_break : at;
      out.emplace_back(trimmed(line.substr(start, cut - start)));
      used -= cut == at ? used : used_at_break;
      start = last_break = cut;
      used_at_break = 0;
    }
    used += wide;
    before = point.value;
    at += point.bytes;
  }
  out.emplace_back(start == 0 ? line : trimmed(line.substr(start)));
}

}  // namespace

std::vector<std::string_view> wrapped(std::string_view text, int width) {
  std::vector<std::string_view> lines;
  for (std::string_view line : lines_of(text)) wrap_line(line, width < 8 ? 8 : width, lines);
  return lines;
}

std::string padded(std::string_view text, int width) {
  std::string out(text);
  if (int used = display_width(text); used < width) out.append(static_cast<std::size_t>(width - used), ' ');
  return out;
}

std::string clipped(std::string_view text, int width) {
  if (display_width(text) <= width) return std::string(text);
  std::string out;
  int used = 1;
  for (std::size_t at = 0; at < text.size();) {
    CodePoint point = code_point_at(text, at);
    used += display_width(point.value);
    if (used > width) break;
    out += text.substr(at, point.bytes);
    at += point.bytes;
  }
  return out + "…";
}

}  // namespace hengji::report
