#pragma once

#include <deque>
#include <span>
#include <string>
#include <vector>

#include "base/embedded.h"
#include "base/result.h"

namespace hengji::cli {

/// The files of packs that stand in a folder on disk, as if they had been carried inside the program.
class PackFolder {
 public:
  std::span<const EmbeddedFile> files() const { return files_; }
  void add(std::string path, std::string text);

 private:
  std::deque<std::string> texts_;
  std::vector<EmbeddedFile> files_;
};

/// Every .toml and .csv file below the folder, sorted by path. At most a thousand of at most 8 MB each.
Result<PackFolder> read_pack_folder(const std::string& folder);

}  // namespace hengji::cli
