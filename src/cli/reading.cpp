#include "cli/reading.h"

#include "base/digest.h"
#include "base/limits.h"
#include "cli/source_file.h"
#include "forms/recognize.h"
#include "readers/reader.h"

namespace hengji::cli {

Result<ReadFile> PlanReader::read(const InputFile& input) {
  std::string bytes = input.archive.empty() ? TRY(read_file(input.name, limits::file_bytes))
                                            : TRY(archives_.read(input.archive, input.member));
  ReadFile file;
  file.source.name = input.name;
  if (digest_ == Digest::wanted) file.source.sha256 = sha256(bytes);
  file.document = TRY(readers::read({input.name, bytes}));
  file.source.format = file.document.format;
  file.source.pages = file.document.pages;
  file.reading = forms::recognize(file.document, packs_);
  return file;
}

}  // namespace hengji::cli
