#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "readers/reader.h"

namespace hengji::readers::text {

/// Text as UTF-8 without a byte order mark, CR LF and CR still in it.
struct Decoded {
  std::string_view original;             ///< the input, where it is UTF-8 already
  std::optional<std::string> converted;  ///< the text, where it had to be converted
  int damaged = 0;                       ///< characters that could not be read and stand as U+FFFD

  std::string_view text() const { return converted ? *converted : original; }
};

/// Finds the encoding by what the bytes are: a byte order mark, else UTF-8 if they are that, else GB18030.
/// UTF-8 with a few broken bytes (a file cut off in the middle) stays UTF-8. Refuses bytes that hold NUL or
/// are neither.
Result<Decoded> decoded(const Input& input);

}  // namespace hengji::readers::text
