#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hengji::readers {

/// Numbers of binary formats, least significant byte first; 0 past the end.
inline std::uint32_t u8_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0u;
}
inline std::uint32_t u16_at(std::string_view bytes, std::size_t at) {
  return u8_at(bytes, at) | u8_at(bytes, at + 1) << 8;
}
inline std::uint32_t u32_at(std::string_view bytes, std::size_t at) {
  return u16_at(bytes, at) | u16_at(bytes, at + 2) << 16;
}
inline double double_at(std::string_view bytes, std::size_t at) {
  std::uint64_t bits = u32_at(bytes, at) | static_cast<std::uint64_t>(u32_at(bytes, at + 4)) << 32;
  return std::bit_cast<double>(bits);
}

}  // namespace hengji::readers
