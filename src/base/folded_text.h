#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hengji {

/// A text folded for comparing (base/chinese_text.h), its characters taken apart once for all who look
/// through it. One text is read after the other in the same memory.
class FoldedText {
 public:
  FoldedText() = default;
  explicit FoldedText(std::string_view text) { read(text); }
  FoldedText(const FoldedText&) = delete;
  FoldedText& operator=(const FoldedText&) = delete;

  /// What was read before is gone. Valid as long as the text is.
  void read(std::string_view text);

  /// The folded text: the text itself where folding leaves it as it is.
  std::string_view text() const { return text_; }
  /// Its characters. One above U+FFFF is U+FFFF here, which is no character.
  std::span<const char16_t> characters() const { return {characters_.data(), count_}; }
  /// Where a character begins in the folded text, in bytes.
  std::size_t begin_of(std::size_t character) const { return begins_[character]; }

 private:
  void make_room(std::size_t bytes);

  std::string_view text_;
  std::string room_;  ///< for a text that folding changes
  std::vector<char16_t> characters_;
  std::vector<std::uint32_t> begins_;
  std::size_t count_ = 0;  ///< of characters
};

}  // namespace hengji
