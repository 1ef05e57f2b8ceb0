#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "store/sql/cells.h"

namespace hengji::store::sql {

template <typename Row, typename Member>
struct Column {
  std::string_view name;
  Member Row::*member;
};
template <typename Row, typename Member>
constexpr Column<Row, Member> column(std::string_view name, Member Row::*member) {
  return {name, member};
}

/// How a value lies in its table. Specialised beside the functions that use it:
///   table     its name
///   keys      how many of the columns, from the first, are its key
///   columns   a tuple of column(…)
///   id        (only of tables that carry region and year) the member that both are read from
template <typename Row>
struct Mapping;

template <typename Row>
concept Partitioned = requires {
  Mapping<Row>::id;
};

template <typename Row>
constexpr std::size_t column_count = std::tuple_size_v<decltype(Mapping<Row>::columns)>;

/// "region, year, dossier, number, …"
template <typename Row>
std::string column_names() {
  std::string names = Partitioned<Row> ? "region, year" : "";
  std::apply(
      [&](const auto&... each) { ((names += (names.empty() ? "" : ", ") + std::string(each.name)), ...); },
      Mapping<Row>::columns);
  return names;
}

/// The cells of a row in the order of column_names(). Nothing when its id names no region and year.
template <typename Row>
std::optional<std::vector<Value>> cells_of(const Row& row) {
  std::vector<Value> cells;
  cells.reserve(column_count<Row> + 2);
  if constexpr (Partitioned<Row>) {
    auto place = place_of(row.*Mapping<Row>::id);
    if (!place) return std::nullopt;
    cells.push_back(place->region);
    cells.push_back(place->year);
  }
  std::apply([&](const auto&... each) { (cells.push_back(to_value(row.*each.member)), ...); },
             Mapping<Row>::columns);
  return cells;
}

/// A row from the cells of `SELECT column_names()`.
template <typename Row>
Row row_of(Cells cells) {
  Row row;
  std::size_t at = Partitioned<Row> ? 2 : 0;
  std::apply([&](const auto&... each) { (from_value(cells[at++], row.*each.member), ...); },
             Mapping<Row>::columns);
  return row;
}

}  // namespace hengji::store::sql
