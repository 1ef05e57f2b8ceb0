#include <algorithm>
#include <array>

#include "writers/docx/writer.h"
#include "writers/html/writer.h"
#include "writers/ofd/writer.h"
#include "writers/pdf/writer.h"
#include "writers/writers.h"
#include "writers/xlsx/writer.h"

namespace hengji::writers {
namespace {

// Sorted by ending.
constexpr std::array writers = {
    Writer{Format::docx, ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
           docx::write},
    Writer{Format::html, ".html", "text/html; charset=utf-8", html::write},
    Writer{Format::ofd, ".ofd", "application/ofd", ofd::write},
    Writer{Format::pdf, ".pdf", "application/pdf", pdf::write},
    Writer{Format::xlsx, ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
           xlsx::write},
};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool has_ending(std::string_view name, std::string_view ending) {
  if (name.size() < ending.size()) return false;
  name.remove_prefix(name.size() - ending.size());
  return std::ranges::equal(name, ending, {}, lower, lower);
}

}  // namespace

std::span<const Writer> table() {
  return writers;
}

const Writer* find(Format format) {
  auto found = std::ranges::find(writers, format, &Writer::format);
  return found == writers.end() ? nullptr : &*found;
}

const Writer* for_name(std::string_view name) {
  for (const Writer& writer : writers)
    if (has_ending(name, writer.ending)) return &writer;
  return nullptr;
}

Result<std::string> write(const Document& document, Format format) {
  const Writer* writer = find(format);
  if (!writer)
    return fail(
        Error::unsupported({"这个格式在本程序中不能写出。", "This program cannot write that format."}));
  return writer->write(document);
}

}  // namespace hengji::writers
