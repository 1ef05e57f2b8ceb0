#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/import.h"
#include "policy/measures.h"

namespace hengji::service {

/// The evidence table in a file: CSV in UTF-8 or GB18030, or of a workbook or document the sheet of the
/// type's name, else the first table.
Result<ledger::Imported> read_ledger(const LedgerType& type, const std::string& name, std::string_view bytes,
                                     const ledger::Progress& progress = {});

/// The evidence tables in a file. It is named `called`, else by the file's own name; a workbook of another
/// name holds one in each sheet that is named as a ledger. Error: no name is that of a ledger.
Result<std::vector<ledger::Imported>> read_ledgers(const policy::Measures& measures, const std::string& name,
                                                   std::optional<std::string_view> called,
                                                   std::string_view bytes,
                                                   const ledger::Progress& progress = {});

/// The text of a CSV, or the first table of a workbook as CSV, a line a row of its sheet.
Result<std::string> csv_in(const std::string& name, std::string_view bytes);

}  // namespace hengji::service
