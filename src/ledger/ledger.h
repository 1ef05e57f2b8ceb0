#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "formula/columns.h"
#include "model/ledger_type.h"

namespace hengji::ledger {

struct TextValues {
  std::vector<std::uint32_t> codes;
  formula::WordTable words;
};
struct NumberValues {
  std::vector<std::int64_t> scaled;
};
struct DateValues {
  std::vector<std::int32_t> days;
};

/// An evidence table, column by column, in the order of its file.
class Ledger {
 public:
  Ledger(LedgerType type, std::string source);

  const LedgerType& type() const { return type_; }
  const std::string& source() const { return source_; }
  std::size_t rows() const { return lines_.size(); }
  /// The line or row of the source file that a row was read from.
  std::size_t source_line(std::size_t row) const { return lines_[row]; }
  /// A cell as a person reads it; blank cells are empty.
  std::string text_at(std::size_t row, std::size_t column) const;

  formula::LedgerView view() const;

 private:
  friend class Importer;
  using Values = std::variant<TextValues, NumberValues, DateValues>;

  LedgerType type_;
  std::string source_;
  std::vector<Values> columns_;
  std::vector<std::uint32_t> lines_;
};

}  // namespace hengji::ledger
