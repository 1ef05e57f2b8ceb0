#pragma once

#include "store/check_answers.h"
#include "store/sql/mapping.h"

namespace hengji::store::sql {

template <>
struct Mapping<StoredAnswer> {
  static constexpr std::string_view table = "check_answer";
  static constexpr std::size_t keys = 2;
  static constexpr auto id = &StoredAnswer::dossier;
  static constexpr auto columns =
      std::tuple(column("dossier", &StoredAnswer::dossier), column("id", &StoredAnswer::id),
                 column("period", &StoredAnswer::period), column("side", &StoredAnswer::side),
                 column("indicator", &StoredAnswer::indicator), column("point", &StoredAnswer::point),
                 column("holds", &StoredAnswer::holds), column("evidence", &StoredAnswer::evidence),
                 column("file", &StoredAnswer::file), column("note", &StoredAnswer::note),
                 column("reason", &StoredAnswer::reason), column("person", &StoredAnswer::person),
                 column("at", &StoredAnswer::at), column("replaces", &StoredAnswer::replaces));
};

}  // namespace hengji::store::sql
