#include "cli/inputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>

#include "base/limits.h"
#include "cli/archive.h"
#include "cli/source_file.h"

namespace hengji::cli {
namespace {

namespace fs = std::filesystem;

/// Endings of what a department sends.
constexpr std::array<std::string_view, 21> endings = {
    ".txt", ".csv",  ".tsv", ".xlsx", ".xlsm", ".xls", ".et",  ".ods",  ".docx", ".doc", ".wps",
    ".htm", ".html", ".mht", ".pdf",  ".ofd",  ".png", ".jpg", ".jpeg", ".tif",  ".tiff"};

std::string ending_of(std::string_view name) {
  std::string ending = fs::path(name).extension().string();
  std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return std::tolower(c); });
  return ending;
}

bool is_archive(std::string_view name) {
  return ending_of(name) == ".zip";
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

/// Adds the documents of an archive.
void open_archive(const std::string& file, Inputs& inputs) {
  auto documents = documents_of_archive(file);
  if (!documents) {
    inputs.errors.push_back(documents.error());
    return;
  }
  if (documents->empty()) inputs.empty_folders.push_back(file);
  for (const ArchiveMember& member : *documents)
    inputs.files.push_back({fmt::format("{}!{}", file, member.name), file, member.index});
}

void add_file(const std::string& file, Inputs& inputs) {
  if (is_archive(file)) {
    open_archive(file, inputs);
  } else {
    inputs.files.push_back({file, {}, 0});
  }
}

/// Adds the documents of one folder to `files` and gives its subfolders.
std::vector<std::string> list_folder(const std::string& folder, std::vector<std::string>& files,
                                     Inputs& inputs) {
  std::vector<std::string> below;
  std::error_code error;
  fs::directory_iterator at(folder, error), end;
  for (; !error && at != end; at.increment(error)) {
    std::string name = at->path().filename().string();
    std::error_code ignored;
    if (at->is_directory(ignored)) {
      if (!name.starts_with('.') && !at->is_symlink(ignored)) below.push_back(at->path().string());
    } else if ((is_document_name(name) || is_archive(name)) && at->is_regular_file(ignored)) {
      files.push_back(at->path().string());
    }
  }
  if (error) inputs.errors.push_back(cannot_walk(folder, error));
  return below;
}

Result<void> walk(const std::string& folder, Inputs& inputs) {
  std::size_t faults = inputs.errors.size();
  std::vector<std::string> waiting = {folder}, files;
  while (!waiting.empty()) {
    std::string next = std::move(waiting.back());
    waiting.pop_back();
    for (std::string& below : list_folder(next, files, inputs)) waiting.push_back(std::move(below));
    if (files.size() > limits::batch_files) return fail(too_many());
  }
  std::ranges::sort(files);
  for (const std::string& file : files) add_file(file, inputs);
  if (files.empty() && inputs.errors.size() == faults) inputs.empty_folders.push_back(folder);
  return {};
}

}  // namespace

bool is_document_name(std::string_view name) {
  if (name.starts_with('.') || name.starts_with("~$")) return false;
  return std::ranges::find(endings, ending_of(name)) != endings.end();
}

Result<Inputs> inputs_of(const std::vector<std::string>& names) {
  Inputs inputs;
  inputs.is_batch = names.size() > 1;
  for (const std::string& name : names) {
    std::error_code ignored;
    if (name != "-" && fs::is_directory(name, ignored)) {
      inputs.is_batch = true;
      TRY_VOID(walk(name, inputs));
    } else {
      if (is_archive(name)) inputs.is_batch = true;
      add_file(name, inputs);
    }
    if (inputs.files.size() > limits::batch_files) return fail(too_many());
  }
  return inputs;
}

}  // namespace hengji::cli
