#pragma once

#include "store/evidence.h"
#include "store/sql/mapping.h"

namespace hengji::store::sql {

template <>
struct Mapping<StoredAttainment> {
  static constexpr std::string_view table = "attainment";
  static constexpr std::size_t keys = 3;
  static constexpr auto id = &StoredAttainment::dossier;
  static constexpr auto columns = std::tuple(
      column("dossier", &StoredAttainment::dossier), column("period", &StoredAttainment::period),
      column("number", &StoredAttainment::number), column("indicator", &StoredAttainment::indicator),
      column("state", &StoredAttainment::state), column("value", &StoredAttainment::value),
      column("unit", &StoredAttainment::unit), column("evidence", &StoredAttainment::evidence),
      column("json", &StoredAttainment::json), column("at", &StoredAttainment::at));
};

template <>
struct Mapping<Actual> {
  static constexpr std::string_view table = "actual";
  static constexpr std::size_t keys = 3;
  static constexpr auto id = &Actual::dossier;
  static constexpr auto columns = std::tuple(
      column("dossier", &Actual::dossier), column("indicator", &Actual::indicator),
      column("period", &Actual::period), column("value", &Actual::value), column("note", &Actual::note),
      column("file", &Actual::file), column("person", &Actual::person), column("at", &Actual::at));
};

template <>
struct Mapping<ScoreSheetRow> {
  static constexpr std::string_view table = "score_sheet";
  static constexpr std::size_t keys = 2;
  static constexpr auto id = &ScoreSheetRow::dossier;
  static constexpr auto columns =
      std::tuple(column("dossier", &ScoreSheetRow::dossier), column("sheet", &ScoreSheetRow::sheet),
                 column("total", &ScoreSheetRow::total), column("grade", &ScoreSheetRow::grade),
                 column("json", &ScoreSheetRow::json), column("person", &ScoreSheetRow::person),
                 column("at", &ScoreSheetRow::at));
};

template <>
struct Mapping<StoredScore> {
  static constexpr std::string_view table = "score";
  static constexpr std::size_t keys = 3;
  static constexpr auto id = &StoredScore::dossier;
  static constexpr auto columns =
      std::tuple(column("dossier", &StoredScore::dossier), column("sheet", &StoredScore::sheet),
                 column("number", &StoredScore::number), column("indicator", &StoredScore::indicator),
                 column("weight", &StoredScore::weight), column("score", &StoredScore::score));
};

template <>
struct Mapping<MonitoringRow> {
  static constexpr std::string_view table = "monitoring";
  static constexpr std::size_t keys = 3;
  static constexpr auto id = &MonitoringRow::dossier;
  static constexpr auto columns =
      std::tuple(column("dossier", &MonitoringRow::dossier), column("date", &MonitoringRow::date),
                 column("number", &MonitoringRow::number), column("indicator", &MonitoringRow::indicator),
                 column("light", &MonitoringRow::light), column("reason", &MonitoringRow::reason),
                 column("json", &MonitoringRow::json));
};

template <>
struct Mapping<Rectification> {
  static constexpr std::string_view table = "rectification";
  static constexpr std::size_t keys = 1;
  static constexpr auto id = &Rectification::id;
  static constexpr auto columns = std::tuple(
      column("id", &Rectification::id), column("dossier", &Rectification::dossier),
      column("problem", &Rectification::problem), column("measure", &Rectification::measure),
      column("due", &Rectification::due), column("owner", &Rectification::owner),
      column("done", &Rectification::done), column("note", &Rectification::note),
      column("file", &Rectification::file), column("created_by", &Rectification::created_by),
      column("created_at", &Rectification::created_at), column("closed_at", &Rectification::closed_at));
};

}  // namespace hengji::store::sql
