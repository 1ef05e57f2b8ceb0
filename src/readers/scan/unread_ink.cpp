#include "readers/scan/unread_ink.h"

#include <fmt/format.h>

#include <algorithm>

namespace hengji::readers::scan {
namespace {

constexpr float doubtful = 0.25f;       ///< confidence of a text beside ink that was not read
constexpr double of_a_character = 0.4;  ///< least side of such ink, in heights of a character
constexpr double largest_speck = 0.45;  ///< in heights of a character
constexpr double thickest_stroke = 0.2;

double width_of(const Box& box) {
  return box.x1 - box.x0;
}
double height_of(const Box& box) {
  return box.y1 - box.y0;
}

bool has_middle_of(const Box& outer, const Box& box) {
  double x = (box.x0 + box.x1) / 2, y = (box.y0 + box.y1) / 2;
  return x >= outer.x0 && x <= outer.x1 && y >= outer.y0 && y <= outer.y1;
}

}  // namespace

void UnreadInk::look_in(Table& table) {
  for (Cell& cell : table.cells) {
    const Box* box = cell.at.box();
    if (!box) continue;
    bool is_inked = false, is_large = false;
    for (std::size_t i = 0; i < page_.blots.size(); ++i) {
      const Box& blot = page_.blots[i];
      if (!has_middle_of(*box, blot)) continue;
      is_placed_[i] = is_inked = true;
      is_large |= std::max(width_of(blot), height_of(blot)) >= of_a_character * page_.character_height;
    }
    if (!cell.text.empty()) {
      if (is_large) cell.confidence = std::min(cell.confidence, doubtful);
      continue;
    }
    if (!is_inked) continue;
    unread_.push_back(
        {cell.at,
         {fmt::format("第 {} 页表格第 {} 行第 {} 列的格子里有墨迹，没有认出文字，按空白处理；请与原件核对",
                      cell.at.page, cell.row + 1, cell.column + 1),
          fmt::format("page {}: no text was made out of the ink in row {}, column {} of the table; the "
                      "cell is taken for blank, compare it with the original",
                      cell.at.page, cell.row + 1, cell.column + 1)}});
  }
}

void UnreadInk::look_at(const Paragraph& paragraph) {
  const Box* box = paragraph.at.box();
  double character = page_.character_height;
  bool is_small = box && std::all_of(page_.ink.begin(), page_.ink.end(), [&](const Box& ink) {
                    double shorter = std::min(width_of(ink), height_of(ink)),
                           longer = std::max(width_of(ink), height_of(ink));
                    return !has_middle_of(*box, ink) || longer <= largest_speck * character ||
                           shorter <= thickest_stroke * character;
                  });
  if (is_small) return;
  unread_.push_back(
      {paragraph.at,
       {fmt::format("第 {} 页表格以外有只认出符号“{}”的墨迹，没有当作文字；请与原件核对", paragraph.at.page,
                    paragraph.text),
        fmt::format("page {}: of the ink beside the tables only the marks \"{}\" were made out, which were "
                    "not taken for text; compare it with the original",
                    paragraph.at.page, paragraph.text)}});
}

std::vector<Unread> UnreadInk::rest() {
  int count = 0;
  Location first;
  for (std::size_t i = 0; i < page_.blots.size(); ++i) {
    const Box& blot = page_.blots[i];
    double longer = std::max(width_of(blot), height_of(blot));
    if (is_placed_[i] || longer < of_a_character * page_.character_height) continue;
    if (count++ == 0) first = Location::on_page(page_.shown.number, blot);
  }
  if (count > 0)
    unread_.push_back(
        {first,
         {fmt::format("第 {} 页表格以外有 {} 处墨迹没有认出文字；请与原件核对", first.page, count),
          fmt::format("page {}: no text was made out of the ink in {} places beside the tables; compare "
                      "them with the original",
                      first.page, count)}});
  return std::move(unread_);
}

}  // namespace hengji::readers::scan
