#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace hengji::testing {

/// The project's root, as ctest tells it; the working directory when a test is started by hand.
inline std::filesystem::path source_dir() {
  const char* given = std::getenv("HENGJI_SOURCE_DIR");
  return given ? given : ".";
}

/// The shared material beside the project. May be absent: tests that need it skip themselves.
inline std::filesystem::path shared_dir() {
  return source_dir() / ".." / "shared";
}

inline std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace hengji::testing
