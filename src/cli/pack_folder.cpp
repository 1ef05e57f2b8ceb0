#include "cli/pack_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/limits.h"
#include "cli/source_file.h"

namespace hengji::cli {
namespace {

bool is_pack_file(const std::filesystem::path& path) {
  return path.extension() == ".toml" || path.extension() == ".csv";
}

}  // namespace

void PackFolder::add(std::string path, std::string text) {
  std::string_view kept_path = texts_.emplace_back(std::move(path));
  std::string_view kept_text = texts_.emplace_back(std::move(text));
  files_.push_back({kept_path, kept_text});
}

Result<PackFolder> read_pack_folder(const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code error;
  std::vector<fs::path> paths;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    if (at->is_regular_file() && is_pack_file(at->path())) paths.push_back(at->path());
  if (error) {
    Text why = reason_of(error.value());
    return fail(Error::not_found({fmt::format("文件夹“{}”打不开：{}。", folder, why.zh),
                                  fmt::format("the folder \"{}\" cannot be opened: {}.", folder, why.en)}));
  }
  if (paths.size() > limits::pack_files)
    return fail(
        Error::limit({fmt::format("“{}”中的政策文件超过 {} 个。", folder, limits::pack_files),
                      fmt::format("\"{}\" holds more than {} policy files.", folder, limits::pack_files)}));
  std::ranges::sort(paths);
  PackFolder files;
  for (const fs::path& path : paths)
    files.add(fs::relative(path, folder).generic_string(),
              TRY(read_file(path.string(), limits::pack_file_bytes)));
  return files;
}

}  // namespace hengji::cli
