#include "store/postgres/cells.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <charconv>

namespace hengji::store::postgres {
namespace {

// From the catalogue of types, which is the same in every PostgreSQL.
enum Type : Oid { bytea = 17, int8 = 20, int2 = 21, int4 = 23, float4 = 700, float8 = 701 };

template <typename Number>
Number number_of(std::string_view text) {
  Number number{};
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

sql::Bytes bytes_of(const char* escaped) {
  std::size_t size = 0;
  unsigned char* bytes = PQunescapeBytea(reinterpret_cast<const unsigned char*>(escaped), &size);
  sql::Bytes value{std::string(reinterpret_cast<const char*>(bytes), bytes ? size : 0)};
  PQfreemem(bytes);
  return value;
}

sql::Value cell(const PGresult* answer, int row, int column) {
  if (PQgetisnull(answer, row, column)) return {};
  const char* text = PQgetvalue(answer, row, column);
  std::string_view whole(text, static_cast<std::size_t>(PQgetlength(answer, row, column)));
  switch (PQftype(answer, column)) {
    case int2:
    case int4:
    case int8:
      return number_of<std::int64_t>(whole);
    case float4:
    case float8:
      return number_of<double>(whole);
    case bytea:
      return bytes_of(text);
    default:
      return std::string(whole);
  }
}

}  // namespace

Parameters::Parameters(sql::Cells cells) {
  texts_.reserve(cells.size());
  for (const sql::Value& cell : cells) {
    bool is_null = std::holds_alternative<std::monostate>(cell);
    const auto* bytes = std::get_if<sql::Bytes>(&cell);
    const auto* text = std::get_if<std::string>(&cell);
    const auto* whole = std::get_if<std::int64_t>(&cell);
    const auto* real = std::get_if<double>(&cell);
    if (whole) texts_.push_back(std::to_string(*whole));
    if (real) texts_.push_back(fmt::format("{}", *real));
    values_.push_back(is_null ? nullptr
                      : bytes ? bytes->bytes.data()
                      : text  ? text->c_str()
                              : texts_.back().c_str());
    lengths_.push_back(bytes ? static_cast<int>(bytes->bytes.size()) : 0);
    formats_.push_back(bytes ? 1 : 0);
  }
}

Result<void> rows_of(const PGresult* answer, const sql::OnRow& row) {
  if (!row) return {};
  std::vector<sql::Value> cells(static_cast<std::size_t>(PQnfields(answer)));
  for (int number = 0; number < PQntuples(answer); ++number) {
    for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = cell(answer, number, static_cast<int>(i));
    TRY_VOID(row(cells));
  }
  return {};
}

std::int64_t changed_rows(PGresult* answer) {
  return number_of<std::int64_t>(PQcmdTuples(answer));
}

sql::Connection::Trouble trouble_of(std::string_view state) {
  using enum sql::Connection::Trouble;
  // Serialization failure, deadlock, lock not available.
  if (state == "40001" || state == "40P01" || state == "55P03") return contention;
  // Connection exceptions; shut down, crashed, or starting; read-only because it has become a replica.
  if (state.starts_with("08") || state.starts_with("57P") || state == "25006") return lost;
  if (state == "23505") return duplicate;
  return other;
}

Error failure(std::string_view said) {
  while (!said.empty() && (said.back() == '\n' || said.back() == '.')) said.remove_suffix(1);
  return Error::io(
      {fmt::format("数据库没有完成操作：{}。", said), fmt::format("the database refused: {}.", said)});
}

}  // namespace hengji::store::postgres
