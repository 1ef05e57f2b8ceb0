#pragma once

#include <string>
#include <string_view>

#include "ledger/import.h"
#include "service/answer.h"

namespace hengji::service {

/// The evidence table in a file: CSV in UTF-8 or GB18030, or the first table of a workbook or a document.
Answer<ledger::Imported> read_ledger(const LedgerType& type, const std::string& name, std::string_view bytes);

}  // namespace hengji::service
