#include "readers/docx/reader.h"

#include "readers/docx/layout.h"
#include "readers/docx/parse.h"
#include "readers/ooxml/package.h"

namespace hengji::readers::docx {

bool recognises(const Input& input) {
  return package_kind(input.bytes) == "docx" || is_broken_package(input, ".docx");
}

Result<Document> read(const Input& input) {
  Package package = TRY(Package::open(input.bytes));
  Mirror mirror = TRY(parse(package));
  return laid_out(mirror);
}

}  // namespace hengji::readers::docx
