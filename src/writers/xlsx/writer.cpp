#include "writers/xlsx/writer.h"

#include <fmt/format.h>

#include "base/utf8.h"
#include "document/design.h"
#include "writers/markup/markup.h"
#include "writers/xlsx/sheet.h"
#include "writers/xlsx/strings.h"
#include "writers/xlsx/styles.h"
#include "writers/zip/zip_writer.h"

namespace hengji::writers::xlsx {
namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view sheet_type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
constexpr std::size_t most_name_characters = 31;

/// A sheet's name may not have : \ / ? * [ ] and no more than 31 characters; the number keeps two apart.
std::string sheet_name(std::string_view title, std::size_t number) {
  std::string suffix = number == 0 ? "" : fmt::format(" ({})", number + 1);
  std::u32string name;
  for (char32_t c : decoded(title)) {
    bool is_refused = c < 0x20 || std::u32string_view(U":\\/?*[]'").find(c) != std::u32string_view::npos;
    if (!is_refused && c < 0x10000 && name.size() + suffix.size() < most_name_characters) name += c;
  }
  if (name.empty()) name = U"Sheet1";
  return encoded(name) + suffix;
}

struct Sheets {
  std::vector<std::string> names;
  std::vector<SheetPart> parts;
};

/// One for each section that has blocks; an empty document has one empty sheet.
Sheets sheets_of(const Document& document, Styles& styles, Strings& strings) {
  const Design& design = design_of(document);
  Sheets sheets;
  for (std::size_t begin = 0; begin < document.blocks.size() || sheets.parts.empty();) {
    const Section& page = design.section_of(begin);
    std::size_t end = begin;
    while (end < document.blocks.size() && &design.section_of(end) == &page) ++end;
    sheets.names.push_back(page.name.empty() ? sheet_name(design.title, sheets.names.size())
                                             : sheet_name(page.name, 0));
    sheets.parts.push_back(sheet_part(document, page, {begin, end}, styles, strings));
    begin = end;
  }
  return sheets;
}

std::string content_types(std::size_t sheets) {
  std::string xml(declaration);
  xml +=
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      "<Override PartName=\"/docProps/core.xml\" "
      "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>";
  auto part = [&](const std::string& name, std::string_view kind) {
    xml += fmt::format("<Override PartName=\"/xl/{}\" ContentType=\"{}.{}+xml\"/>", name, sheet_type, kind);
  };
  part("workbook.xml", "sheet.main");
  part("styles.xml", "styles");
  part("sharedStrings.xml", "sharedStrings");
  for (std::size_t i = 1; i <= sheets; ++i) part(fmt::format("worksheets/sheet{}.xml", i), "worksheet");
  return xml + "</Types>";
}

std::string package_relationships() {
  return fmt::format(
      "{}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      "<Relationship Id=\"rId1\" Type=\"{}/officeDocument\" Target=\"xl/workbook.xml\"/>"
      "<Relationship Id=\"rId2\" "
      "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
      "core-properties\" Target=\"docProps/core.xml\"/></Relationships>",
      declaration, office);
}

std::string workbook_relationships(std::size_t sheets) {
  std::string xml(declaration);
  xml += "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  for (std::size_t i = 1; i <= sheets; ++i)
    xml += fmt::format(
        "<Relationship Id=\"rId{0}\" Type=\"{1}/worksheet\" Target=\"worksheets/sheet{0}.xml\"/>", i, office);
  xml += fmt::format("<Relationship Id=\"rId{}\" Type=\"{}/styles\" Target=\"styles.xml\"/>", sheets + 1,
                     office);
  xml += fmt::format("<Relationship Id=\"rId{}\" Type=\"{}/sharedStrings\" Target=\"sharedStrings.xml\"/>",
                     sheets + 2, office);
  return xml + "</Relationships>";
}

std::string workbook(const Sheets& sheets) {
  std::string xml(declaration);
  xml += fmt::format(
      "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
      "xmlns:r=\"{}\"><bookViews>"
      "<workbookView/></bookViews><sheets>",
      office);
  std::string names;
  for (std::size_t i = 0; i < sheets.parts.size(); ++i) {
    std::string name = escaped(sheets.names[i]);
    xml += fmt::format("<sheet name=\"{0}\" sheetId=\"{1}\" r:id=\"rId{1}\"/>", name, i + 1);
    if (!sheets.parts[i].title_rows.empty())
      names +=
          fmt::format("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{}\">'{}'!{}</definedName>", i,
                      name, sheets.parts[i].title_rows);
  }
  xml += "</sheets>";
  if (!names.empty()) xml += "<definedNames>" + names + "</definedNames>";
  return xml + "</workbook>";
}

std::string core_properties(const Design& design) {
  return fmt::format(
      "{}<cp:coreProperties "
      "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title></cp:coreProperties>",
      declaration, escaped(design.title));
}

}  // namespace

Result<std::string> write(const Document& document) {
  Styles styles;
  Strings strings;
  Sheets sheets = sheets_of(document, styles, strings);
  ZipWriter zip;
  zip.add("[Content_Types].xml", content_types(sheets.parts.size()));
  zip.add("_rels/.rels", package_relationships());
  zip.add("docProps/core.xml", core_properties(design_of(document)));
  zip.add("xl/workbook.xml", workbook(sheets));
  zip.add("xl/_rels/workbook.xml.rels", workbook_relationships(sheets.parts.size()));
  for (std::size_t i = 0; i < sheets.parts.size(); ++i)
    zip.add(fmt::format("xl/worksheets/sheet{}.xml", i + 1), sheets.parts[i].xml);
  zip.add("xl/styles.xml", styles.part());
  zip.add("xl/sharedStrings.xml", strings.part());
  return zip.finish();
}

}  // namespace hengji::writers::xlsx
