#include <sqlite3.h>

#include "store/search_words.h"
#include "store/sqlite/database.h"

namespace hengji::store::sqlite {
namespace {

int create(void*, const char**, int, Fts5Tokenizer** tokenizer) {
  // It has no state; FTS5 only wants an address.
  static char nothing;
  *tokenizer = reinterpret_cast<Fts5Tokenizer*>(&nothing);
  return SQLITE_OK;
}

void remove(Fts5Tokenizer*) {}

int tokenize(Fts5Tokenizer*, void* context, int, const char* text, int size,
             int (*take)(void*, int, const char*, int, int, int)) {
  std::string_view whole(text, static_cast<std::size_t>(size));
  for (WordAt at = word_after(whole, 0); at.begin != at.end; at = word_after(whole, at.end)) {
    int status = take(context, 0, text + at.begin, static_cast<int>(at.end - at.begin),
                      static_cast<int>(at.begin), static_cast<int>(at.end));
    if (status != SQLITE_OK) return status;
  }
  return SQLITE_OK;
}

fts5_api* interface_of(sqlite3* handle) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

}  // namespace

Result<void> add_tokenizer(sqlite3* handle) {
  fts5_api* api = interface_of(handle);
  fts5_tokenizer functions{create, remove, tokenize};
  if (!api || api->xCreateTokenizer(api, "hengji", nullptr, &functions, nullptr) != SQLITE_OK)
    return fail(Error::not_installed(
        {"这里的 SQLite 没有全文检索（FTS5）。", "SQLite was built without full-text search (FTS5) here."}));
  return {};
}

}  // namespace hengji::store::sqlite
