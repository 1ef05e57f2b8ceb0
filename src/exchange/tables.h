#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/language.h"
#include "document/document.h"
#include "exchange/open_plan.h"

namespace hengji::exchange {

/// A column of open data: its stable name, and its heading for people.
struct OpenColumn {
  std::string_view name;
  Phrase heading;
};

/// A table of open data. Every cell is text; figures are exact, an absent one is empty.
struct OpenTable {
  std::string_view name;  ///< "plans"
  Phrase title;
  std::span<const OpenColumn> columns;
  std::vector<std::vector<std::string>> rows;
};

/// Plans (one row each), indicators (one row for each indicator and period that it has a value for), and
/// results (one row for each indicator that was measured; without evidence that table is left out).
std::vector<OpenTable> tables_of(std::span<const OpenPlan> plans, Language language);

/// Headings and rows, for CSV.
std::vector<std::vector<std::string>> rows_with_headings(const OpenTable& table, Language language);

/// {"schema": "hengji.open-data/1", "plans": [{…}], "indicators": […], "results": […]}: rows as objects,
/// absent cells null.
Json json_of(std::span<const OpenTable> tables);

/// One sheet a table.
Document workbook_of(std::span<const OpenTable> tables, Language language);

}  // namespace hengji::exchange
