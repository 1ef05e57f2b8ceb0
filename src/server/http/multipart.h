#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace hengji::http {

/// Where the bytes of a part stand in a file, and what its headers say.
struct Part {
  std::size_t from = 0;
  std::size_t length = 0;
  std::string name;  ///< of the file, as sent
  std::string type;
};

/// The first file of a multipart/form-data body (RFC 7578) that lies in a file. The body is looked through a
/// piece at a time.
Result<Part> first_file(const std::filesystem::path& body, std::string_view content_type);

}  // namespace hengji::http
