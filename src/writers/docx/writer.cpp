#include "writers/docx/writer.h"

#include <fmt/format.h>

#include "document/design.h"
#include "writers/docx/body.h"
#include "writers/docx/running.h"
#include "writers/docx/styles.h"
#include "writers/markup/markup.h"
#include "writers/zip/zip_writer.h"

namespace hengji::writers::docx {
namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view word_type = "application/vnd.openxmlformats-officedocument.wordprocessingml";

std::string content_types(const RunningParts& running) {
  std::string xml(declaration);
  xml +=
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      "<Override PartName=\"/docProps/core.xml\" "
      "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>";
  auto part = [&](std::string_view name, std::string_view kind) {
    xml += fmt::format("<Override PartName=\"/word/{}\" ContentType=\"{}.{}+xml\"/>", name, word_type, kind);
  };
  part("document.xml", "document.main");
  part("styles.xml", "styles");
  part("settings.xml", "settings");
  for (const RunningPart& one : running.parts) part(one.name, one.kind);
  return xml + "</Types>";
}

std::string package_relationships() {
  return fmt::format(
      "{}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      "<Relationship Id=\"rId1\" Type=\"{}/officeDocument\" Target=\"word/document.xml\"/>"
      "<Relationship Id=\"rId2\" "
      "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
      "core-properties\" Target=\"docProps/core.xml\"/></Relationships>",
      declaration, office);
}

std::string document_relationships(const RunningParts& running) {
  std::string xml(declaration);
  xml += "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  auto relationship = [&](std::string_view id, std::string_view kind, std::string_view target) {
    xml += fmt::format("<Relationship Id=\"{}\" Type=\"{}/{}\" Target=\"{}\"/>", id, office, kind, target);
  };
  relationship("rId1", "styles", "styles.xml");
  relationship("rId2", "settings", "settings.xml");
  for (const RunningPart& part : running.parts) relationship(part.relationship, part.kind, part.name);
  return xml + "</Relationships>";
}

/// Title only: a date or an author would make two files of one document differ.
std::string core_properties(const Design& design) {
  return fmt::format(
      "{}<cp:coreProperties "
      "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:language>zh-CN</dc:language>"
      "</cp:coreProperties>",
      declaration, escaped(design.title));
}

std::string settings(const RunningParts& running) {
  std::string xml(declaration);
  xml += "<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">";
  if (running.differ_on_even_pages) xml += "<w:evenAndOddHeaders/>";
  xml +=
      "<w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat><w:compatSetting "
      "w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
      "w:val=\"15\"/></w:compat>"
      "</w:settings>";
  return xml;
}

}  // namespace

Result<std::string> write(const Document& document) {
  const Design& design = design_of(document);
  RunningParts running = running_parts(design);
  ZipWriter zip;
  zip.add("[Content_Types].xml", content_types(running));
  zip.add("_rels/.rels", package_relationships());
  zip.add("docProps/core.xml", core_properties(design));
  zip.add("word/document.xml", document_part(document, running.references));
  zip.add("word/_rels/document.xml.rels", document_relationships(running));
  zip.add("word/styles.xml", styles_part(design));
  zip.add("word/settings.xml", settings(running));
  for (const RunningPart& part : running.parts) zip.add("word/" + part.name, part.xml);
  return zip.finish();
}

}  // namespace hengji::writers::docx
