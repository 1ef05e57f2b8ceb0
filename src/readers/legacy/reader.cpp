#include "readers/legacy/reader.h"

#include "readers/compound/compound_file.h"
#include "readers/compound/little_endian.h"
#include "readers/docx/reader.h"
#include "readers/legacy/office_suite.h"
#include "readers/ooxml/package.h"
#include "readers/xlsx/reader.h"

namespace hengji::readers::legacy {
namespace {

constexpr std::size_t sniffed_bytes = 4096;
constexpr std::string_view workbook_2003 = "urn:schemas-microsoft-com:office:spreadsheet";
constexpr std::string_view document_2003 = "schemas.microsoft.com/office/word/2003/wordml";
constexpr std::uint32_t encrypted_flag = 0x0100;  // MS-DOC 2.5.2, FibBase

Result<Document> through(const Input& input, std::string_view format, std::string_view ending,
                         Target target) {
  std::string bytes = TRY(converted(input.bytes, ending, target));
  Input turned{input.name, bytes};
  Document document = TRY(target == Target::docx ? docx::read(turned) : xlsx::read(turned));
  document.format = format;
  return document;
}

Error password() {
  return Error::encrypted(
      {"文件设有打开密码，没有读；请去掉密码后再提交。",
       "The file needs a password to be opened and was not read; hand it in without one."});
}

bool begins_with_xml_of(const Input& input, std::string_view schema) {
  std::string_view head = input.bytes.substr(0, sniffed_bytes);
  return head.find("<?xml") < 4 && head.find(schema) != std::string_view::npos;
}

}  // namespace

bool is_doc(const Input& input) {
  return compound_kind(input.bytes) == "doc" || (is_compound(input.bytes) && has_ending(input.name, ".wps"));
}

bool is_encrypted(const Input& input) {
  return compound_kind(input.bytes) == "encrypted";
}

bool is_ods(const Input& input) {
  return package_kind(input.bytes) == "ods";
}

bool is_odt(const Input& input) {
  return package_kind(input.bytes) == "odt";
}

bool is_rtf(const Input& input) {
  return input.bytes.starts_with("{\\rtf");
}

bool is_xlsb(const Input& input) {
  return package_kind(input.bytes) == "xlsb";
}

bool is_xml2003(const Input& input) {
  return begins_with_xml_of(input, workbook_2003) || begins_with_xml_of(input, document_2003);
}

Result<Document> read_doc(const Input& input) {
  CompoundFile file = TRY(CompoundFile::open(input.bytes));
  std::string main = file.read("WordDocument");
  if ((u16_at(main, 10) & encrypted_flag) != 0) return fail(password());
  return through(input, "doc", main.empty() ? ".wps" : ".doc", Target::docx);
}

Result<Document> read_encrypted(const Input&) {
  return fail(password());
}

Result<Document> read_ods(const Input& input) {
  return through(input, "ods", ".ods", Target::xlsx);
}

Result<Document> read_odt(const Input& input) {
  return through(input, "odt", ".odt", Target::docx);
}

Result<Document> read_rtf(const Input& input) {
  return through(input, "rtf", ".rtf", Target::docx);
}

Result<Document> read_xlsb(const Input& input) {
  return through(input, "xlsb", ".xlsb", Target::xlsx);
}

Result<Document> read_xml2003(const Input& input) {
  bool workbook = begins_with_xml_of(input, workbook_2003);
  return through(input, "xml", ".xml", workbook ? Target::xlsx : Target::docx);
}

}  // namespace hengji::readers::legacy
