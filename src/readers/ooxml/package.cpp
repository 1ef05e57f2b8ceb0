#include "readers/ooxml/package.h"

#include <fmt/format.h>

#include "readers/encoding/encoding.h"
#include "readers/ooxml/xml_scanner.h"

namespace hengji::readers {
namespace {

std::string_view folder_of(std::string_view part) {
  std::size_t slash = part.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : part.substr(0, slash + 1);
}

/// "xl/worksheets/" and "../media/a.png" → "xl/media/a.png"; a leading '/' starts at the root.
std::string resolved(std::string_view folder, std::string_view target) {
  std::string path = target.starts_with('/') ? std::string() : std::string(folder);
  while (!target.empty()) {
    std::size_t slash = target.find('/');
    std::string_view segment = target.substr(0, slash);
    target = slash == std::string_view::npos ? std::string_view() : target.substr(slash + 1);
    if (segment == "..") {
      if (!path.empty()) path.pop_back();
      path.resize(path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1);
    } else if (!segment.empty() && segment != ".") {
      path += segment;
      if (!target.empty()) path += '/';
    }
  }
  return path;
}

}  // namespace

Error damaged_part(std::string_view part, const XmlFault& fault) {
  return Error::damaged(
      {fmt::format(
           "文件内部的“{}”不是完好的 XML（{}），文件已损坏或被改动；请用原来的软件打开并重新保存后再试。",
           part, fault.zh),
       fmt::format(
           "\"{}\" inside the file is not sound XML ({}): the file is damaged or was tampered with; open it "
           "with the program that made it and save it anew.",
           part, fault.en)});
}

Result<Package> Package::open(std::string_view bytes) {
  return Package(TRY(ZipArchive::open(bytes)));
}

Result<std::string> Package::read(std::string_view part) {
  const ZipMember* member = archive_.find(part);
  if (member == nullptr)
    return fail(Error::damaged(
        {fmt::format("文件内部缺少“{}”，文件不完整；请用原来的软件打开并重新保存后再试。", part),
         fmt::format("\"{}\" is missing inside the file, which is incomplete; open it with the "
                     "program that made it and save it anew.",
                     part)}));
  std::string content = TRY(archive_.read(*member));
  if (content.starts_with("\xff\xfe")) return from_utf16(std::string_view(content).substr(2));
  if (content.starts_with("\xfe\xff")) return from_utf16(std::string_view(content).substr(2), true);
  if (content.starts_with("\xef\xbb\xbf")) content.erase(0, 3);
  return content;
}

int Package::parts_below(std::string_view folder) const {
  int count = 0;
  for (const ZipMember& member : archive_.members())
    if (member.name.starts_with(folder) && !member.is_folder()) ++count;
  return count;
}

Result<std::vector<Relationship>> Package::relationships(std::string_view part) {
  std::vector<Relationship> found;
  std::string_view folder = folder_of(part);
  std::string path = fmt::format("{}_rels/{}.rels", folder, part.substr(folder.size()));
  if (!has(path)) return found;
  std::string xml = TRY(read(path));
  XmlScanner scanner(xml);
  for (auto token = scanner.next(); token != XmlScanner::Token::end; token = scanner.next()) {
    if (token != XmlScanner::Token::open || scanner.name() != "Relationship") continue;
    Relationship relationship;
    relationship.id = xml_text(scanner.attribute("Id"));
    std::string type = xml_text(scanner.attribute("Type"));
    relationship.type = type.substr(type.rfind('/') + 1);
    relationship.is_external = scanner.attribute("TargetMode") == "External";
    std::string target = xml_text(scanner.attribute("Target"));
    relationship.target = relationship.is_external ? target : resolved(folder, target);
    found.push_back(std::move(relationship));
  }
  if (scanner.fault() != nullptr) return fail(damaged_part(path, *scanner.fault()));
  return found;
}

Result<std::string> Package::main_part() {
  for (Relationship& relationship : TRY(relationships("")))
    if (relationship.type == "officeDocument" && has(relationship.target))
      return std::move(relationship.target);
  for (const char* usual : {"xl/workbook.xml", "word/document.xml"})
    if (has(usual)) return std::string(usual);
  return fail(damaged_part("_rels/.rels", {"没有指明正文", "it names no main part"}));
}

bool is_broken_package(const Input& input, std::string_view ending) {
  return is_zip(input.bytes) && has_ending(input.name, ending) && !ZipArchive::open(input.bytes);
}

std::string_view package_kind(std::string_view bytes) {
  if (!is_zip(bytes)) return {};
  auto archive = ZipArchive::open(bytes);
  if (!archive) return {};
  if (archive->find("OFD.xml") != nullptr) return "ofd";
  if (archive->find("xl/workbook.bin") != nullptr) return "xlsb";
  if (archive->find("content.xml") != nullptr && archive->find("mimetype") != nullptr) {
    auto type = archive->read(*archive->find("mimetype"));
    if (type && type->find("spreadsheet") != std::string::npos) return "ods";
    if (type && type->find("text") != std::string::npos) return "odt";
    return {};
  }
  if (archive->find("[Content_Types].xml") == nullptr) return {};
  for (const ZipMember& member : archive->members()) {
    if (member.name.starts_with("xl/") || member.name.starts_with("/xl/")) return "xlsx";
    if (member.name.starts_with("word/") || member.name.starts_with("/word/")) return "docx";
  }
  return {};
}

}  // namespace hengji::readers
