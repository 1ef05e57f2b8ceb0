#include "writers/pages/running_lines.h"

namespace hengji::writers {
namespace {

std::string numbered(std::string text, std::size_t page, std::size_t pages) {
  const auto put = [&text](std::string_view mark, std::size_t number) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
      text.replace(at, mark.size(), std::to_string(number));
  };
  put("{page}", page);
  put("{pages}", pages);
  return text;
}

Alignment mirrored(Alignment alignment) {
  if (alignment == Alignment::left) return Alignment::right;
  return alignment == Alignment::right ? Alignment::left : alignment;
}

/// A margin: where its middle is, and which text stands in it.
struct Margin {
  const RunningLine& line;
  double middle = 0;
};

class Running {
 public:
  Running(Pages& pages, Setter& setter) : pages_(pages), setter_(setter) {}

  void add(const Margin& margin, const Section& section, std::size_t index) {
    const RunningLine& line = margin.line;
    if (line.text.empty()) return;
    const std::size_t number = index + 1;
    const bool is_even = number % 2 == 0;
    // GB/T 9704: a number at the outer side stands one character inside.
    const double inset = line.is_mirrored ? line.look.size_points : 0;
    const SetText set =
        setter_.set(numbered(line.text, number, pages_.pages.size()),
                    {.text = line.look,
                     .alignment = line.is_mirrored && is_even ? mirrored(line.alignment) : line.alignment,
                     .width = section.text_width_mm() * points_per_mm - 2 * inset});
    place(set, 0, set.lines.size(), section.left_mm * points_per_mm + inset, margin.middle - set.height() / 2,
          pages_.pages[index]);
  }

 private:
  Pages& pages_;
  Setter& setter_;
};

}  // namespace

void add_running_lines(Pages& pages, const std::vector<const Section*>& sections, Setter& setter) {
  Running running(pages, setter);
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    const Section& section = *sections[i];
    running.add({section.head, section.top_mm * points_per_mm / 2}, section, i);
    running.add({section.foot, pages.pages[i].height - section.bottom_mm * points_per_mm / 2}, section, i);
  }
}

}  // namespace hengji::writers
