#include <charconv>

#include "base/large_pages.h"
#include "base/limits.h"
#include "readers/ooxml/xml_scanner.h"
#include "readers/xlsx/parse.h"

namespace hengji::readers::xlsx {
namespace {

using Token = XmlScanner::Token;
using Kind = SheetCell::Kind;

constexpr std::size_t smallest_room = 512;
constexpr std::size_t most_room = limits::document_cells + limits::blank_cells + 1;

int to_int(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Reads the cells of one sheet in one pass.
class SheetReader {
 public:
  SheetReader(const Workbook& workbook, Sheet& sheet, std::string_view xml)
      : workbook_(workbook), sheet_(sheet), xml_(xml), scanner_(xml) {}

  Result<void> read(const std::string& part) {
    for (auto token = scanner_.next(); token != Token::end; token = scanner_.next()) {
      if (token == Token::open) element();
      if (past_limit_) return fail(past_limit(sheet_.name));
    }
    if (scanner_.fault() != nullptr) return fail(damaged_part(part, *scanner_.fault()));
    return {};
  }

 private:
  void element() {
    std::string_view name = scanner_.name();
    if (name == "c") {
      cell();
    } else if (name == "row") {
      row();
    } else if (name == "col") {
      columns();
    } else if (name == "mergeCell") {
      MergedArea area;
      if (parse_area(scanner_.attribute("ref"), area)) sheet_.merged.push_back(area);
      past_limit_ = past_limit_ || sheet_.merged.size() > limits::merged_cells;
    } else if (name == "drawing" || name == "legacyDrawingHF" || name == "picture") {
      ++sheet_.pictures;
    } else if (name == "extLst" || name == "conditionalFormatting" || name == "dataValidations") {
      scanner_.skip_element();
    }
  }

  void row() {
    std::string_view name;
    std::string_view value;
    ++row_;
    column_ = -1;
    bool hidden = false;
    while (scanner_.next_attribute(name, value)) {
      if (name == "r") row_ = std::max(1, std::min(to_int(value, row_ + 1), 1'048'576)) - 1;
      if (name == "hidden") hidden = value == "1" || value == "true";
    }
    if (!hidden) return;
    if (!sheet_.hidden_rows.empty() && sheet_.hidden_rows.back().second == row_ - 1) {
      sheet_.hidden_rows.back().second = row_;
    } else {
      sheet_.hidden_rows.emplace_back(row_, row_);
    }
  }

  void columns() {
    if (std::string_view hidden = scanner_.attribute("hidden"); hidden != "1" && hidden != "true") return;
    int first = to_int(scanner_.attribute("min"), 0);
    int last = to_int(scanner_.attribute("max"), first);
    if (first >= 1 && last >= first) sheet_.hidden_columns.emplace_back(first - 1, last - 1);
  }

  void cell() {
    SheetCell cell;
    std::string_view name;
    std::string_view value;
    std::string_view type;
    ++column_;
    while (scanner_.next_attribute(name, value)) {
      if (name.size() != 1) continue;
      if (name[0] == 'r') {
        parse_cell_name(value, row_, column_);
      } else if (name[0] == 's') {
        cell.format = static_cast<std::uint16_t>(to_int(value, 0));
      } else if (name[0] == 't') {
        type = value;
      }
    }
    if (column_ > 16'383) return;
    cell.row = row_;
    cell.column = static_cast<std::uint16_t>(column_);
    if (!scanner_.is_empty_element()) content(cell, type);
    if (sheet_.cells.size() == sheet_.cells.capacity()) make_room();
    past_limit_ = !add_cell(workbook_, sheet_, cell) || past_limit_;
  }

  /// Cells are large and many, so room is made for as many as the rest of the sheet will have if it goes on
  /// as it has begun; room that is not used takes no memory.
  void make_room() {
    std::size_t cells = sheet_.cells.size();
    std::size_t foreseen = cells * (xml_.size() / std::max<std::size_t>(scanner_.position(), 1) + 1);
    sheet_.cells.reserve(
        std::max(smallest_room, std::min(std::max(cells * 3 / 2, foreseen * 9 / 8), most_room)));
    prefer_large_pages(sheet_.cells.data() + cells, (sheet_.cells.capacity() - cells) * sizeof(Cell));
  }

  void content(SheetCell& cell, std::string_view type) {
    std::string_view only;
    if (scanner_.take_only_child("v", only)) {
      stored_value(cell, type, only);
      return;
    }
    int outside = scanner_.depth() - 1;
    bool formula = false;
    while (scanner_.depth() > outside) {
      Token token = scanner_.next();
      if (token == Token::end) return;
      if (token != Token::open) continue;
      if (scanner_.name() == "v") {
        stored_value(cell, type, inner_xml());
      } else if (scanner_.name() == "is") {
        std::string_view inner = inner_xml();
        if (!inner.empty()) cell.kind = Kind::raw_xml;
        cell.value = inner;
      } else if (scanner_.name() == "f") {
        formula = true;
        scanner_.skip_element();
      } else {
        scanner_.skip_element();
      }
    }
    bool empty_text = type == "str";  // a formula whose result is ""
    if (formula && cell.kind == Kind::blank && !empty_text)
      sheet_.uncalculated.emplace_back(cell.row, cell.column);
  }

  static void stored_value(SheetCell& cell, std::string_view type, std::string_view value) {
    if (value.empty()) return;
    cell.value = value;
    if (type.empty() || type == "n") {
      cell.kind = Kind::number;
    } else if (type == "s") {
      cell.kind = Kind::shared;
    } else if (type == "b") {
      cell.kind = Kind::boolean;
    } else if (type == "e") {
      cell.kind = Kind::error;
    } else if (type == "d") {
      cell.kind = Kind::iso_date;
    } else {
      cell.kind = Kind::raw_xml;
    }
  }

  std::string_view inner_xml() {
    if (scanner_.is_empty_element()) return {};
    std::string_view plain;
    if (scanner_.take_plain_content(plain)) return plain;
    std::size_t from = scanner_.position();
    std::size_t to = from;
    int outside = scanner_.depth() - 1;
    while (scanner_.depth() > outside) {
      to = scanner_.position();
      if (scanner_.next() == Token::end) break;
    }
    return xml_.substr(from, to - from);
  }

  const Workbook& workbook_;
  Sheet& sheet_;
  std::string_view xml_;
  XmlScanner scanner_;
  int row_ = -1;
  int column_ = -1;
  bool past_limit_ = false;
};

}  // namespace

Result<Sheet> parse_sheet(const Workbook& workbook, const SheetEntry& entry, std::string_view xml) {
  Sheet sheet;
  sheet.name = entry.name;
  TRY_VOID(SheetReader(workbook, sheet, xml).read(entry.part));
  return sheet;
}

}  // namespace hengji::readers::xlsx
