#pragma once

#include <string>
#include <string_view>

#include "policy/measures.h"
#include "service/use_case.h"

namespace hengji::service {

/// A blank evidence table (台账) of that type: its headings, and what each column takes – as lines above the
/// headings in a CSV, which an import passes over, as a second sheet in an XLSX. Filled in, it imports as it
/// is. `format` is "csv" or "xlsx"; a refusal for any other.
Answer<Reply::File> ledger_template(const LedgerType& type, std::string_view format, Language language);

/// A blank table of facts (财政事实): a row for each figure that the pack's formulas ask for, of the year,
/// and of its first half where the figure is not of the whole year. Rows that stay blank are passed over.
Answer<Reply::File> facts_template(const policy::Measures& measures, int year, std::string_view format,
                                   Language language);

/// A blank table of answers to checklists: a row for each point that the pack asks for.
Answer<Reply::File> answers_template(const policy::Measures& measures, std::string_view format,
                                     Language language);

}  // namespace hengji::service
