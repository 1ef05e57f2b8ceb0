#include "writers/fonts/cid.h"

#include <optional>

namespace hengji::writers {
namespace {

/// Reads big-endian figures; past the end everything is 0 and `is_good` false.
class Bytes {
 public:
  Bytes(std::string_view bytes, std::size_t at) : bytes_(bytes), at_(at) {}

  std::uint32_t next(int count) {
    std::uint32_t value = 0;
    for (int i = 0; i < count; ++i) {
      if (at_ >= bytes_.size()) {
        is_good_ = false;
        return 0;
      }
      value = value << 8 | static_cast<unsigned char>(bytes_[at_++]);
    }
    return value;
  }
  std::size_t at() const { return at_; }
  void skip(std::size_t count) { at_ += count; }
  bool is_good() const { return is_good_; }

 private:
  std::string_view bytes_;
  std::size_t at_;
  bool is_good_ = true;
};

/// Where an INDEX ends, and its first object.
struct Index {
  std::uint32_t count = 0;
  std::size_t first = 0;
  std::size_t first_end = 0;
  std::size_t end = 0;
};

std::optional<Index> index_at(std::string_view cff, std::size_t at) {
  Bytes bytes(cff, at);
  Index index;
  index.count = bytes.next(2);
  if (index.count == 0) {
    index.end = bytes.at();
    return bytes.is_good() ? std::optional(index) : std::nullopt;
  }
  const int size = static_cast<int>(bytes.next(1));
  if (size < 1 || size > 4) return std::nullopt;
  const std::size_t data = bytes.at() + (index.count + std::size_t{1}) * static_cast<std::size_t>(size) - 1;
  index.first = data + bytes.next(size);
  index.first_end = data + bytes.next(size);
  index.end = index.first_end;
  if (index.count > 1) {
    bytes.skip((index.count - std::size_t{2}) * static_cast<std::size_t>(size));
    index.end = data + bytes.next(size);
  }
  return bytes.is_good() && index.end <= cff.size() ? std::optional(index) : std::nullopt;
}

/// What the top dictionary says of the signs.
struct TopDictionary {
  bool has_cids = false;
  std::size_t charset = 0;
  std::size_t outlines = 0;
};

constexpr std::uint32_t charset_operator = 15, outlines_operator = 17, ros_operator = 0x0C1E;

void take(std::uint32_t code, std::int64_t operand, TopDictionary& top) {
  if (code == ros_operator) top.has_cids = true;
  if (code == charset_operator) top.charset = static_cast<std::size_t>(operand);
  if (code == outlines_operator) top.outlines = static_cast<std::size_t>(operand);
}

TopDictionary top_dictionary(std::string_view dictionary) {
  TopDictionary top;
  Bytes bytes(dictionary, 0);
  std::int64_t operand = 0;
  while (bytes.at() < dictionary.size()) {
    const std::uint32_t b = bytes.next(1);
    if (b <= 21) {
      take(b == 12 ? 0x0C00 | bytes.next(1) : b, operand, top);
    } else if (b == 28) {
      operand = static_cast<std::int16_t>(bytes.next(2));
    } else if (b == 29) {
      operand = static_cast<std::int32_t>(bytes.next(4));
    } else if (b == 30) {  // a real number: up to its end nibble
      while (bytes.at() < dictionary.size()) {
        const std::uint32_t pair = bytes.next(1);
        if ((pair & 0x0F) == 0x0F || pair >> 4 == 0x0F) break;
      }
    } else if (b >= 32 && b <= 246) {
      operand = static_cast<std::int64_t>(b) - 139;
    } else if (b >= 247 && b <= 250) {
      operand = (static_cast<std::int64_t>(b) - 247) * 256 + bytes.next(1) + 108;
    } else if (b >= 251 && b <= 254) {
      operand = -(static_cast<std::int64_t>(b) - 251) * 256 - bytes.next(1) - 108;
    }
  }
  return top;
}

std::vector<std::uint32_t> charset_at(std::string_view cff, std::size_t at, std::uint32_t count) {
  Bytes bytes(cff, at);
  const std::uint32_t format = bytes.next(1);
  std::vector<std::uint32_t> cids = {0};
  while (cids.size() < count && bytes.is_good()) {
    const std::uint32_t first = bytes.next(2);
    const std::uint32_t more = format == 0 ? 0 : bytes.next(format == 1 ? 1 : 2);
    for (std::uint32_t i = 0; i <= more && cids.size() < count; ++i) cids.push_back(first + i);
  }
  return bytes.is_good() ? cids : std::vector<std::uint32_t>{};
}

}  // namespace

std::vector<std::uint32_t> cids_of(std::string_view cff) {
  if (cff.size() < 4) return {};
  const auto names = index_at(cff, static_cast<unsigned char>(cff[2]));
  if (!names) return {};
  const auto tops = index_at(cff, names->end);
  if (!tops || tops->count == 0 || tops->first_end > cff.size() || tops->first > tops->first_end) return {};
  const TopDictionary top = top_dictionary(cff.substr(tops->first, tops->first_end - tops->first));
  if (!top.has_cids || top.charset < 3) return {};
  const auto outlines = index_at(cff, top.outlines);
  return outlines ? charset_at(cff, top.charset, outlines->count) : std::vector<std::uint32_t>{};
}

}  // namespace hengji::writers
