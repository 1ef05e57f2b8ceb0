#include "readers/xlsx/parse.h"

#include <charconv>
#include <map>
#include <unordered_map>

#include "readers/ooxml/xml_scanner.h"

namespace hengji::readers::xlsx {
namespace {

using Token = XmlScanner::Token;

int to_int(std::string_view text, int otherwise = 0) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool is_true(std::string_view value) {
  return value == "1" || value == "true";
}

/// The inside of the element just opened, and the scanner behind its close.
std::string_view inside(XmlScanner& scanner, std::string_view xml) {
  if (scanner.is_empty_element()) return {};
  std::size_t from = scanner.position();
  std::size_t to = from;
  int outside = scanner.depth() - 1;
  while (scanner.depth() > outside) {
    to = scanner.position();
    if (scanner.next() == Token::end) break;
  }
  return xml.substr(from, to - from);
}

Result<void> parse_strings(const std::string& part, std::string_view xml, StringPool& strings) {
  XmlScanner scanner(xml);
  for (auto token = scanner.next(); token != Token::end; token = scanner.next()) {
    if (token != Token::open || scanner.name() != "si") continue;
    append_string_item(strings.open(), inside(scanner, xml));
    strings.finish();
  }
  if (scanner.fault() != nullptr) return fail(damaged_part(part, *scanner.fault()));
  return {};
}

Result<void> parse_styles(const std::string& part, std::string_view xml, std::vector<NumberFormat>& formats) {
  std::unordered_map<int, std::string> codes;
  std::map<int, NumberFormat> compiled;
  XmlScanner scanner(xml);
  bool in_cell_formats = false;
  for (auto token = scanner.next(); token != Token::end; token = scanner.next()) {
    if (token == Token::text) continue;
    std::string_view name = scanner.name();
    if (name == "cellXfs") in_cell_formats = token == Token::open;
    if (token != Token::open) continue;
    if (name == "dxfs" || name == "cellStyleXfs") {
      scanner.skip_element();
    } else if (name == "numFmt") {
      codes.try_emplace(to_int(scanner.attribute("numFmtId")), xml_text(scanner.attribute("formatCode")));
    } else if (name == "xf" && in_cell_formats && formats.size() < UINT16_MAX) {
      int id = to_int(scanner.attribute("numFmtId"));
      auto [place, is_new] = compiled.try_emplace(id);
      auto code = codes.find(id);
      if (is_new)
        place->second = code == codes.end() ? NumberFormat::built_in(id) : NumberFormat(code->second);
      formats.push_back(place->second);
    }
  }
  if (scanner.fault() != nullptr) return fail(damaged_part(part, *scanner.fault()));
  return {};
}

Result<void> parse_sheet_list(Package& package, const std::string& part,
                              const std::vector<Relationship>& pointers, Mirror& mirror) {
  std::string xml = TRY(package.read(part));
  XmlScanner scanner(xml);
  for (auto token = scanner.next(); token != Token::end; token = scanner.next()) {
    if (token != Token::open) continue;
    if (scanner.name() == "workbookPr" && is_true(scanner.attribute("date1904")))
      mirror.shared.dates = DateSystem::from_1904;
    if (scanner.name() != "sheet") continue;
    SheetEntry entry;
    entry.name = xml_text(scanner.attribute("name"));
    std::string_view state = scanner.attribute("state");
    entry.hidden = state == "hidden" || state == "veryHidden";
    std::string id = xml_text(scanner.attribute("id"));
    for (const Relationship& pointer : pointers) {
      if (pointer.id != id || pointer.is_external) continue;
      entry.part = pointer.target;
      entry.is_worksheet = pointer.type == "worksheet";
    }
    mirror.sheets.push_back(std::move(entry));
  }
  if (scanner.fault() != nullptr) return fail(damaged_part(part, *scanner.fault()));
  return {};
}

}  // namespace

Result<Mirror> parse_workbook(Package& package) {
  Mirror mirror;
  std::string part = TRY(package.main_part());
  std::vector<Relationship> pointers = TRY(package.relationships(part));
  TRY_VOID(parse_sheet_list(package, part, pointers, mirror));
  for (const Relationship& pointer : pointers) {
    if (pointer.is_external || !package.has(pointer.target)) continue;
    if (pointer.type == "sharedStrings") {
      std::string xml = TRY(package.read(pointer.target));
      TRY_VOID(parse_strings(pointer.target, xml, mirror.shared.strings));
    } else if (pointer.type == "styles") {
      std::string xml = TRY(package.read(pointer.target));
      TRY_VOID(parse_styles(pointer.target, xml, mirror.shared.formats));
    }
  }
  return mirror;
}

}  // namespace hengji::readers::xlsx
