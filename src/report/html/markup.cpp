#include "report/html/markup.h"

#include "base/utf8.h"

namespace hengji::report {

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    CodePoint point = code_point_at(text, at);
    at += point.bytes;
    switch (point.value) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += "&quot;";
        break;
      case U'\'':
        out += "&#39;";
        break;
      default: {
        bool is_control =
            (point.value < 0x20 && point.value != U'\n' && point.value != U'\t') || point.value == 0x7F;
        append_code_point(out, is_control ? U'\uFFFD' : point.value);
      }
    }
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  append_escaped(out, text);
  return out;
}

}  // namespace hengji::report
