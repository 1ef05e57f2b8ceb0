#pragma once

#include <string>
#include <vector>

namespace hengji::exchange {

/// Rows of cells as CSV with a byte order mark, which spreadsheets want.
std::string csv_of(const std::vector<std::vector<std::string>>& rows);

}  // namespace hengji::exchange
