#pragma once

#include <string>
#include <vector>

#include "policy/setting.h"

namespace hengji::policy {

/// One record and the line it begins in.
struct CsvRow {
  std::vector<std::string> cells;
  SourceLine at;
};

/// Comma-separated records, quoted as in RFC 4180; lines that are empty or begin with # are skipped. The
/// first record must be the header given, and every other must have as many cells.
Result<std::vector<CsvRow>> read_csv(const EmbeddedFile& file, const std::vector<std::string_view>& header);

}  // namespace hengji::policy
