#include "cli/inputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>

#include "base/limits.h"
#include "cli/source_file.h"

namespace hengji::cli {
namespace {

namespace fs = std::filesystem;

/// Endings of what a department sends.
constexpr std::array<std::string_view, 21> endings = {
    ".txt", ".csv",  ".tsv", ".xlsx", ".xlsm", ".xls", ".et",  ".ods",  ".docx", ".doc", ".wps",
    ".htm", ".html", ".mht", ".pdf",  ".ofd",  ".png", ".jpg", ".jpeg", ".tif",  ".tiff"};

bool is_document(const std::string& name) {
  if (name.starts_with('.') || name.starts_with("~$")) return false;
  std::string ending = fs::path(name).extension().string();
  std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return std::tolower(c); });
  return std::ranges::find(endings, ending) != endings.end();
}

Error cannot_walk(const std::string& folder, const std::error_code& code) {
  Text why = reason_of(code.value());
  return Error::io({fmt::format("文件夹“{}”打不开：{}。", folder, why.zh),
                    fmt::format("the folder \"{}\" cannot be opened: {}.", folder, why.en)});
}

Error too_many() {
  return Error::limit({fmt::format("一次最多处理 {} 个文件，请分批。", limits::batch_files),
                       fmt::format("at most {} files at a time; please split them.", limits::batch_files)});
}

/// Adds the documents of one folder and gives its subfolders.
std::vector<std::string> list_folder(const std::string& folder, Inputs& inputs) {
  std::vector<std::string> below;
  std::error_code error;
  fs::directory_iterator at(folder, error), end;
  for (; !error && at != end; at.increment(error)) {
    std::string name = at->path().filename().string();
    std::error_code ignored;
    if (at->is_directory(ignored)) {
      if (!name.starts_with('.') && !at->is_symlink(ignored)) below.push_back(at->path().string());
    } else if (is_document(name) && at->is_regular_file(ignored)) {
      inputs.files.push_back(at->path().string());
    }
  }
  if (error) inputs.errors.push_back(cannot_walk(folder, error));
  return below;
}

Result<void> walk(const std::string& folder, Inputs& inputs) {
  std::size_t before = inputs.files.size(), faults = inputs.errors.size();
  std::vector<std::string> waiting = {folder};
  while (!waiting.empty()) {
    std::string next = std::move(waiting.back());
    waiting.pop_back();
    for (std::string& below : list_folder(next, inputs)) waiting.push_back(std::move(below));
    if (inputs.files.size() > limits::batch_files) return fail(too_many());
  }
  std::sort(inputs.files.begin() + static_cast<std::ptrdiff_t>(before), inputs.files.end());
  if (inputs.files.size() == before && inputs.errors.size() == faults) inputs.empty_folders.push_back(folder);
  return {};
}

}  // namespace

Result<Inputs> inputs_of(const std::vector<std::string>& names) {
  Inputs inputs;
  inputs.is_batch = names.size() > 1;
  for (const std::string& name : names) {
    std::error_code ignored;
    if (name != "-" && fs::is_directory(name, ignored)) {
      inputs.is_batch = true;
      TRY_VOID(walk(name, inputs));
    } else {
      inputs.files.push_back(name);
    }
  }
  return inputs;
}

}  // namespace hengji::cli
