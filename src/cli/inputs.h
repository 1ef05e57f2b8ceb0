#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace hengji::cli {

/// The files that a command was given: folders walked to their bottom.
struct Inputs {
  std::vector<std::string> files;          ///< a folder's files sorted by path, in the place of the folder
  std::vector<std::string> empty_folders;  ///< folders in which no document was found
  std::vector<Error> errors;               ///< folders that could not be walked
  bool is_batch = false;                   ///< a folder was named, or more than one file
};

/// Walks the folders among the names. Of a folder the files with the ending of a document are taken; hidden
/// files and the lock files of office programs (~$…) are passed over. A name that is no folder is taken as it
/// is, whatever its ending. More than limits::batch_files is an error.
Result<Inputs> inputs_of(const std::vector<std::string>& names);

}  // namespace hengji::cli
