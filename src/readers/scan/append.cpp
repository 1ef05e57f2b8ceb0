#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>

#include "base/chinese_text.h"
#include "base/utf8.h"
#include "readers/scan/plausible.h"
#include "readers/scan/seen.h"
#include "readers/scan/unread_ink.h"

namespace hengji::readers::scan {
namespace {

/// Below this a character may well be another one: a person must compare it with the original.
constexpr float certain = 0.5f;
constexpr std::size_t longest_word = 8;  ///< characters that no comma ends

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
    const Box* box = at.box();
    if (!box) return;
    double x = (box->x0 + box->x1) / 2 - middle_x, y = (box->y0 + box->y1) / 2 - middle_y;
    double dx = x * cosine - y * sine - x, dy = x * sine + y * cosine - y;
    at.set_box({box->x0 + dx, box->y0 + dy, box->x1 + dx, box->y1 + dy});
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

/// Whether nothing stands there but marks: beside a table, that is no text between two of its parts.
bool is_of_marks(const std::string& text) {
  std::u32string points = decoded(text);
  return std::none_of(points.begin(), points.end(), [](char32_t c) {
    return is_ideograph(c) || (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') ||
           (c >= U'a' && c <= U'z');
  });
}

/// A text with figures that nobody prints so was misread somewhere.
void doubt_implausible(const std::string& text, float& confidence) {
  if (!is_plausible(text)) confidence = std::min(confidence, certain / 2);
}

void append(Paragraph&& paragraph, const Tilt& tilt, UnreadInk& unread, Document& document) {
  if (is_of_marks(paragraph.text)) {
    unread.look_at(paragraph);
    return;
  }
  tilt(paragraph.at);
  doubt_implausible(paragraph.text, paragraph.confidence);
  note_doubt(paragraph.text, paragraph.confidence, paragraph.at, document);
  document.blocks.emplace_back(std::move(paragraph));
}

/// Takes what dirt beside the lines of a table reads as off both ends.
std::string_view without_specks(std::string_view text, std::span<const std::string_view> specks) {
  for (bool is_clean = false; !is_clean;) {
    is_clean = true;
    for (std::string_view speck : specks) {
      if (text.starts_with(speck)) text.remove_prefix(speck.size()), is_clean = false;
      if (text.ends_with(speck)) text.remove_suffix(speck.size()), is_clean = false;
    }
  }
  return text;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

/// The stroke 一 at the head of a word is taken for a dash, or for two.
void mend_dash(std::string& text) {
  constexpr std::array<std::string_view, 4> dashes{"-", "—", "–", "─"};
  std::string_view rest = text;
  int count = 0;
  for (bool goes_on = true; goes_on && count < 3;) {
    goes_on = false;
    for (std::string_view dash : dashes)
      if (rest.starts_with(dash)) rest.remove_prefix(dash.size()), ++count, goes_on = true;
  }
  if (count == 0 || count > 2 || rest.empty() || !is_ideograph(code_point_at(rest, 0).value)) return;
  text = "一" + std::string(rest);
}

/// Dirt at the edges of a cell and of its lines, a 0, 1 or 5 that stands alone and reads as a letter, the
/// stroke 丶 for the mark 、, and a dash before a character that can only be 一. Says whether something was
/// mended, which a person must then compare.
bool mend(std::string& text) {
  constexpr std::array<std::string_view, 7> specks{"·", ".", "'", "`", "．", "‘", "’"};
  constexpr std::array<std::string_view, 2> commas{",", "，"};
  constexpr std::array<std::string_view, 4> specks_of_a_line{"·", ".", "'", "`"};
  constexpr std::array<std::string_view, 5> never_first{"、", "。", "：", ":", ";"};
  std::string mended;
  for (std::string_view line : lines_of(text))
    mended.append(mended.empty() ? "" : "\n").append(without_specks(line, specks_of_a_line));
  mended = std::string(without_specks(mended, specks));
  // A comma behind a word is dirt; a longer text may go on over the page.
  if (length(mended) <= longest_word) mended = std::string(without_specks(mended, commas));
  for (std::string_view mark : never_first)
    if (mended.starts_with(mark)) mended.erase(0, mark.size());
  replace_all(mended, "丶", "、");
  replace_all(mended, "・", "·");
  mend_dash(mended);
  if (mended == "o" || mended == "O") mended = "0";
  if (mended == "s" || mended == "S") mended = "5";
  if (mended == "i" || mended == "I" || mended == "l") mended = "1";
  if (mended == text || mended.empty()) return false;
  text = std::move(mended);
  return true;
}

void append(Table&& table, const Tilt& tilt, UnreadInk& unread, Document& document) {
  unread.look_in(table);
  tilt(table.at);
  for (Cell& cell : table.cells) {
    tilt(cell.at);
    if (mend(cell.text)) cell.confidence = std::min(cell.confidence, certain / 2);
    doubt_implausible(cell.text, cell.confidence);
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
  UnreadInk unread(page);
  for (Block& block : page::recovered(page.shown))
    std::visit([&](auto&& one) { append(std::move(one), tilt, unread, document); }, std::move(block));
  for (Unread& one : unread.rest()) {
    tilt(one.at);
    document.unread.push_back(std::move(one));
  }
}

}  // namespace hengji::readers::scan
