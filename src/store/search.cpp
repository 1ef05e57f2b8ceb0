#include "store/search.h"
#include "store/search_words.h"
#include "store/sql/rows.h"

namespace hengji::store {
namespace {

/// As FTS5 reads a query: "养 护" "路", each phrase in quotation marks, all of them wanted.
std::string match_of(const std::vector<std::string>& wanted) {
  std::string text;
  for (const std::string& phrase : wanted) {
    text += text.empty() ? "\"" : " \"";
    for (char c : phrase) {
      if (c == '"') text += '"';
      text += c;
    }
    text += '"';
  }
  return text;
}

void add_phrases(sql::Query& query, sql::Dialect dialect, const std::vector<std::string>& wanted) {
  if (dialect == sql::Dialect::sqlite) {
    query.add(" JOIN search_index ON search_index.rowid = t.row WHERE search_index MATCH ", match_of(wanted));
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

Result<void> add_after(sql::Query& query, const std::string& after) {
  auto parts = TRY(sql::cursor_parts(after, 3));
  if (parts.empty()) return {};
  auto year = sql::value_as<std::int64_t>(parts[0]);
  query.add(" AND (t.year < ", year).add(" OR (t.year = ", year);
  query.add(" AND (t.dossier, t.number) > (", parts[1]);
  query.add(", ", sql::value_as<std::int64_t>(parts[2])).add(")))");
  return {};
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

Result<Listing<SearchHit>> search(Transaction& transaction, std::string_view text, const SearchFilter& filter,
                                  const Page& page) {
  Listing<SearchHit> list;
  std::vector<std::string> wanted = phrases(text);
  if (wanted.empty()) return list;
  sql::Query query(
      "SELECT t.dossier, d.department, t.year, t.place, t.text, t.number FROM search_text t JOIN dossier d"
      " ON d.region = t.region AND d.year = t.year AND d.id = t.dossier");
  add_phrases(query, transaction.connection().dialect(), wanted);
  query.add(" AND t.layer = ", filter.layer).add_scope(filter.scope, "t.region", "d.department");
  if (filter.year) query.add(" AND t.year = ", *filter.year);
  TRY_VOID(add_after(query, page.after));
  int limit = sql::bounded(page.limit);
  query.add(" ORDER BY t.year DESC, t.dossier, t.number LIMIT ", limit + 1);
  Found last;
  TRY(sql::run(transaction, query, [&](sql::Cells cells) -> Result<void> {
    if (list.items.size() == static_cast<std::size_t>(limit)) {
      list.next =
          sql::cursor_of({std::to_string(last.hit.year), last.hit.dossier, std::to_string(last.number)});
      return {};
    }
    last = found(cells);
    list.items.push_back(last.hit);
    return {};
  }));
  return list;
}

}  // namespace hengji::store
