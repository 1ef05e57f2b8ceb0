#include "words.h"

#include <algorithm>

#include "unicode.h"

namespace hengji_pdf {

namespace {

double middle_of(const Rectangle& box) {
  return (box.y0 + box.y1) / 2;
}

/// The characters in an area in the order in which they are read: line by line, each from the left.
std::vector<const Character*> read_in(const PageContents& page, const Rectangle& area) {
  std::vector<const Character*> found;
  for (const Character& one : page.characters) {
    const double x = (one.box.x0 + one.box.x1) / 2, y = middle_of(one.box);
    if (x >= area.x0 && x <= area.x1 && y >= area.y0 && y <= area.y1 && !is_blank(one.text))
      found.push_back(&one);
  }
  std::stable_sort(found.begin(), found.end(), [](const Character* a, const Character* b) {
    return middle_of(a->box) < middle_of(b->box);
  });
  for (auto line = found.begin(); line != found.end();) {
    const Rectangle& first = (*line)->box;
    auto end =
        std::find_if(line, found.end(), [&](const Character* one) { return middle_of(one->box) > first.y1; });
    std::stable_sort(line, end, [](const Character* a, const Character* b) { return a->box.x0 < b->box.x0; });
    line = end;
  }
  return found;
}

std::string without_blanks(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    const std::string one(text.substr(at, end - at));
    if (!is_blank(one) && static_cast<unsigned char>(one[0]) > 0x20) out += one;
    at = end;
  }
  return out;
}

/// Keeps the characters that make the words; all of them where the words do not stand in one piece.
void keep_words(std::vector<const Character*>& found, std::string_view words) {
  const std::string wanted = without_blanks(words);
  std::string text;
  std::vector<std::size_t> starts;
  for (const Character* one : found) {
    starts.push_back(text.size());
    text += one->text;
  }
  const std::size_t begin = wanted.empty() ? std::string::npos : text.find(wanted);
  if (begin == std::string::npos) return;
  std::vector<const Character*> kept;
  for (std::size_t i = 0; i < found.size(); ++i)
    if (starts[i] + found[i]->text.size() > begin && starts[i] < begin + wanted.size())
      kept.push_back(found[i]);
  found = std::move(kept);
}

}  // namespace

std::vector<Rectangle> lines_of(const PageContents& page, const Rectangle& area, std::string_view words) {
  std::vector<const Character*> found = read_in(page, area);
  keep_words(found, words);
  std::vector<Rectangle> lines;
  for (const Character* one : found) {
    const Rectangle& box = one->box;
    if (lines.empty() || middle_of(box) > lines.back().y1 || box.x0 < lines.back().x0) {
      lines.push_back(box);
      continue;
    }
    Rectangle& line = lines.back();
    line = {std::min(line.x0, box.x0), std::min(line.y0, box.y0), std::max(line.x1, box.x1),
            std::max(line.y1, box.y1)};
  }
  if (lines.empty()) lines.push_back(area);
  return lines;
}

}  // namespace hengji_pdf
