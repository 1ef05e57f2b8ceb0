#include "check/fingerprint.h"

#include <cstdint>

#include "base/chinese_text.h"
#include "base/utf8.h"

namespace hengji::check {
namespace {

/// FNV-1a over code points, 64 bits.
class Digest {
 public:
  void add(std::string_view text) {
    std::uint64_t state = state_;  // in a register all the way
    for (std::size_t at = 0; at < text.size();) {
      CodePoint point = code_point_at(text, at);
      at += point.bytes;
      if (char32_t value = folded(point.value)) state = next(state, value);
    }
    state_ = next(state, U'\0');
  }
  std::string hex() const {
    std::string text(16, '0');
    for (int i = 0; i < 16; ++i)
      text[static_cast<std::size_t>(i)] = "0123456789abcdef"[(state_ >> (60 - 4 * i)) & 15];
    return text;
  }

 private:
  static std::uint64_t next(std::uint64_t state, char32_t value) { return (state ^ value) * 0x100000001B3u; }

  std::uint64_t state_ = 0xCBF29CE484222325u;
};

}  // namespace

std::string fingerprint_of(const Finding& finding) {
  Digest digest;
  digest.add(finding.code);
  for (const Place& place : finding.places) digest.add(place.quote);
  return digest.hex();
}

}  // namespace hengji::check
