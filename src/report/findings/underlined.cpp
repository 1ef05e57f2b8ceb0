#include "report/findings/underlined.h"

#include <algorithm>
#include <optional>

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

/// How many columns a text takes that is shown as it is; nothing when it has control characters or bytes that
/// are no UTF-8.
std::optional<int> plain_columns(std::string_view text) {
  int columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (std::size_t ideographs = ideograph_bytes(text, at)) {
      constexpr std::size_t bytes = 3, wide = 2;
      columns += static_cast<int>(ideographs / bytes * wide);
      at += ideographs;
      continue;
    }
    if (text[at] >= ' ' && text[at] <= '~') {
      ++columns, ++at;
      continue;
    }
    CodePoint point = code_point_at(text, at);
    if (point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0) || point.value == 0xFFFD)
      return std::nullopt;
    columns += display_width(point.value);
    at += point.bytes;
  }
  return columns;
}

/// A line that fits and is shown as it is, which nearly all are; its marks follow each other.
std::optional<Underlined> underlined_as_it_is(const ExcerptLine& line, int width) {
  std::string_view text = line.text;
  Underlined out;
  int columns = 0;
  std::size_t at = 0;
  for (const Mark& mark : line.marks) {
    std::optional<int> before = plain_columns(text.substr(at, mark.begin - at)),
                       marked = plain_columns(text.substr(mark.begin, mark.end - mark.begin));
    if (!before || !marked) return std::nullopt;
    out.underline.append(static_cast<std::size_t>(*before), ' ');
    out.underline.append(static_cast<std::size_t>(*marked), '^');
    columns += *before + *marked;
    at = mark.end;
  }
  std::optional<int> rest = plain_columns(text.substr(at));
  if (!rest || columns + *rest > width) return std::nullopt;
  out.text = text.substr(0, text.find_last_not_of(' ') + 1);
  out.underline.erase(out.underline.find_last_not_of(' ') + 1);
  return out;
}

}  // namespace

Underlined underlined(const ExcerptLine& line, int width) {
  if (auto as_it_is = underlined_as_it_is(line, width)) return *std::move(as_it_is);
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
