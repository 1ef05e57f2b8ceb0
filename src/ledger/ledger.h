#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "formula/columns.h"
#include "model/ledger_type.h"

namespace hengji::ledger {

/// The words of a text column, each once.
class Dictionary {
 public:
  Dictionary() { words_.emplace_back(); }
  std::uint32_t code_of(std::string_view word);
  std::span<const std::string> words() const { return words_; }
  const std::unordered_map<std::string_view, std::uint32_t>& index() const { return index_; }

 private:
  std::vector<std::string> words_;  ///< words_[0] is the empty text
  std::unordered_map<std::string_view, std::uint32_t> index_;
  std::deque<std::string> kept_;  ///< what the index's keys view; elements never move
};

struct TextValues {
  std::vector<std::uint32_t> codes;
  Dictionary dictionary;
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
