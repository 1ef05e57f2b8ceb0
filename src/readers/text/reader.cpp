#include "readers/text/reader.h"

#include <fmt/format.h>

#include <utility>

#include "base/chinese_text.h"
#include "base/limits.h"
#include "readers/text/aligned.h"
#include "readers/text/decoded.h"
#include "readers/text/lines.h"
#include "readers/text/separated.h"

namespace hengji::readers::text {
namespace {

Error empty_file(const Input& input) {
  return Error::damaged({fmt::format("“{}”是空文件，没有可读的内容。", input.name),
                         fmt::format("\"{}\" is empty; there is nothing to read.", input.name)});
}

Error too_large(const Input& input) {
  return Error::limit(
      {fmt::format("“{}”超过纯文本文件 {} MiB 的上限，没有读。请拆分后再试。", input.name,
                   limits::text_bytes >> 20),
       fmt::format(
           "\"{}\" is larger than the limit of {} MiB for plain text and was not read. Please split it.",
           input.name, limits::text_bytes >> 20)});
}

Remark damaged_characters(int count) {
  return {
      "uncertain-characters",
      {fmt::format("有 {} 处字节读不出字符，以 � 代替；文件可能损坏或不完整", count),
       fmt::format("{} bytes could not be read as characters and stand as �; the file may be damaged or cut "
                   "off",
                   count)},
      {}};
}

Paragraph paragraph(const Line& line) {
  Paragraph result;
  result.text = trimmed(line.text);
  result.at = Location::at_line(line.number);
  return result;
}

Result<void> add_blocks(std::span<const Line> lines, const Input& input, Document& document) {
  if (!has_ending(input.name, ".csv") && is_laid_out(lines)) {
    LaidOut found = laid_out_blocks(lines);
    document.blocks = std::move(found.blocks);
    document.unread = std::move(found.unread);
    return {};
  }
  document.blocks.reserve(lines.size());
  for (std::size_t at = 0; at < lines.size();) {
    std::optional<SeparatedTable> found = TRY(separated_table(lines.subspan(at), input));
    if (found) {
      document.blocks.push_back(std::move(found->table));
      at += found->lines;
    } else {
      document.blocks.push_back(paragraph(lines[at++]));
    }
  }
  return {};
}

}  // namespace

bool recognises(const Input& input) {
  for (std::string_view ending : {".txt", ".text", ".csv", ".tsv", ".tab", ".md", ".log"})
    if (has_ending(input.name, ending)) return true;
  if (input.bytes.starts_with("\xFF\xFE") || input.bytes.starts_with("\xFE\xFF")) return true;
  constexpr std::size_t sample = 1u << 16;
  return input.bytes.substr(0, sample).find('\0') == std::string_view::npos;
}

Result<Document> read(const Input& input) {
  if (input.bytes.empty()) return fail(empty_file(input));
  if (input.bytes.size() > limits::text_bytes) return fail(too_large(input));
  Decoded text = TRY(decoded(input));
  Lines lines = TRY(lines_of(text.text(), input));
  if (lines.lines.empty()) return fail(empty_file(input));
  Document document;
  document.format = "text";
  document.pages = lines.pages > 1 ? lines.pages : 0;
  TRY_VOID(add_blocks(lines.lines, input, document));
  if (text.damaged > 0) document.remarks.push_back(damaged_characters(text.damaged));
  return document;
}

}  // namespace hengji::readers::text
