#include "exchange/csv.h"

#include "base/decimal.h"

namespace hengji::exchange {
namespace {

/// A cell that a spreadsheet would take for a formula gets an apostrophe, as spreadsheets themselves write
/// it; a figure below zero is none.
std::string cell_of(const std::string& text) {
  const bool begins_so = !text.empty() && std::string_view("=+-@").find(text[0]) != std::string_view::npos;
  const bool is_formula = begins_so && !Decimal::parse(text);
  std::string cell = "\"";
  if (is_formula) cell += '\'';
  for (char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + "\"";
}

}  // namespace

std::string csv_of(const std::vector<std::vector<std::string>>& rows) {
  std::string csv = "\xEF\xBB\xBF";
  for (const std::vector<std::string>& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) csv += (i == 0 ? "" : ",") + cell_of(row[i]);
    csv += "\r\n";
  }
  return csv;
}

}  // namespace hengji::exchange
