#include "ledger/ledger.h"

#include <chrono>

#include "base/date.h"
#include "base/decimal.h"

namespace hengji::ledger {

Ledger::Ledger(LedgerType type, std::string source) : type_(std::move(type)), source_(std::move(source)) {
  for (const LedgerColumn& column : type_.columns) {
    switch (column.type) {
      case LedgerColumn::Type::number:
        columns_.emplace_back(NumberValues{});
        break;
      case LedgerColumn::Type::date:
        columns_.emplace_back(DateValues{});
        break;
      default:
        columns_.emplace_back(TextValues{});
    }
  }
}

std::string Ledger::text_at(std::size_t row, std::size_t column) const {
  const Values& values = columns_[column];
  if (const auto* text = std::get_if<TextValues>(&values)) return text->words.words()[text->codes[row]];
  if (const auto* number = std::get_if<NumberValues>(&values)) {
    if (number->scaled[row] == formula::NumberColumn::blank) return {};
    return Decimal(number->scaled[row]).shifted(-type_.columns[column].places)->normalized();
  }
  std::int32_t days = std::get<DateValues>(values).days[row];
  if (days == formula::DateColumn::blank) return {};
  return to_string(Date(std::chrono::sys_days(std::chrono::days(days))));
}

formula::LedgerView Ledger::view() const {
  formula::LedgerView view{type_.name, rows(), {}};
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const LedgerColumn& column = type_.columns[i];
    formula::ColumnView one;
    if (const auto* text = std::get_if<TextValues>(&columns_[i])) {
      one = formula::TextColumn{text->codes, &text->words};
    } else if (const auto* number = std::get_if<NumberValues>(&columns_[i])) {
      one = formula::NumberColumn{number->scaled, column.places, column.unit};
    } else {
      one = formula::DateColumn{std::get<DateValues>(columns_[i]).days};
    }
    view.columns.emplace_back(column.name, std::move(one));
  }
  return view;
}

}  // namespace hengji::ledger
