#include <fmt/format.h>

#include <array>

#include "base/limits.h"
#include "readers/docx/reader.h"
#include "readers/html/reader.h"
#include "readers/legacy/reader.h"
#include "readers/ofd/reader.h"
#include "readers/pdf/reader.h"
#include "readers/reader.h"
#include "readers/scan/scan.h"
#include "readers/text/reader.h"
#include "readers/xls/reader.h"
#include "readers/xlsx/reader.h"

namespace hengji::readers {
namespace {

// Sorted by format; no two recognise one content. Text stands last: it takes what the others leave.
constexpr std::array readers = {
    Reader{"bmp", scan::recognises_bmp, scan::read},
    Reader{"doc", legacy::is_doc, legacy::read_doc},
    Reader{"docx", docx::recognises, docx::read},
    Reader{"encrypted", legacy::is_encrypted, legacy::read_encrypted},
    Reader{"html", html::recognises, html::read},
    Reader{"jpeg", scan::recognises_jpeg, scan::read},
    Reader{"ods", legacy::is_ods, legacy::read_ods},
    Reader{"odt", legacy::is_odt, legacy::read_odt},
    Reader{"ofd", ofd::recognises, ofd::read},
    Reader{"pdf", pdf::recognises, pdf::read},
    Reader{"png", scan::recognises_png, scan::read},
    Reader{"rtf", legacy::is_rtf, legacy::read_rtf},
    Reader{"tiff", scan::recognises_tiff, scan::read},
    Reader{"xls", xls::recognises, xls::read},
    Reader{"xlsb", legacy::is_xlsb, legacy::read_xlsb},
    Reader{"xlsx", xlsx::recognises, xlsx::read},
    Reader{"xml", legacy::is_xml2003, legacy::read_xml2003},
    Reader{"text", text::recognises, text::read},
};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

Error unknown_format(const std::string& name) {
  return Error::unsupported(
      {fmt::format("“{}”不是能读的格式；能读 xlsx、xls、docx、doc、pdf、ofd、网页、纯文本和扫描图片。", name),
       fmt::format("\"{}\" is of no format that can be read; xlsx, xls, docx, doc, pdf, ofd, web "
                   "pages, plain text and scans can.",
                   name)});
}

Error too_large(const std::string& name) {
  return Error::limit({fmt::format("“{}”超过 {} MiB 的上限，没有读。", name, limits::file_bytes >> 20),
                       fmt::format("\"{}\" is larger than the limit of {} MiB; it was not read.", name,
                                   limits::file_bytes >> 20)});
}

Error with_name(Error error, const std::string& name) {
  if (error.message.zh.find(name) == std::string::npos) {
    error.message.zh = fmt::format("{}：{}", name, error.message.zh);
    error.message.en = fmt::format("{}: {}", name, error.message.en);
  }
  return error;
}

}  // namespace

std::span<const Reader> table() {
  return readers;
}

bool has_ending(std::string_view name, std::string_view ending) {
  if (name.size() < ending.size()) return false;
  name.remove_prefix(name.size() - ending.size());
  for (std::size_t i = 0; i < name.size(); ++i)
    if (lower(name[i]) != lower(ending[i])) return false;
  return true;
}

Result<Document> read(const Input& input) {
  if (input.bytes.size() > limits::file_bytes) return fail(too_large(input.name));
  for (const Reader& reader : table()) {
    if (!reader.recognises(input)) continue;
    auto document = reader.read(input);
    if (!document) return fail(with_name(std::move(document).error(), input.name));
    return document;
  }
  return fail(unknown_format(input.name));
}

}  // namespace hengji::readers
