#include "cli/reading.h"

#include "base/digest.h"
#include "base/limits.h"
#include "cli/source_file.h"
#include "forms/recognize.h"
#include "readers/reader.h"

namespace hengji::cli {

Result<ReadFile> read_plans(const std::string& name, const policy::Packs& packs, Digest digest) {
  std::string bytes = TRY(read_file(name, limits::file_bytes));
  ReadFile file;
  file.source.name = name;
  if (digest == Digest::wanted) file.source.sha256 = sha256(bytes);
  file.document = TRY(readers::read({name, bytes}));
  file.source.format = file.document.format;
  file.source.pages = file.document.pages;
  file.reading = forms::recognize(file.document, packs);
  return file;
}

}  // namespace hengji::cli
