#pragma once

#include "readers/reader.h"

namespace hengji::readers::xlsx {

/// A ZIP archive with a workbook inside, or a broken one by that name.
bool recognises(const Input& input);

/// Every visible sheet becomes one table; what formulas gave when the file was last saved is read, nothing
/// is calculated.
Result<Document> read(const Input& input);

}  // namespace hengji::readers::xlsx
