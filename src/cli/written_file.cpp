#include "cli/written_file.h"

#include <fmt/format.h>

#include "cli/source_file.h"
#include "writers/writers.h"

namespace hengji::cli {

Result<void> write_document(const Document& document, const std::string& name) {
  const writers::Writer* writer = writers::for_name(name);
  if (!writer) {
    std::string endings;
    for (const writers::Writer& one : writers::table())
      endings += (endings.empty() ? "" : " ") + std::string(one.ending);
    return fail(
        Error::usage({fmt::format("“{}”的结尾不是能写出的格式。可用：{}。", name, endings),
                      fmt::format("the ending of \"{}\" is no format that can be written. There are: {}.",
                                  name, endings)}));
  }
  const std::string bytes = TRY(writer->write(document));
  return write_file(name, bytes);
}

}  // namespace hengji::cli
