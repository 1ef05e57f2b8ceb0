#pragma once

#include <memory>
#include <string>

#include "base/result.h"

struct sqlite3;

namespace hengji::store::sqlite {

/// An open database file with the settings that the store stands on.
class Database {
 public:
  static Result<Database> open(const std::string& path, int patience);
  sqlite3* get() const { return handle_.get(); }

 private:
  struct Closed {
    void operator()(sqlite3* handle) const;
  };
  explicit Database(sqlite3* handle) : handle_(handle) {}
  std::unique_ptr<sqlite3, Closed> handle_;
};

/// What the database said last, for a person.
Error failure(sqlite3* handle);

/// Registers the tokenizer `hengji` of FTS5: every Chinese character is a token, and so is every run of Latin
/// letters and digits.
Result<void> add_tokenizer(sqlite3* handle);

/// Copies the database page by page while it is in use.
Result<void> copy(sqlite3* handle, const std::string& path);

}  // namespace hengji::store::sqlite
