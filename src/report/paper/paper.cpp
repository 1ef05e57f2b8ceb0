#include "report/paper/paper.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/chinese_text.h"
#include "base/utf8.h"
#include "report/paper/paper_table.h"

namespace hengji::report {
namespace {

constexpr std::array digits = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr std::uint32_t blank_color = 0xC00000;
constexpr double size_3 = 16;
constexpr double size_4 = 14;
constexpr std::size_t title_characters = 19;  // of 2号 on a line, with air at both ends
constexpr double space_after_table = 9;

// The margins of the standard, turned with the page and made even for wide tables.
Section page_of(Paper::Orientation orientation) {
  Section page = official_page();
  if (orientation == Paper::Orientation::portrait) return page;
  std::swap(page.width_mm, page.height_mm);
  page.top_mm = 28;
  page.right_mm = 25;
  page.bottom_mm = 26;
  page.left_mm = 25;
  return page;
}

}  // namespace

std::string chinese_numeral(int number) {
  const auto tens = static_cast<std::size_t>(number / 10), ones = static_cast<std::size_t>(number % 10);
  if (number < 1 || number > 99) return std::to_string(number);
  std::string text = tens > 1 ? digits[tens] : "";
  if (tens > 0) text += "十";
  return text + digits[ones];
}

std::string blank_for(std::string_view whom, std::string_view what) {
  return fmt::format("【此处由{}填写：{}】", whom, what);
}

Paper::Paper(std::string_view subject, std::string_view what) {
  design_.title = fmt::format("{}{}", subject, what);
  design_.sections = {official_page()};
  const bool is_long = length(design_.title) > title_characters;
  add(fmt::format("{}{}{}", subject, is_long ? "\n" : "", what), official_look(ParagraphRole::title));
}

ParagraphLook Paper::look_of(Style style) const {
  ParagraphLook look = official_look(ParagraphRole::body);
  switch (style) {
    case Style::recipient:
      look.first_line_characters = 0;
      break;
    case Style::caption:
      look = official_look(ParagraphRole::note);
      look.text = {.face = Typeface::hei, .size_points = size_4};
      look.alignment = Alignment::center;
      look.first_line_characters = 0;
      look.keeps_with_next = true;
      break;
    case Style::attachment_mark:
      look.text = {.face = Typeface::hei, .size_points = size_3};
      look.first_line_characters = 0;
      look.begins_page = true;
      look.keeps_with_next = true;
      break;
    case Style::signature:
      look.alignment = Alignment::right;
      look.first_line_characters = 0;
      look.right_characters = 2;
      look.space_before_points = 2 * look.line_points;
      look.keeps_with_next = true;
      break;
    case Style::day:
      look = official_look(ParagraphRole::date_line);
      break;
    default:
      break;
  }
  return look;
}

void Paper::add(std::string text, const ParagraphLook& look) {
  Paragraph paragraph;
  ParagraphLook own = look;
  if (is_after_table_) own.space_before_points += space_after_table;
  is_after_table_ = false;
  paragraph.look = design_.add(own);
  paragraph.text = std::move(text);
  mark_blanks(paragraph.text, -1, look.text);
  blocks_.emplace_back(std::move(paragraph));
}

void Paper::mark_blanks(std::string_view text, int cell, const TextLook& look) {
  constexpr std::string_view opening = "【", closing = "】";
  for (std::size_t at = text.find(opening); at != std::string_view::npos; at = text.find(opening, at)) {
    const std::size_t end = text.find(closing, at);
    if (end == std::string_view::npos) return;
    TextLook marked = look;
    marked.color = blank_color;
    design_.runs.push_back({blocks_.size(), cell, at, end + closing.size(), marked});
    at = end;
  }
}

void Paper::number(std::string_view text) {
  ParagraphLook look = official_look(ParagraphRole::body);
  look.alignment = Alignment::center;
  look.first_line_characters = 0;
  add(std::string(text), look);
}

void Paper::addressed_to(std::string_view to) {
  add(fmt::format("{}：", to), look_of(Style::recipient));
}

void Paper::heading1(std::string_view text) {
  heading2_ = heading3_ = heading4_ = 0;
  add(fmt::format("{}、{}", chinese_numeral(++heading1_), text), official_look(ParagraphRole::heading1));
}

void Paper::heading2(std::string_view text) {
  heading3_ = heading4_ = 0;
  add(fmt::format("（{}）{}", chinese_numeral(++heading2_), text), official_look(ParagraphRole::heading2));
}

void Paper::heading3(std::string_view text) {
  heading4_ = 0;
  add(fmt::format("{}.{}", ++heading3_, text), official_look(ParagraphRole::heading3));
}

void Paper::heading4(std::string_view text) {
  add(fmt::format("（{}）{}", ++heading4_, text), official_look(ParagraphRole::heading4));
}

void Paper::body(std::string_view text) {
  for (const std::string_view line : lines_of(text))
    if (!trimmed(line).empty()) add(std::string(trimmed(line)), look_of(Style::text));
}

void Paper::item(std::string_view text) {
  heading4_ = 0;
  add(fmt::format("{}.{}", ++heading3_, text), look_of(Style::text));
}

void Paper::table(const PaperTable& table) {
  if (!table.caption.empty()) add(fmt::format("表{} {}", ++tables_, table.caption), look_of(Style::caption));
  Table made = table_of(table, design_.sections.back().text_width_mm(), design_);
  for (std::size_t i = 0; i < made.cells.size(); ++i)
    mark_blanks(made.cells[i].text, static_cast<int>(i), design_.cell(made.cells[i].look).text);
  blocks_.emplace_back(std::move(made));
  is_after_table_ = true;
}

void Paper::chart(const PaperChart& chart) {
  if (chart.bars.empty()) return;
  if (is_after_table_) {  // word processors make one table of two that touch
    ParagraphLook between;
    between.line_points = space_after_table;
    is_after_table_ = false;
    add({}, between);
  }
  const std::string caption = fmt::format("图{} {}", ++charts_, chart.caption);
  blocks_.emplace_back(table_of(chart, caption, design_.sections.back().text_width_mm(), design_));
  is_after_table_ = true;
}

void Paper::hold_to_what_follows() {
  if (blocks_.empty()) return;
  if (auto* table = std::get_if<Table>(&blocks_.back())) {
    TableLook held = design_.table(table->look);
    held.keeps_with_next = true;
    table->look = design_.add(held);
    return;
  }
  auto* last = &std::get<Paragraph>(blocks_.back());
  ParagraphLook look = design_.paragraph(last->look);
  look.keeps_with_next = true;
  last->look = design_.add(look);
}

void Paper::list_attachments(const std::vector<std::string>& names) {
  hold_to_what_follows();
  numbers_attachments_ = names.size() > 1;
  for (std::size_t i = 0; i < names.size(); ++i) {
    ParagraphLook look = look_of(Style::text);
    look.keeps_with_next = true;
    if (i == 0) {
      look.space_before_points = look.line_points;
    } else {
      look.first_line_characters = 5;
    }
    const std::string mark = names.size() > 1 ? fmt::format("{}.", i + 1) : "";
    add(fmt::format("{}{}{}", i == 0 ? "附件：" : "", mark, names[i]), look);
  }
}

void Paper::signature(std::string_view who, std::string_view day) {
  hold_to_what_follows();
  add(std::string(who), look_of(Style::signature));
  add(std::string(day), look_of(Style::day));
}

void Paper::turn(Orientation orientation) {
  design_.sections.front() = page_of(orientation);
}

void Paper::begin_attachment(std::string_view name, Orientation orientation) {
  Section page = page_of(orientation);
  page.first_block = blocks_.size();
  if (!(design_.sections.back() == page)) design_.sections.push_back(page);
  ++attachments_;
  add(numbers_attachments_ ? fmt::format("附件{}", attachments_) : "附件", look_of(Style::attachment_mark));
  ParagraphLook title = official_look(ParagraphRole::title);
  title.text.size_points = size_3;
  title.space_after_points = 8;
  add(std::string(name), title);
}

Document Paper::finished() {
  Document document;
  document.blocks = std::move(blocks_);
  document.design = std::make_shared<const Design>(std::move(design_));
  return document;
}

}  // namespace hengji::report
