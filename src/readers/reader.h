#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "document/document.h"

namespace hengji::readers {

/// A file as it came: its name (for its ending and for messages) and its bytes.
struct Input {
  std::string name;
  std::string_view bytes;
};

/// One row of the format table.
struct Reader {
  std::string_view format;           ///< "xlsx"; also Document::format
  bool (*recognises)(const Input&);  ///< by content first, by the name's ending where content is silent
  Result<Document> (*read)(const Input&);
};

/// All formats, in the order in which they are asked.
std::span<const Reader> table();

/// The document in a file, by the first reader that recognises it. The error names the file and says what
/// can be done.
Result<Document> read(const Input& input);

/// Whether a file's name ends so, in any case: has_ending("A.XLSX", ".xlsx").
bool has_ending(std::string_view name, std::string_view ending);

}  // namespace hengji::readers
