#include "annotate/annotate.h"

#include <fmt/format.h>

#include "annotate/formats.h"

namespace hengji::annotate {
namespace {

struct Format {
  std::string_view name;
  Result<Copy> (*annotate)(std::string_view bytes, std::span<const Note> notes);
};

constexpr Format formats[] = {{"docx", with_comments_in_docx},
                              {"ofd", with_notes_in_ofd},
                              {"pdf", with_notes_in_pdf},
                              {"xlsx", with_comments_in_xlsx}};

const Format* find(std::string_view name) {
  for (const Format& format : formats)
    if (format.name == name) return &format;
  return nullptr;
}

}  // namespace

bool takes_notes(std::string_view format) {
  return find(format) != nullptr;
}

Result<Copy> annotated(const readers::Input& input, std::string_view name, std::span<const Note> notes) {
  const Format* format = find(name);
  if (format) return format->annotate(input.bytes, notes);
  return fail(Error::unsupported(
      {fmt::format("“{}”不能加批注：能加批注的是 DOCX、XLSX、PDF 和 OFD。", input.name),
       fmt::format("\"{}\" cannot be given notes; DOCX, XLSX, PDF and OFD can.", input.name)}));
}

}  // namespace hengji::annotate
