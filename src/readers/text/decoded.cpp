#include "readers/text/decoded.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "readers/encoding/encoding.h"

namespace hengji::readers::text {
namespace {

Error not_text(const Input& input, std::size_t at) {
  return Error::damaged(
      {fmt::format("“{}”不是文本文件：第 {} 个字节是 NUL。请确认文件没有损坏，或按它本来的格式另存后再试。",
                   input.name, at + 1),
       fmt::format("\"{}\" is no text file: its byte {} is NUL. Check that it is not damaged, or save it in "
                   "its own format.",
                   input.name, at + 1)});
}

Error unknown_encoding(const Input& input) {
  return Error::damaged(
      {fmt::format("“{}”的字符编码认不出来：既不是 UTF-8，也不是 GB18030（GBK）。请另存为 UTF-8 后再试。",
                   input.name),
       fmt::format("\"{}\" is in an encoding that is neither UTF-8 nor GB18030 (GBK). Save it as UTF-8.",
                   input.name)});
}

/// How many characters of more than one byte are right and how many bytes are wrong, as UTF-8.
struct Utf8Count {
  std::size_t right = 0;
  std::size_t wrong = 0;
};

Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    CodePoint point = code_point_at(bytes, at);
    bool is_wrong = point.value == 0xFFFD && point.bytes == 1;
    ++(is_wrong ? count.wrong : count.right);
    at += point.bytes;
  }
  return count;
}

/// UTF-8 to the last bytes, which are the beginning of a character.
bool is_cut_off(std::string_view bytes, const Utf8Count& count) {
  return count.wrong <= 3 && count.right > 0 && is_valid_utf8(bytes.substr(0, bytes.size() - count.wrong));
}

std::string repaired(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + 16);
  for (std::size_t at = 0; at < bytes.size();) {
    CodePoint point = code_point_at(bytes, at);
    append_code_point(text, point.value);
    at += point.bytes;
  }
  return text;
}

int count_replaced(std::string_view text) {
  int count = 0;
  for (std::size_t at = 0; (at = text.find("\xEF\xBF\xBD", at)) != std::string_view::npos; at += 3) ++count;
  return count;
}

Decoded converted(std::string text) {
  Decoded result;
  result.damaged = count_replaced(text);
  result.converted = std::move(text);
  return result;
}

/// GB18030 takes nearly any bytes; text in it is Chinese for the most part.
bool looks_chinese(std::string_view text) {
  std::size_t wide = 0;
  std::size_t chinese = 0;
  constexpr std::size_t sample = 1u << 16;
  for (std::size_t at = 0; at < std::min(text.size(), sample);) {
    CodePoint point = code_point_at(text, at);
    at += point.bytes;
    if (point.value < 0x80) continue;
    ++wide;
    bool punctuation = (point.value >= 0x2010 && point.value <= 0x2312) ||
                       (point.value >= 0x3000 && point.value <= 0x3020) ||
                       (point.value >= 0xFF01 && point.value <= 0xFF5E);
    if (punctuation || (point.value >= 0x4E00 && point.value <= 0x9FFF)) ++chinese;
  }
  return chinese * 10 >= wide * 8;
}

}  // namespace

Result<Decoded> decoded(const Input& input) {
  std::string_view bytes = input.bytes;
  if (bytes.starts_with("\xFF\xFE")) return converted(from_utf16(bytes.substr(2)));
  if (bytes.starts_with("\xFE\xFF")) return converted(from_utf16(bytes.substr(2), true));
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (std::size_t nul = bytes.find('\0'); nul != std::string_view::npos)
    return fail(not_text(input, nul + (input.bytes.size() - bytes.size())));
  if (is_valid_utf8(bytes)) return Decoded{bytes, std::nullopt, 0};
  Utf8Count as_utf8 = count_utf8(bytes);
  constexpr std::size_t far_more = 20;
  if (is_cut_off(bytes, as_utf8) || as_utf8.right >= far_more * as_utf8.wrong)
    return converted(repaired(bytes));
  Decoded result = converted(from_gb18030(bytes));
  std::size_t most = std::max<std::size_t>(bytes.size() / 1000, 2);
  if (static_cast<std::size_t>(result.damaged) > most || !looks_chinese(result.text()))
    return fail(unknown_encoding(input));
  return result;
}

}  // namespace hengji::readers::text
