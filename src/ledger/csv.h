#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hengji::ledger {

/// Reads CSV (RFC 4180) from UTF-8 text, row by row, without keeping it. The separator is a comma, a tab or a
/// semicolon, whichever the first line has most of.
class CsvRows {
 public:
  explicit CsvRows(std::string_view text);

  /// The next row's cells; false at the end. The views hold until the next call. A quotation mark that is
  /// never closed is an error that names its line.
  Result<bool> next(std::vector<std::string_view>& cells);

  /// The line in which the last row began, from 1.
  std::size_t line() const { return row_line_; }
  /// How many bytes have been read, for progress.
  std::size_t offset() const { return at_; }

 private:
  Result<std::string_view> quoted_cell();

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t row_line_ = 0;
  char separator_ = ',';
  std::deque<std::string> unescaped_;  ///< its elements never move, so that views into them hold
};

}  // namespace hengji::ledger
