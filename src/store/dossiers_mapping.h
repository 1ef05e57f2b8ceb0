#pragma once

#include "store/dossiers.h"
#include "store/sql/mapping.h"

namespace hengji::store::sql {

template <>
struct Mapping<Dossier> {
  static constexpr std::string_view table = "dossier";
  static constexpr std::size_t keys = 3;
  static constexpr auto columns = std::tuple(
      column("region", &Dossier::region), column("year", &Dossier::year), column("id", &Dossier::id),
      column("department", &Dossier::department), column("kind", &Dossier::kind),
      column("title", &Dossier::title), column("state", &Dossier::state),
      column("published", &Dossier::published), column("published_revision", &Dossier::published_revision),
      column("version", &Dossier::version), column("revision", &Dossier::revision),
      column("created_by", &Dossier::created_by), column("created_at", &Dossier::created_at),
      column("updated_by", &Dossier::updated_by), column("updated_at", &Dossier::updated_at),
      column("blocking", &Dossier::blocking), column("confirm", &Dossier::confirm),
      column("advice", &Dossier::advice), column("open", &Dossier::open),
      column("comments", &Dossier::comments), column("light", &Dossier::light));
};

template <>
struct Mapping<Revision> {
  static constexpr std::string_view table = "revision";
  static constexpr std::size_t keys = 2;
  static constexpr auto id = &Revision::dossier;
  static constexpr auto columns = std::tuple(
      column("dossier", &Revision::dossier), column("number", &Revision::number),
      column("content", &Revision::content), column("hash", &Revision::hash),
      column("author", &Revision::author), column("at", &Revision::at), column("note", &Revision::note));
};

template <>
struct Mapping<Step> {
  static constexpr std::string_view table = "step";
  static constexpr std::size_t keys = 2;
  static constexpr auto id = &Step::dossier;
  static constexpr auto columns = std::tuple(
      column("dossier", &Step::dossier), column("version", &Step::version), column("person", &Step::person),
      column("at", &Step::at), column("action", &Step::action), column("from_state", &Step::from_state),
      column("to_state", &Step::to_state), column("revision", &Step::revision), column("note", &Step::note), column("seal", &Step::seal));
};

}  // namespace hengji::store::sql
