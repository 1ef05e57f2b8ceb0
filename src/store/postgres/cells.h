#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/sql/connection.h"

struct pg_result;

namespace hengji::store::postgres {

/// The parameters of a statement as libpq takes them: texts, and bytes in binary.
class Parameters {
 public:
  explicit Parameters(sql::Cells cells);

  int count() const { return static_cast<int>(values_.size()); }
  const char* const* values() const { return values_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }

 private:
  std::vector<std::string> texts_;
  std::vector<const char*> values_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
};

Result<void> rows_of(const pg_result* answer, const sql::OnRow& row);
std::int64_t changed_rows(pg_result* answer);

/// What an SQLSTATE means for what to do next.
sql::Connection::Trouble trouble_of(std::string_view state);

/// What the database said, for a person.
Error failure(std::string_view said);

}  // namespace hengji::store::postgres
