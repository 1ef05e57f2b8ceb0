#pragma once

#include "readers/reader.h"

namespace hengji::readers::xls {

/// A compound file with a workbook inside, whatever its name (.xls, .et).
bool recognises(const Input& input);

/// Every visible sheet becomes one table, as with XLSX.
Result<Document> read(const Input& input);

}  // namespace hengji::readers::xls
