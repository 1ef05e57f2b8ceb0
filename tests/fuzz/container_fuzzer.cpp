// The containers: compound files and ZIP archives, every member of them.

#include <cstdint>

#include "readers/archive.h"
#include "readers/compound/compound_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  hengji::readers::compound_kind(bytes);
  if (auto file = hengji::readers::CompoundFile::open(bytes))
    for (const char* name : {"Workbook", "WordDocument", "1Table"}) file->read(name);
  hengji::readers::Input archive{"a.zip", bytes};
  if (hengji::readers::is_archive(archive))
    (void)hengji::readers::for_each_member(
        archive, [](const std::string&, const hengji::Result<std::string_view>&) {});
  return 0;
}
