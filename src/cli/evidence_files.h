#pragma once

#include <memory>
#include <vector>

#include "base/result.h"
#include "cli/command.h"
#include "measure/evidence.h"
#include "policy/measures.h"

namespace hengji::cli {

/// Evidence as the files named on the command line give it. The parts that `evidence` points at live here.
struct EvidenceFiles {
  std::unique_ptr<ledger::FactBook> facts;
  std::vector<std::unique_ptr<ledger::Ledger>> ledgers;
  measure::Evidence evidence;
};

/// --facts, --ledger, --answers and --actuals.
std::span<const Option> evidence_options();

/// Reads them: CSV in UTF-8 or GB18030, or a workbook's first table. A ledger is named by its file
/// (高新技术企业.csv); a folder stands for all its files. A ledger with a row that cannot be read or a double
/// key is refused whole, and the error lists its rows.
Result<EvidenceFiles> read_evidence(const Call& call, const policy::Measures& measures);

}  // namespace hengji::cli
