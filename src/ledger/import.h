#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/ledger.h"

namespace hengji::ledger {

/// Something to say about a row of an imported file.
struct RowRemark {
  std::size_t line = 0;  ///< of the file, from 1
  std::string column;
  Text message;
};

/// What became of an import, row by row. The lists are cut at `listed_at_most`; the counts are whole.
struct ImportReport {
  static constexpr std::size_t listed_at_most = 1'000;

  std::size_t rows = 0;
  std::size_t refused = 0;     ///< rows with a value that cannot be read, or a required one that is blank
  std::size_t duplicates = 0;  ///< rows whose key an earlier row has
  std::size_t warnings = 0;
  std::vector<RowRemark> refusals;
  std::vector<RowRemark> duplicate_rows;
  std::vector<RowRemark> warning_rows;
  std::vector<std::string> unknown_columns;  ///< headings of the file that the type does not have

  /// Nothing is half imported: one refused or doubled row, and the ledger stays as it was.
  bool is_acceptable() const { return refused == 0 && duplicates == 0; }
};

struct Imported {
  Ledger ledger;
  ImportReport report;
};

/// Takes rows one by one. The heading is the first row that has the columns the type needs; a title and notes
/// may stand before it.
class Importer {
 public:
  static constexpr std::size_t rows_before_heading_at_most = 20;

  Importer(const LedgerType& type, std::string source);

  /// The error names the required columns that are missing, and what the file has instead.
  Result<void> take(const std::vector<std::string_view>& cells, std::size_t line);
  /// Error: there was no heading.
  Result<Imported> finish();

 private:
  Result<void> heading(const std::vector<std::string_view>& cells);
  Result<void> look_for_heading(const std::vector<std::string_view>& cells);
  void row(const std::vector<std::string_view>& cells, std::size_t line);
  bool store(std::size_t column, std::string_view cell, std::size_t line);
  bool refuse(const LedgerColumn& column, std::size_t line, Text message);
  void look_for_duplicate(std::uint32_t word, std::size_t line);
  void look_for_duplicate(std::size_t line);
  /// `holder` is where the last row's key belongs.
  void remember(std::uint32_t& holder, std::size_t line);
  std::size_t key_hash(std::size_t row) const;
  bool same_key(std::size_t row, std::size_t other) const;
  void widen();
  /// Where the row's key stands in `rows_by_key_`, or the free place where it would.
  std::size_t place_of_key(std::size_t row) const;

  Imported imported_;
  std::vector<std::optional<std::size_t>> position_;  ///< of each typed column in the file
  std::vector<std::size_t> key_columns_;
  std::vector<std::uint32_t>
      rows_by_key_;  ///< row + 1 by word, or by hash in open addressing; 0 is a free place
  bool has_heading_ = false;
  std::size_t rows_before_heading_ = 0;
  std::optional<Error> nearest_;  ///< of the row that looked most like a heading
  std::size_t known_in_nearest_ = 0;
};

/// Called now and then with the bytes read so far.
using Progress = std::function<void(std::size_t bytes)>;

/// The whole of a CSV file. Errors: not CSV, no heading that fits the type.
Result<Imported> import_csv(const LedgerType& type, std::string_view text, std::string source,
                            const Progress& progress = {});

/// 2025-06-30, 2025/6/30, 2025.6.30, 2025年6月30日, 20250630 → days since 1970-01-01.
std::optional<int> parse_day(std::string_view text);

}  // namespace hengji::ledger
