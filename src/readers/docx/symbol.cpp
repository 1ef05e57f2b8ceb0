#include <charconv>
#include <cstdint>

#include "base/utf8.h"
#include "readers/docx/body.h"

namespace hengji::readers::docx {
namespace {

struct Row {
  std::string_view font;
  std::uint32_t code;
  std::string_view character;
};

// The symbols that forms use, by what they look like. Codes are those of the fonts, without the F000 that
// word processors add.
constexpr Row rows[] = {
    {"Wingdings", 0x6c, "●"},   {"Wingdings", 0x6e, "■"},   {"Wingdings", 0x6f, "□"},
    {"Wingdings", 0x71, "□"},   {"Wingdings", 0x72, "□"},   {"Wingdings", 0x75, "◆"},
    {"Wingdings", 0x81, "①"},   {"Wingdings", 0x82, "②"},   {"Wingdings", 0x83, "③"},
    {"Wingdings", 0x84, "④"},   {"Wingdings", 0x85, "⑤"},   {"Wingdings", 0x86, "⑥"},
    {"Wingdings", 0x87, "⑦"},   {"Wingdings", 0x88, "⑧"},   {"Wingdings", 0x89, "⑨"},
    {"Wingdings", 0x8a, "⑩"},   {"Wingdings", 0xa1, "○"},   {"Wingdings", 0xa8, "□"},
    {"Wingdings", 0xd8, "➢"},   {"Wingdings", 0xe0, "→"},   {"Wingdings", 0xfb, "✗"},
    {"Wingdings", 0xfc, "✓"},   {"Wingdings", 0xfd, "☒"},   {"Wingdings", 0xfe, "☑"},
    {"Wingdings 2", 0x30, "□"}, {"Wingdings 2", 0x4f, "✗"}, {"Wingdings 2", 0x50, "✓"},
    {"Wingdings 2", 0x51, "☒"}, {"Wingdings 2", 0x52, "☑"}, {"Wingdings 2", 0x53, "☒"},
    {"Wingdings 2", 0x54, "☒"}, {"Wingdings 2", 0xa3, "□"}, {"Symbol", 0xa3, "≤"},
    {"Symbol", 0xb3, "≥"},      {"Symbol", 0xb1, "±"},      {"Symbol", 0xb4, "×"},
    {"Symbol", 0xb8, "÷"},      {"Symbol", 0xb9, "≠"},      {"Symbol", 0xbb, "≈"},
    {"Symbol", 0xb0, "°"},      {"Symbol", 0xb7, "•"},      {"Symbol", 0x3c, "<"},
    {"Symbol", 0x3d, "="},      {"Symbol", 0x3e, ">"},      {"Symbol", 0x25, "%"},
    {"Symbol", 0x2d, "−"},      {"Symbol", 0xae, "→"},      {"Symbol", 0xd6, "√"},
};

}  // namespace

std::string symbol(std::string_view font, std::string_view code) {
  std::uint32_t value = 0;
  auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), value, 16);
  std::string text;
  if (error != std::errc() || end != code.data() + code.size() || value > 0xffff) return text;
  bool private_use = value >= 0xe000 && value <= 0xf8ff;
  std::uint32_t plain = private_use ? value & 0xff : value;
  for (const Row& row : rows)
    if (row.font == font && row.code == plain) return std::string(row.character);
  append_code_point(text,
                    private_use || (value & 0xf800) == 0xd800 ? U'\ufffd' : static_cast<char32_t>(value));
  return text;
}

}  // namespace hengji::readers::docx
