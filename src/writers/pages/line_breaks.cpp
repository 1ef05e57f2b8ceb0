#include "writers/pages/line_breaks.h"

#include <unicode/ubrk.h>

#include <string>

#include "base/utf8.h"

namespace hengji::writers {
namespace {

// “ ” ‘ ’ are ambiguous to the standard; in Chinese text they open and close like brackets.
char32_t bracket_of(char32_t c) {
  switch (c) {
    case U'“':
    case U'‘':
      return U'「';
    case U'”':
    case U'’':
      return U'」';
    default:
      return c;
  }
}

bool may_stand_inside_a_word(char32_t c) {
  return c < 0x0250 && c != 0 && !is_space(c);
}

}  // namespace

struct LineBreaker::State {
  UBreakIterator* iterator = nullptr;
  std::u16string text;
  std::vector<std::size_t> bytes;  ///< where each unit of the text stands in the source
};

LineBreaker::LineBreaker() : state_(std::make_unique<State>()) {
  UErrorCode status = U_ZERO_ERROR;
  state_->iterator = ubrk_open(UBRK_LINE, "zh@lb=strict", nullptr, 0, &status);
}

LineBreaker::~LineBreaker() {
  if (state_->iterator) ubrk_close(state_->iterator);
}

std::vector<bool> LineBreaker::breaks_of(std::string_view text) {
  std::vector<bool> breaks(text.size() + 1, false);
  State& state = *state_;
  state.text.clear();
  state.bytes.clear();
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    char32_t c = point.value;
    // An apostrophe inside an English word is no quotation mark.
    const char32_t after = at + point.bytes < text.size() ? code_point_at(text, at + point.bytes).value : 0;
    if (!(may_stand_inside_a_word(before) && may_stand_inside_a_word(after))) c = bracket_of(c);
    if (c > 0xFFFF) {
      state.text += static_cast<char16_t>(0xD7C0 + (c >> 10));
      state.bytes.push_back(at);
      c = 0xDC00 + (c & 0x3FF);
    }
    state.text += static_cast<char16_t>(c);
    state.bytes.push_back(at);
    before = point.value;
    at += point.bytes;
  }
  state.bytes.push_back(text.size());
  UErrorCode status = U_ZERO_ERROR;
  if (!state.iterator) return breaks;
  ubrk_setText(state.iterator, state.text.data(), static_cast<int32_t>(state.text.size()), &status);
  for (int32_t at = ubrk_first(state.iterator); at != UBRK_DONE; at = ubrk_next(state.iterator))
    breaks[state.bytes[static_cast<std::size_t>(at)]] = true;
  return breaks;
}

}  // namespace hengji::writers
