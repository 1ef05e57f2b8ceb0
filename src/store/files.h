#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.h"

namespace hengji::store {

/// Bytes that somebody gave: a source or a document of evidence. Kept once, by their hash.
struct StoredFile {
  std::string hash;  ///< "sha256:…" or "sm3:…"
  std::string name;  ///< as first given
  std::string type;  ///< media type
  std::int64_t size = 0;
  std::string person;
  Instant at{};
};

/// That somebody uploaded a file. The same bytes may come from several people, each under a name of his own.
struct FileUpload {
  std::string hash;
  std::string person;
  std::string name;
  Instant at{};
};

/// A file on its way in. What is not finished leaves nothing behind that anybody could see.
class FileIntake {
 public:
  FileIntake(Store& store, Instant at);
  ~FileIntake();
  FileIntake(const FileIntake&) = delete;
  FileIntake& operator=(const FileIntake&) = delete;

  /// The next bytes. Error `limit` past limits::file_bytes.
  Result<void> add(std::string_view bytes);
  /// Seals it. Bytes that were there before are not kept twice. `chain` is the region whose audit trail tells
  /// of it.
  Result<StoredFile> finish(std::string name, std::string type, std::string person, std::string chain);

 private:
  struct State;
  Result<void> put_chunk();
  std::unique_ptr<State> state_;
};

/// As it was given first.
Result<std::optional<StoredFile>> find_file(Transaction& transaction, std::string_view hash);
/// Oldest first.
Result<std::vector<FileUpload>> uploads_of(Transaction& transaction, std::string_view hash);
/// Gives the bytes from `from` on in pieces, at most `length` of them (0: all).
Result<void> read_file(Transaction& transaction, std::string_view hash, std::int64_t from,
                       std::int64_t length, const std::function<Result<void>(std::string_view)>& piece);
/// The whole file. For those that fit in memory.
Result<std::string> file_bytes(Transaction& transaction, std::string_view hash);
/// Chunks of files that were begun before that time and never finished.
Result<void> sweep_files(Transaction& transaction, Instant before);

}  // namespace hengji::store
