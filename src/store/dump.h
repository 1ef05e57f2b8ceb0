#pragma once

#include <cstdint>
#include <string>

#include "store/store.h"

namespace hengji::store {

struct Dumped {
  std::int64_t rows = 0;
  std::int64_t bytes = 0;
};

/// Writes everything, of one moment, into one file of lines of JSON (hengji.dump/1) that either store can
/// be restored from. The store may be in use. The file appears under its name only when it is complete.
Result<Dumped> dump(Store& store, const std::string& path);

/// Fills an empty store from such a file. Error `damaged` when the file is not whole; then nothing is kept.
Result<Dumped> restore(Store& store, const std::string& path);

/// A copy of a SQLite store made while it is in use, page by page. Error `usage` for another store.
Result<Dumped> copy_database(Store& store, const std::string& path);

}  // namespace hengji::store
