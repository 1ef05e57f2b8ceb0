#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hengji::policy {

/// A number that tells short texts apart, eight bytes a step; the last eight overlap those before.
inline std::uint64_t text_number(std::string_view text) {
  constexpr std::size_t step = sizeof(std::uint64_t);
  std::uint64_t number = text.size();
  auto mix = [&](std::uint64_t part) {
    number = (number ^ part) * 0x9E3779B97F4A7C15u;
    number ^= number >> 32;
  };
  auto eight = [&](std::size_t at) {
    std::uint64_t part = 0;
    std::memcpy(&part, text.data() + at, step);
    return part;
  };
  if (text.size() < step) {
    std::uint64_t part = 0;
    for (char byte : text) part = part << 8 | static_cast<unsigned char>(byte);
    mix(part);
    return number;
  }
  for (std::size_t at = 0; at + step < text.size(); at += step) mix(eight(at));
  mix(eight(text.size() - step));
  return number;
}

/// Values by texts, put in once and then looked for again and again: open addressing, nothing is taken out.
template <typename Value>
class TextMap {
 public:
  struct Entry {
    std::string text;
    Value value;
  };

  /// The value of that text, made where there is none. A reference lasts until the next text is put in.
  Value& operator[](std::string_view text) {
    if (2 * (entries_.size() + 1) > slots_.size()) grow();
    Slot& slot = slots_[slot_of(text, text_number(text))];
    if (slot.entry == 0) {
      entries_.push_back({std::string(text), {}});
      slot = {tag_of(text_number(text)), static_cast<std::uint32_t>(entries_.size())};
    }
    return entries_[slot.entry - 1].value;
  }

  /// Nothing when no value was put in.
  const Value* find(std::string_view text) const {
    if (entries_.empty()) return nullptr;
    const Slot& slot = slots_[slot_of(text, text_number(text))];
    return slot.entry == 0 ? nullptr : &entries_[slot.entry - 1].value;
  }

  void clear() {
    entries_.clear();
    slots_.clear();
  }
  auto begin() const { return entries_.begin(); }
  auto end() const { return entries_.end(); }

 private:
  struct Slot {
    std::uint32_t tag = 0;    ///< of the text's number: tells most other texts without a look at them
    std::uint32_t entry = 0;  ///< from 1; 0 is free
  };

  static std::uint32_t tag_of(std::uint64_t number) { return static_cast<std::uint32_t>(number >> 32); }

  /// Where the text stands, or where it would.
  std::size_t slot_of(std::string_view text, std::uint64_t number) const {
    std::size_t mask = slots_.size() - 1;
    std::size_t at = number & mask;
    while (slots_[at].entry != 0 &&
           (slots_[at].tag != tag_of(number) || entries_[slots_[at].entry - 1].text != text))
      at = (at + 1) & mask;
    return at;
  }

  void grow() {
    slots_.assign(std::bit_ceil(4 * (entries_.size() + 4)), {});
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      std::uint64_t number = text_number(entries_[i].text);
      slots_[slot_of(entries_[i].text, number)] = {tag_of(number), static_cast<std::uint32_t>(i + 1)};
    }
  }

  std::vector<Entry> entries_;
  std::vector<Slot> slots_;
};

}  // namespace hengji::policy
