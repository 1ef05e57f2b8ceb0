#include <charconv>

#include "base/utf8.h"
#include "readers/ooxml/xml_scanner.h"
#include "readers/sheets/sheet.h"

namespace hengji::readers {
namespace {

constexpr int most_columns = 16'384;
constexpr int most_rows = 1'048'576;

/// `_x000D_` stands for a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19). Carriage returns go.
void append_unescaped(std::string& out, std::string_view text) {
  while (!text.empty()) {
    std::size_t mark = text.find("_x");
    out.append(text.substr(0, mark));
    if (mark == std::string_view::npos) return;
    text.remove_prefix(mark);
    std::uint32_t value = 0;
    bool escape = text.size() >= 7 && text[6] == '_';
    if (escape) {
      auto [end, error] = std::from_chars(text.data() + 2, text.data() + 6, value, 16);
      escape = error == std::errc() && end == text.data() + 6;
    }
    if (!escape) {
      out += "_x";
      text.remove_prefix(2);
      continue;
    }
    if (value >= 0x20 || value == '\n' || value == '\t') append_code_point(out, value);
    text.remove_prefix(7);
  }
}

void append_run(std::string& out, std::string_view raw, bool literal) {
  std::string text;
  if (literal) {
    text = raw;
  } else {
    append_xml_text(text, raw);
  }
  std::erase(text, '\r');
  append_unescaped(out, text);
}

}  // namespace

bool parse_cell_name(std::string_view name, int& row, int& column) {
  int letters = 0;
  std::size_t i = 0;
  for (; i < name.size() && name[i] >= 'A' && name[i] <= 'Z' && i < 3; ++i)
    letters = letters * 26 + (name[i] - 'A' + 1);
  int number = 0;
  std::size_t digits_from = i;
  for (; i < name.size() && name[i] >= '0' && name[i] <= '9' && i < digits_from + 7; ++i)
    number = number * 10 + (name[i] - '0');
  if (i != name.size() || letters < 1 || letters > most_columns || number < 1 || number > most_rows)
    return false;
  row = number - 1;
  column = letters - 1;
  return true;
}

bool parse_area(std::string_view reference, MergedArea& area) {
  std::size_t colon = reference.find(':');
  if (!parse_cell_name(reference.substr(0, colon), area.first_row, area.first_column)) return false;
  area.last_row = area.first_row;
  area.last_column = area.first_column;
  if (colon != std::string_view::npos &&
      !parse_cell_name(reference.substr(colon + 1), area.last_row, area.last_column))
    return false;
  return area.last_row >= area.first_row && area.last_column >= area.first_column;
}

void append_string_item(std::string& out, std::string_view inner_xml) {
  bool plain = inner_xml.find_first_of("<&\r_") == std::string_view::npos;
  if (plain) {
    out += inner_xml;
    return;
  }
  XmlScanner scanner(inner_xml);
  bool bare = inner_xml.find('<') == std::string_view::npos;  // a formula's result
  bool in_text = bare;
  for (auto token = scanner.next(); token != XmlScanner::Token::end; token = scanner.next()) {
    if (token == XmlScanner::Token::open) {
      if (scanner.name() == "rPh" || scanner.name() == "phoneticPr") {
        scanner.skip_element();
      } else {
        in_text = scanner.name() == "t" && !scanner.is_empty_element();
      }
    } else if (token == XmlScanner::Token::close) {
      in_text = false;
    } else if (in_text) {
      append_run(out, scanner.text(), scanner.is_literal());
    }
  }
}

}  // namespace hengji::readers
