#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hengji::cli {

/// A file, or a document inside a ZIP archive.
struct InputFile {
  std::string name;     ///< as people see it: "plan.xlsx", "材料.zip!水务局/plan.xlsx"
  std::string archive;  ///< the archive's own path; empty for a plain file
  std::size_t member = 0;
};

/// The files that a command was given: folders walked to their bottom, archives opened.
struct Inputs {
  std::vector<InputFile> files;            ///< a folder's files sorted by path, in the place of the folder
  std::vector<std::string> empty_folders;  ///< folders and archives in which no document was found
  std::vector<Error> errors;               ///< folders and archives that could not be opened
  bool is_batch = false;                   ///< a folder or an archive was named, or more than one file
};

/// Whether a file of that name (without its folder) is taken out of a folder or an archive.
bool is_document_name(std::string_view name);

/// Walks the folders among the names and opens the archives (.zip), those in folders too. Of a folder or an
/// archive the files with the ending of a document are taken; hidden files and the lock files of office
/// programs
/// (~$…) are passed over. Any other name is taken as it is, whatever its ending. More than
/// limits::batch_files is an error.
Result<Inputs> inputs_of(const std::vector<std::string>& names);

}  // namespace hengji::cli
