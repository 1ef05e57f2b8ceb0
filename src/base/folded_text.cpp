#include "base/folded_text.h"

#include "base/chinese_text.h"
#include "base/utf8.h"

namespace hengji {
namespace {

constexpr std::size_t ideograph = 3;  ///< bytes

}  // namespace

void FoldedText::make_room(std::size_t bytes) {
  count_ = 0;
  room_.clear();
  if (characters_.size() >= bytes) return;
  characters_.resize(bytes);
  begins_.resize(bytes);
}

void FoldedText::read(std::string_view text) {
  make_room(text.size());
  char16_t* character = characters_.data();
  std::uint32_t* begin = begins_.data();
  std::size_t copied = 0,
              moved = 0;  // what of the text stands in the room, and by how much it is longer there
  for (std::size_t at = 0; at < text.size();) {
    if (std::size_t ideographs = ideograph_bytes(text, at)) {  // nothing folds them
      for (std::size_t end = at + ideographs; at < end; at += ideograph) {
        *character++ = static_cast<char16_t>(ideograph_at(text, at));
        *begin++ = static_cast<std::uint32_t>(at + moved);
      }
      continue;
    }
    CodePoint point = code_point_at(text, at);
    char32_t to = folded(point.value);
    if (to != 0) {
      *character++ = static_cast<char16_t>(to > 0xFFFF ? 0xFFFF : to);
      *begin++ = static_cast<std::uint32_t>(at + moved);
    }
    bool is_broken = point.bytes == 1 && point.value >= 0x80;
    if (to != point.value || to == 0 || is_broken) {
      room_.append(text, copied, at - copied);
      if (to != 0) append_code_point(room_, to);
      copied = at + point.bytes;
      moved = room_.size() - copied;
    }
    at += point.bytes;
  }
  count_ = static_cast<std::size_t>(character - characters_.data());
  text_ = text;
  if (copied == 0) return;
  room_.append(text, copied);
  text_ = room_;
}

}  // namespace hengji
