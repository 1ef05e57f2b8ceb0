#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "readers/scan/seen.h"

namespace hengji::readers::scan {
namespace {

/// Below this a character may well be another one: a person must compare it with the original.
constexpr double certain = 0.5;

Location at_page(int number) {
  Location at;
  at.page = number;
  return at;
}

/// From the level page back to the picture as it lies: its middle moves, its size stays.
struct Tilt {
  double sine = 0;
  double cosine = 1;
  double middle_x = 0;
  double middle_y = 0;

  explicit Tilt(const SeenPage& page)
      : sine(std::sin(-page.skew_degrees * std::numbers::pi / 180)),
        cosine(std::cos(page.skew_degrees * std::numbers::pi / 180)),
        middle_x(page.shown.width / 2),
        middle_y(page.shown.height / 2) {}

  void operator()(Location& at) const {
    if (!at.box) return;
    double x = (at.box->x0 + at.box->x1) / 2 - middle_x, y = (at.box->y0 + at.box->y1) / 2 - middle_y;
    double dx = x * cosine - y * sine - x, dy = x * sine + y * cosine - y;
    at.box = Box{at.box->x0 + dx, at.box->y0 + dy, at.box->x1 + dx, at.box->y1 + dy};
  }
};

std::string one_line(std::string text) {
  for (char& c : text)
    if (c == '\n') c = ' ';
  return text;
}

void note_doubt(const std::string& text, double confidence, const Location& at, Document& document) {
  if (confidence >= certain || text.empty()) return;
  document.remarks.push_back(
      {"uncertain-characters",
       {fmt::format("第 {} 页“{}”识别得不确定，请与原件核对", at.page, one_line(text)),
        fmt::format("page {}: \"{}\" was not read with certainty; compare it with the original", at.page,
                    one_line(text))},
       at});
}

void append(Paragraph&& paragraph, const Tilt& tilt, Document& document) {
  tilt(paragraph.at);
  note_doubt(paragraph.text, paragraph.confidence, paragraph.at, document);
  document.blocks.emplace_back(std::move(paragraph));
}

/// Dirt beside the lines of a table reads as a dot or a comma at the edge of a cell, and a round 0 that
/// stands alone as the letter. Says whether something was mended, which a person must then compare.
bool mend_edges(std::string& text) {
  if (text == "o" || text == "O") return text = "0", true;
  std::string_view kept = text;
  bool is_mended = true;
  while (is_mended && !kept.empty()) {
    is_mended = false;
    for (std::string_view speck : {"·", ".", ",", "'", "`", "，", "．", "‘", "’"}) {
      if (kept.starts_with(speck)) kept.remove_prefix(speck.size()), is_mended = true;
      if (kept.ends_with(speck)) kept.remove_suffix(speck.size()), is_mended = true;
    }
    for (std::string_view speck :
         {"、", "。", "：", ":", ";"})  // a text may end with these, none begins with them
      if (kept.starts_with(speck)) kept.remove_prefix(speck.size()), is_mended = true;
  }
  if (kept.size() == text.size() || kept.empty()) return false;
  text = std::string(kept);
  return true;
}

void append(Table&& table, const Tilt& tilt, Document& document) {
  tilt(table.at);
  for (Cell& cell : table.cells) {
    tilt(cell.at);
    if (mend_edges(cell.text)) cell.confidence = std::min(cell.confidence, certain / 2);
    note_doubt(cell.text, cell.confidence, cell.at, document);
  }
  document.blocks.emplace_back(std::move(table));
}

void note_page(const SeenPage& page, Document& document) {
  int number = page.shown.number;
  if (page.quarters != 0)
    document.remarks.push_back(
        {"turned-page",
         {fmt::format("第 {} 页是横放或倒放的，已转正后读取", number),
          fmt::format("page {} lies on its side or upside down; it was turned before reading", number)},
         at_page(number)});
  if (page.seal_left_out)
    document.remarks.push_back({"seal-left-out",
                                {fmt::format("第 {} 页有红色印章，读取时略去了印章的颜色", number),
                                 fmt::format("page {} bears a red seal, whose ink was left out", number)},
                                at_page(number)});
}

}  // namespace

void append(const SeenPage& page, Document& document) {
  note_page(page, document);
  if (page.shown.glyphs.empty()) {
    document.unread.push_back(
        {at_page(page.shown.number), {"图片中没有认出文字", "no text was made out in the picture"}});
    return;
  }
  Tilt tilt(page);
  for (Block& block : page::recovered(page.shown))
    std::visit([&](auto&& one) { append(std::move(one), tilt, document); }, std::move(block));
}

}  // namespace hengji::readers::scan
