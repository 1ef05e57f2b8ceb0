#include "readers/page/characters.h"

#include <algorithm>
#include <array>

#include "base/chinese_text.h"
#include "base/utf8.h"

namespace hengji::readers::page {

namespace {

struct Shown {
  char32_t from;
  std::u32string_view to;
};

/// Sorted by `from`. The private ones are Wingdings and Symbol as word processors map them.
constexpr std::array shown{
    Shown{0xF0A3, U"≤"},  Shown{0xF0A8, U"□"},   Shown{0xF0B1, U"±"},   Shown{0xF0B3, U"≥"},
    Shown{0xF0B4, U"×"},  Shown{0xF0D6, U"√"},   Shown{0xF0FB, U"×"},   Shown{0xF0FC, U"✓"},
    Shown{0xF0FD, U"☒"},  Shown{0xF0FE, U"☑"},   Shown{0xFB00, U"ff"},  Shown{0xFB01, U"fi"},
    Shown{0xFB02, U"fl"}, Shown{0xFB03, U"ffi"}, Shown{0xFB04, U"ffl"}, Shown{0xFB05, U"st"},
    Shown{0xFB06, U"st"}, Shown{0xFE10, U"，"},  Shown{0xFE11, U"、"},  Shown{0xFE12, U"。"},
    Shown{0xFE13, U"："}, Shown{0xFE14, U"；"},  Shown{0xFE31, U"—"},   Shown{0xFE35, U"（"},
    Shown{0xFE36, U"）"}, Shown{0xFE39, U"〔"},  Shown{0xFE3A, U"〕"},  Shown{0xFE3D, U"《"},
    Shown{0xFE3E, U"》"}, Shown{0xFE3F, U"〈"},  Shown{0xFE40, U"〉"},  Shown{0xFE41, U"「"},
    Shown{0xFE42, U"」"}};

bool is_radical(char32_t c) {
  return c >= 0x2E80 && c <= 0x2FD5;
}

/// The compatibility ideographs that fonts of simplified Chinese really use.
constexpr std::array<std::pair<char32_t, char32_t>, 10> doubles{{{0xF900, U'豈'},
                                                                 {0xF907, U'龜'},
                                                                 {0xF90A, U'金'},
                                                                 {0xF92E, U'冷'},
                                                                 {0xF941, U'論'},
                                                                 {0xF966, U'復'},
                                                                 {0xF967, U'不'},
                                                                 {0xF97E, U'量'},
                                                                 {0xF981, U'女'},
                                                                 {0xF9DC, U'隆'}}};

void append_plain(std::string& text, char32_t c) {
  if (is_radical(c)) return append_code_point(text, folded(c));
  const auto at = std::lower_bound(shown.begin(), shown.end(), c,
                                   [](const Shown& one, char32_t value) { return one.from < value; });
  if (at != shown.end() && at->from == c) {
    text += encoded(at->to);
    return;
  }
  for (const auto& [from, to] : doubles)
    if (from == c) c = to;
  append_code_point(text, c);
}

}  // namespace

std::string plain(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.bytes;
    if (point.value < 0x2E80)
      append_code_point(result, point.value);
    else
      append_plain(result, point.value);
  }
  return result;
}

bool is_nameless(std::string_view text) {
  const char32_t c = code_point_at(text, 0).value;
  return c == 0xFFFD || (c >= 0xE000 && c <= 0xF8FF);
}

}  // namespace hengji::readers::page
