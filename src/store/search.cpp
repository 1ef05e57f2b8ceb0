#include "store/search.h"

#include <fmt/format.h>

#include "store/search_words.h"
#include "store/sql/rows.h"

namespace hengji::store {
namespace {

/// As FTS5 reads a query: part : "0x2026" AND folded : ("养 护" "路"), each phrase in quotation marks, all of
/// them wanted.
std::string match_of(const std::vector<std::string>& wanted, Layer layer, int year) {
  std::string text = fmt::format("part : \"{}x{}\" AND folded : (", static_cast<int>(layer), year);
  for (const std::string& phrase : wanted) {
    text += " \"";
    for (char c : phrase) {
      if (c == '"') text += '"';
      text += c;
    }
    text += '"';
  }
  return text + ")";
}

void add_phrases(sql::Query& query, sql::Dialect dialect, const std::vector<std::string>& wanted, Layer layer,
                 int year) {
  if (dialect == sql::Dialect::sqlite) {
    query.add(" JOIN search_index ON search_index.rowid = t.row WHERE search_index MATCH ",
              match_of(wanted, layer, year));
    return;
  }
  std::vector<std::string> shared;
  for (const std::string& phrase : wanted)
    for (std::string& gram : grams(phrase)) shared.push_back(std::move(gram));
  query.add(" WHERE t.grams @> ", array_text(shared)).add("::text[]");
  for (const std::string& phrase : wanted) query.add(" AND strpos(t.folded, ", phrase).add(") > 0");
}

/// A hit and where it stands in the order of hits.
struct Found {
  SearchHit hit;
  std::int64_t number = 0;
};

Found found(sql::Cells cells) {
  Found one;
  sql::from_value(cells[0], one.hit.dossier);
  sql::from_value(cells[1], one.hit.department);
  sql::from_value(cells[2], one.hit.year);
  sql::from_value(cells[3], one.hit.place);
  sql::from_value(cells[4], one.hit.text);
  sql::from_value(cells[5], one.number);
  return one;
}

/// Where a page of hits begins: after this one, which is of that year.
struct After {
  std::int64_t year = 0;
  std::string dossier;
  std::int64_t number = 0;
};

Result<std::optional<After>> after_of(const std::string& cursor) {
  auto parts = TRY(sql::cursor_parts(cursor, 3));
  if (parts.empty()) return std::nullopt;
  return After{sql::value_as<std::int64_t>(parts[0]), parts[1], sql::value_as<std::int64_t>(parts[2])};
}

/// The years that may have hits, the newest first.
Result<std::vector<int>> years_of(Transaction& transaction, const SearchFilter& filter,
                                  const std::optional<After>& after) {
  sql::Query query("SELECT DISTINCT year FROM dossier WHERE year <= ");
  query.add("", after ? after->year : 9999);
  if (filter.year) query.add(" AND year = ", *filter.year);
  std::vector<int> years;
  TRY(sql::run(transaction, query.add(" ORDER BY year DESC"), [&](sql::Cells cells) -> Result<void> {
    sql::from_value(cells[0], years.emplace_back());
    return {};
  }));
  return years;
}

/// Where a text stands in the table.
struct TextKey {
  std::string_view dossier;
  Layer layer;
  std::int64_t number;
};

Result<void> insert_text(Transaction& transaction, const TextKey& key, const SearchText& text,
                         const std::string& folded) {
  auto place = sql::place_of(key.dossier);
  if (!place) return fail(sql::no_such(key.dossier));
  bool is_postgres = transaction.connection().dialect() == sql::Dialect::postgres;
  sql::Query query("INSERT INTO search_text (region, year, dossier, layer, number, place, text, folded");
  query.add(is_postgres ? ", grams) VALUES (" : ") VALUES (").add("", place->region).add(", ", place->year);
  query.add(", ", key.dossier).add(", ", key.layer).add(", ", key.number).add(", ", text.place);
  query.add(", ", text.text).add(", ", folded);
  if (is_postgres) query.add(", ", array_text(grams(folded))).add("::text[]");
  TRY(sql::run(transaction, query.add(")")));
  return {};
}

}  // namespace

Result<std::vector<SearchText>> search_texts(Transaction& transaction, std::string_view dossier,
                                             Layer layer) {
  sql::Query query("SELECT place, text FROM search_text");
  sql::where_id(query, "dossier", dossier).add(" AND layer = ", layer).add(" ORDER BY number");
  std::vector<SearchText> texts;
  TRY(sql::run(transaction, query, [&](sql::Cells cells) -> Result<void> {
    SearchText& text = texts.emplace_back();
    sql::from_value(cells[0], text.place);
    sql::from_value(cells[1], text.text);
    return {};
  }));
  return texts;
}

Result<void> set_search_texts(Transaction& transaction, std::string_view dossier, Layer layer,
                              const std::vector<SearchText>& texts) {
  std::vector<SearchText> present = TRY(search_texts(transaction, dossier, layer));
  std::int64_t number = 0;
  auto remove = [&](std::string_view which) {
    return sql::run(transaction,
                    sql::remove_of("search_text", dossier).add(" AND layer = ", layer).add(which, number));
  };
  for (const SearchText& text : texts) {
    std::string folded = folded_for_search(text.text);
    if (folded.empty()) continue;
    auto at = static_cast<std::size_t>(number);
    bool is_there = at < present.size();
    if (!is_there || !(present[at] == text)) {
      if (is_there) TRY(remove(" AND number = "));
      TRY_VOID(insert_text(transaction, {dossier, layer, number}, text, folded));
    }
    ++number;
  }
  if (static_cast<std::size_t>(number) < present.size()) TRY(remove(" AND number >= "));
  return {};
}

namespace {

/// What a search looks for, in one year after the other.
struct Search {
  std::vector<std::string> wanted;
  const SearchFilter& filter;
  std::optional<After> after;
};

/// The first hits of a year, at most so many.
Result<std::vector<Found>> found_in(Transaction& transaction, const Search& search, int year, int limit) {
  sql::Query query(
      "SELECT t.dossier, d.department, t.year, t.place, t.text, t.number FROM search_text t JOIN dossier d"
      " ON d.region = t.region AND d.year = t.year AND d.id = t.dossier");
  const SearchFilter& filter = search.filter;
  add_phrases(query, transaction.connection().dialect(), search.wanted, filter.layer, year);
  query.add(" AND t.layer = ", filter.layer).add(" AND t.year = ", year);
  query.add_scope(filter.scope, "t.region", "d.department");
  if (search.after && search.after->year == year) {
    query.add(" AND (t.dossier, t.number) > (", search.after->dossier);
    query.add(", ", search.after->number).add(")");
  }
  std::vector<Found> hits;
  TRY(sql::run(transaction, query.add(" ORDER BY t.dossier, t.number LIMIT ", limit),
               [&](sql::Cells cells) -> Result<void> {
                 hits.push_back(found(cells));
                 return {};
               }));
  return hits;
}

}  // namespace

Result<Listing<SearchHit>> search(Transaction& transaction, std::string_view text, const SearchFilter& filter,
                                  const Page& page) {
  Listing<SearchHit> list;
  std::optional<After> after = TRY(after_of(page.after));
  Search search{phrases(text), filter, std::move(after)};
  if (search.wanted.empty()) return list;
  auto limit = static_cast<std::size_t>(sql::bounded(page.limit));
  std::int64_t last = 0;
  for (int year : TRY(years_of(transaction, filter, search.after))) {
    int room = static_cast<int>(limit - list.items.size()) + 1;
    for (Found& one : TRY(found_in(transaction, search, year, room))) {
      if (list.items.size() == limit) {
        const SearchHit& hit = list.items.back();
        list.next = sql::cursor_of({std::to_string(hit.year), hit.dossier, std::to_string(last)});
        return list;
      }
      last = one.number;
      list.items.push_back(std::move(one.hit));
    }
  }
  return list;
}

}  // namespace hengji::store
