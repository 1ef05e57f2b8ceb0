#pragma once

#include "store/ledgers.h"
#include "store/sql/mapping.h"

namespace hengji::store::sql {

template <>
struct Mapping<LedgerImport> {
  static constexpr std::string_view table = "ledger_import";
  static constexpr std::size_t keys = 2;
  static constexpr auto id = &LedgerImport::dossier;
  static constexpr auto columns =
      std::tuple(column("dossier", &LedgerImport::dossier), column("id", &LedgerImport::id),
                 column("type", &LedgerImport::type), column("file", &LedgerImport::file),
                 column("report", &LedgerImport::report), column("person", &LedgerImport::person),
                 column("at", &LedgerImport::at));
};

template <>
struct Mapping<LedgerRow> {
  static constexpr std::string_view table = "ledger_row";
  static constexpr std::size_t keys = 3;
  static constexpr auto id = &LedgerRow::dossier;
  static constexpr auto columns =
      std::tuple(column("dossier", &LedgerRow::dossier), column("type", &LedgerRow::type),
                 column("key", &LedgerRow::key), column("number", &LedgerRow::number),
                 column("cells", &LedgerRow::cells));
};

template <>
struct Mapping<StoredFact> {
  static constexpr std::string_view table = "fact";
  static constexpr std::size_t keys = 2;
  static constexpr auto id = &StoredFact::dossier;
  static constexpr auto columns =
      std::tuple(column("dossier", &StoredFact::dossier), column("id", &StoredFact::id),
                 column("name", &StoredFact::name), column("period", &StoredFact::period),
                 column("value", &StoredFact::value), column("unit", &StoredFact::unit),
                 column("source", &StoredFact::source), column("person", &StoredFact::person),
                 column("at", &StoredFact::at), column("replaces", &StoredFact::replaces),
                 column("reason", &StoredFact::reason));
};

}  // namespace hengji::store::sql
