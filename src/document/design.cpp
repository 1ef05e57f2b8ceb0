#include "document/design.h"

#include <algorithm>

#include "document/document.h"

namespace hengji {
namespace {

template <typename Look>
int added(std::vector<Look>& looks, const Look& look) {
  auto found = std::ranges::find(looks, look);
  if (found == looks.end()) found = looks.insert(looks.end(), look);
  return static_cast<int>(found - looks.begin());
}

template <typename Look>
const Look& numbered(const std::vector<Look>& looks, int number) {
  static const Look plain;
  if (number >= 0 && static_cast<std::size_t>(number) < looks.size())
    return looks[static_cast<std::size_t>(number)];
  return looks.empty() ? plain : looks.front();
}

constexpr double size_2 = 22;            ///< 2号
constexpr double size_3 = 16;            ///< 3号
constexpr double size_4 = 14;            ///< 4号
constexpr double official_line = 28.95;  ///< 22 lines in the 225 mm of the type area

}  // namespace

int Design::add(const ParagraphLook& look) {
  return added(paragraphs, look);
}

int Design::add(const TableLook& look) {
  return added(tables, look);
}

int Design::add(const CellLook& look) {
  return added(cells, look);
}

const ParagraphLook& Design::paragraph(int look) const {
  return numbered(paragraphs, look);
}

const TableLook& Design::table(int look) const {
  return numbered(tables, look);
}

const CellLook& Design::cell(int look) const {
  return numbered(cells, look);
}

const RowLook& Design::row(const TableLook& table, int row) const {
  return numbered(table.rows, std::min(row, static_cast<int>(table.rows.size()) - 1));
}

const Section& Design::section_of(std::size_t block) const {
  static const Section plain;
  const Section* found = sections.empty() ? &plain : &sections.front();
  for (const Section& section : sections)
    if (section.first_block <= block) found = &section;
  return *found;
}

const Design& design_of(const Document& document) {
  static const Design plain;
  return document.design ? *document.design : plain;
}

ParagraphLook official_look(ParagraphRole role) {
  using enum ParagraphRole;
  ParagraphLook look;
  look.role = role;
  look.line_points = official_line;
  look.alignment = Alignment::justified;
  look.first_line_characters = 2;
  look.text = {.face = Typeface::fangsong, .size_points = size_3};
  look.keeps_with_next = role != body && role != date_line && role != note;
  if (role == title || role == subtitle) {
    look.text = {.face = role == title ? Typeface::title : Typeface::kai,
                 .size_points = role == title ? size_2 : size_3};
    look.alignment = Alignment::center;
    look.first_line_characters = 0;
    if (role == title) look.space_after_points = official_line;
  }
  if (role == heading1) look.text.face = Typeface::hei;
  if (role == heading2) look.text.face = Typeface::kai;
  if (role == heading3) look.text.is_bold = true;
  if (role == date_line) {
    look.alignment = Alignment::right;
    look.first_line_characters = 0;
    look.right_characters = 4;
  }
  if (role == note) look.text.size_points = size_4;
  return look;
}

Section official_page() {
  Section page;
  page.top_mm = 37;
  page.right_mm = 26;
  page.bottom_mm = 35;
  page.left_mm = 28;
  page.foot = {.text = "— {page} —",
               .look = {.face = Typeface::song, .size_points = size_4},
               .alignment = Alignment::right,
               .is_mirrored = true};
  return page;
}

}  // namespace hengji
