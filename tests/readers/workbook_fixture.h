#pragma once

#include <string>
#include <vector>

#include "readers/zip_fixture.h"

namespace hengji::tests {

struct SheetFixture {
  std::string name = "Sheet1";
  std::string rows;         ///< the inside of <sheetData>
  std::string behind = "";  ///< what follows it: <mergeCells>
  std::string before = "";  ///< what precedes it: <cols>
  std::string state = "";   ///< "hidden"
};

struct WorkbookFixture {
  std::vector<SheetFixture> sheets;
  std::string strings = "";     ///< the inside of <sst>
  std::string formats = "";     ///< the inside of <numFmts>
  std::string cell_xfs = "";    ///< the inside of <cellXfs>
  std::string properties = "";  ///< attributes of <workbookPr>
};

/// A workbook as ECMA-376 describes it, from literal XML.
inline std::vector<ZipEntry> workbook_parts(const WorkbookFixture& workbook) {
  const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string pointers = "http://schemas.openxmlformats.org/package/2006/relationships";
  const std::string head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
  std::string list;
  std::string targets;
  std::vector<ZipEntry> parts;
  int number = 0;
  for (const SheetFixture& sheet : workbook.sheets) {
    std::string n = std::to_string(++number);
    std::string state = sheet.state.empty() ? "" : " state=\"" + sheet.state + "\"";
    list += "<sheet name=\"" + sheet.name + "\" sheetId=\"" + n + "\"" + state + " r:id=\"rId" + n + "\"/>";
    targets += "<Relationship Id=\"rId" + n + "\" Type=\"" + office +
               "/worksheet\" Target=\"worksheets/sheet" + n + ".xml\"/>";
    parts.push_back({"xl/worksheets/sheet" + n + ".xml", head + "<worksheet xmlns=\"" + main + "\">" +
                                                             sheet.before + "<sheetData>" + sheet.rows +
                                                             "</sheetData>" + sheet.behind + "</worksheet>"});
  }
  targets += "<Relationship Id=\"s\" Type=\"" + office + "/sharedStrings\" Target=\"sharedStrings.xml\"/>";
  targets += "<Relationship Id=\"y\" Type=\"" + office + "/styles\" Target=\"/xl/styles.xml\"/>";
  parts.push_back(
      {"[Content_Types].xml",
       head + R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>)"});
  parts.push_back({"_rels/.rels", head + "<Relationships xmlns=\"" + pointers +
                                      "\"><Relationship Id=\"w\" Type=\"" + office +
                                      "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"});
  parts.push_back({"xl/_rels/workbook.xml.rels",
                   head + "<Relationships xmlns=\"" + pointers + "\">" + targets + "</Relationships>"});
  parts.push_back({"xl/workbook.xml", head + "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office +
                                          "\"><workbookPr " + workbook.properties + "/><sheets>" + list +
                                          "</sheets></workbook>"});
  parts.push_back(
      {"xl/sharedStrings.xml", head + "<sst xmlns=\"" + main + "\">" + workbook.strings + "</sst>"});
  parts.push_back(
      {"xl/styles.xml", head + "<styleSheet xmlns=\"" + main + "\"><numFmts>" + workbook.formats +
                            "</numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs>" +
                            workbook.cell_xfs + "</cellXfs></styleSheet>"});
  return parts;
}

inline std::string workbook_bytes(const WorkbookFixture& workbook) {
  return ZipFixture::of(workbook_parts(workbook));
}

}  // namespace hengji::tests
