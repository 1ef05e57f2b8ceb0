#include "report/findings/underlined.h"

#include <algorithm>

#include "base/utf8.h"

namespace hengji::report {
namespace {

/// A character as it is shown.
struct Shown {
  std::string_view bytes;
  int width;
  bool is_marked;
};

/// Control characters would move the cursor or change the terminal; they are shown as a space.
std::vector<Shown> shown(const ExcerptLine& line) {
  std::vector<Shown> characters;
  for (std::size_t at = 0; at < line.text.size();) {
    CodePoint point = code_point_at(line.text, at);
    bool is_marked =
        std::ranges::any_of(line.marks, [&](const Mark& mark) { return mark.begin <= at && at < mark.end; });
    bool is_control = point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0);
    std::string_view bytes = std::string_view(line.text).substr(at, point.bytes);
    if (is_control) bytes = " ";
    if (!is_control && point.value == 0xFFFD) bytes = "\uFFFD";
    characters.push_back({bytes, is_control ? 1 : display_width(point.value), is_marked});
    at += point.bytes;
  }
  return characters;
}

/// The stretch of characters that fits: everything, or what stands around the first mark.
std::pair<std::size_t, std::size_t> window(const std::vector<Shown>& characters, int width) {
  int total = 0;
  for (const Shown& one : characters) total += one.width;
  if (total <= width) return {0, characters.size()};
  auto marked = std::ranges::find_if(characters, &Shown::is_marked);
  std::size_t begin = marked == characters.end() ? 0 : static_cast<std::size_t>(marked - characters.begin());
  int used = 2;  // the two signs of what is left out
  for (int before = 0; begin > 0 && before + characters[begin - 1].width <= width / 4; --begin)
    before += characters[begin - 1].width;
  std::size_t end = begin;
  while (end < characters.size() && used + characters[end].width <= width) used += characters[end++].width;
  while (begin > 0 && used + characters[begin - 1].width <= width) used += characters[--begin].width;
  return {begin, end};
}

/// A line that fits as it is: without control characters and bytes that are no UTF-8.
bool is_plain(const ExcerptLine& line, int width) {
  int used = 0;
  for (std::size_t at = 0; at < line.text.size();) {
    if (std::size_t ideographs = ideograph_bytes(line.text, at)) {
      constexpr std::size_t bytes = 3, columns = 2;
      used += static_cast<int>(ideographs / bytes * columns);
      at += ideographs;
      continue;
    }
    CodePoint point = code_point_at(line.text, at);
    if (point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0) || point.value == 0xFFFD)
      return false;
    used += display_width(point.value);
    at += point.bytes;
  }
  return used <= width;
}

Underlined underlined_as_it_is(const ExcerptLine& line) {
  Underlined out;
  out.text = line.text.substr(0, line.text.find_last_not_of(' ') + 1);
  auto width_of = [&](std::size_t from, std::size_t to) {
    return static_cast<std::size_t>(display_width(std::string_view(line.text).substr(from, to - from)));
  };
  for (const Mark& mark : line.marks) {
    std::size_t begin = width_of(0, mark.begin), end = begin + width_of(mark.begin, mark.end);
    out.underline.resize(std::max(out.underline.size(), end), ' ');
    std::fill(out.underline.begin() + begin, out.underline.begin() + end, '^');
  }
  out.underline.erase(out.underline.find_last_not_of(' ') + 1);
  return out;
}

}  // namespace

Underlined underlined(const ExcerptLine& line, int width) {
  if (is_plain(line, width)) return underlined_as_it_is(line);
  std::vector<Shown> characters = shown(line);
  auto [begin, end] = window(characters, width);
  Underlined out;
  auto put = [&](std::string_view bytes, int columns, bool is_marked) {
    out.text += bytes;
    out.underline.append(static_cast<std::size_t>(columns), is_marked ? '^' : ' ');
  };
  if (begin > 0) put("…", 1, false);
  for (std::size_t i = begin; i < end; ++i)
    put(characters[i].bytes, characters[i].width, characters[i].is_marked);
  if (end < characters.size()) put("…", 1, false);
  out.underline.erase(out.underline.find_last_not_of(' ') + 1);
  out.text.erase(out.text.find_last_not_of(' ') + 1);
  return out;
}

}  // namespace hengji::report
