#pragma once

#include "store/contents.h"
#include "store/sql/mapping.h"

namespace hengji::store::sql {

template <>
struct Mapping<IndicatorRow> {
  static constexpr std::string_view table = "indicator_row";
  static constexpr std::size_t keys = 3;
  static constexpr auto id = &IndicatorRow::dossier;
  static constexpr auto columns =
      std::tuple(column("dossier", &IndicatorRow::dossier), column("layer", &IndicatorRow::layer),
                 column("number", &IndicatorRow::number), column("department", &IndicatorRow::department),
                 column("level1", &IndicatorRow::level1), column("level2", &IndicatorRow::level2),
                 column("name", &IndicatorRow::name), column("name_key", &IndicatorRow::name_key),
                 column("half_year", &IndicatorRow::half_year), column("full_year", &IndicatorRow::full_year),
                 column("comparison", &IndicatorRow::comparison), column("value", &IndicatorRow::value),
                 column("figure", &IndicatorRow::figure), column("unit", &IndicatorRow::unit),
                 column("weight", &IndicatorRow::weight), column("funds", &IndicatorRow::funds),
                 column("headcount", &IndicatorRow::headcount));
};

template <>
struct Mapping<StoredFinding> {
  static constexpr std::string_view table = "finding";
  static constexpr std::size_t keys = 2;
  static constexpr auto id = &StoredFinding::dossier;
  static constexpr auto columns =
      std::tuple(column("dossier", &StoredFinding::dossier), column("number", &StoredFinding::number),
                 column("fingerprint", &StoredFinding::fingerprint), column("code", &StoredFinding::code),
                 column("rule", &StoredFinding::rule), column("severity", &StoredFinding::severity),
                 column("json", &StoredFinding::json));
};

template <>
struct Mapping<Confirmation> {
  static constexpr std::string_view table = "confirmation";
  static constexpr std::size_t keys = 2;
  static constexpr auto id = &Confirmation::dossier;
  static constexpr auto columns =
      std::tuple(column("dossier", &Confirmation::dossier), column("fingerprint", &Confirmation::fingerprint),
                 column("reason", &Confirmation::reason), column("person", &Confirmation::person),
                 column("at", &Confirmation::at));
};

template <>
struct Mapping<Comment> {
  static constexpr std::string_view table = "comment";
  static constexpr std::size_t keys = 1;
  static constexpr auto id = &Comment::id;
  static constexpr auto columns = std::tuple(
      column("id", &Comment::id), column("dossier", &Comment::dossier), column("path", &Comment::path),
      column("text", &Comment::text), column("author", &Comment::author), column("at", &Comment::at),
      column("reply_to", &Comment::reply_to), column("resolved", &Comment::resolved),
      column("resolved_by", &Comment::resolved_by), column("edited_at", &Comment::edited_at));
};

}  // namespace hengji::store::sql
