#include "store/files.h"

#include <fmt/format.h>

#include "base/json.h"
#include "base/limits.h"
#include "store/digest.h"
#include "store/sql/rows.h"

namespace hengji::store {
namespace {

constexpr std::size_t chunk_bytes = 1u << 20;

/// As the table has it: with the id of its chunks.
struct FileRow {
  std::string hash;
  std::string content;
  std::string name;
  std::string type;
  std::int64_t size = 0;
  std::string person;
  Instant at{};
};

}  // namespace

namespace sql {

template <>
struct Mapping<FileRow> {
  static constexpr std::string_view table = "file";
  static constexpr std::size_t keys = 1;
  static constexpr auto columns = std::tuple(
      column("hash", &FileRow::hash), column("content", &FileRow::content), column("name", &FileRow::name),
      column("type", &FileRow::type), column("size", &FileRow::size), column("person", &FileRow::person),
      column("at", &FileRow::at));
};

template <>
struct Mapping<FileUpload> {
  static constexpr std::string_view table = "file_upload";
  static constexpr std::size_t keys = 2;
  static constexpr auto columns =
      std::tuple(column("hash", &FileUpload::hash), column("person", &FileUpload::person),
                 column("name", &FileUpload::name), column("at", &FileUpload::at));
};

}  // namespace sql

namespace {

StoredFile shown(const FileRow& row) {
  return {row.hash, row.name, row.type, row.size, row.person, row.at};
}

Result<std::optional<FileRow>> find_row(Transaction& transaction, std::string_view hash) {
  return sql::find<FileRow>(transaction, "hash", hash);
}

Result<void> remove_chunks(Transaction& transaction, std::string_view content) {
  TRY(sql::run(transaction, sql::Query("DELETE FROM file_chunk WHERE content = ").add("", content)));
  return {};
}

}  // namespace

struct FileIntake::State {
  Store& store;
  Instant at;
  std::string content = new_id();
  Digest digest;
  std::string waiting;  ///< less than a chunk
  std::int64_t chunks = 0;
  std::int64_t size = 0;
  bool is_sealed = false;  ///< finish() was called: whether it came through may not be known
};

FileIntake::FileIntake(Store& store, Instant at)
    : state_(new State{.store = store, .at = at, .digest = Digest(store.options().seal)}) {}

FileIntake::~FileIntake() {
  // A commit that broke off may have come through: then the chunks are a file's. Otherwise they are swept
  // later.
  if (state_->is_sealed || state_->chunks == 0) return;
  (void)state_->store.write(
      [&](Transaction& transaction) { return remove_chunks(transaction, state_->content); });
}

Result<void> FileIntake::put_chunk() {
  return state_->store.write([&](Transaction& transaction) -> Result<void> {
    sql::Query query("INSERT INTO file_chunk (content, number, begun, bytes) VALUES (");
    query.add("", state_->content).add(", ", state_->chunks).add(", ", state_->at);
    TRY(sql::run(transaction, query.add(", ", sql::Bytes{state_->waiting.substr(0, chunk_bytes)}).add(")")));
    return {};
  });
}

Result<void> FileIntake::add(std::string_view bytes) {
  state_->size += static_cast<std::int64_t>(bytes.size());
  if (state_->size > static_cast<std::int64_t>(limits::file_bytes))
    return fail(Error::limit({fmt::format("文件超过 {} MB，不能上传。", limits::file_bytes >> 20),
                              fmt::format("the file is larger than {} MB.", limits::file_bytes >> 20)}));
  state_->digest.add(bytes);
  state_->waiting += bytes;
  while (state_->waiting.size() >= chunk_bytes) {
    TRY_VOID(put_chunk());
    ++state_->chunks;
    state_->waiting.erase(0, chunk_bytes);
  }
  return {};
}

Result<StoredFile> FileIntake::finish(std::string name, std::string type, std::string person,
                                      std::string chain) {
  if (!state_->waiting.empty()) {
    TRY_VOID(put_chunk());
    ++state_->chunks;
  }
  FileRow row{state_->digest.text(), state_->content,   std::move(name), std::move(type),
              state_->size,          std::move(person), state_->at};
  state_->is_sealed = true;
  return state_->store.write([&](Transaction& transaction) -> Result<StoredFile> {
    bool is_new = TRY(sql::insert_new(transaction, row));
    if (!is_new) TRY_VOID(remove_chunks(transaction, row.content));
    FileUpload upload{row.hash, row.person, row.name, row.at};
    if (TRY(sql::insert_new(transaction, upload))) {
      Json detail = Json::object().set("size", static_cast<long long>(row.size)).set("type", row.type);
      transaction.audit({chain, row.person, "file.add", "file/" + row.hash, detail.dump(), row.at});
    }
    StoredFile file = shown(is_new ? row : TRY(find_row(transaction, row.hash)).value_or(row));
    file.name = row.name;
    file.person = row.person;
    return file;
  });
}

Result<std::optional<StoredFile>> find_file(Transaction& transaction, std::string_view hash) {
  auto row = TRY(find_row(transaction, hash));
  return row ? std::optional(shown(*row)) : std::nullopt;
}

Result<std::vector<FileUpload>> uploads_of(Transaction& transaction, std::string_view hash) {
  return sql::rows<FileUpload>(
      transaction, sql::select<FileUpload>().add(" WHERE hash = ", hash).add(" ORDER BY at, person"));
}

Result<void> read_file(Transaction& transaction, std::string_view hash, std::int64_t from,
                       std::int64_t length, const std::function<Result<void>(std::string_view)>& piece) {
  auto row = TRY(find_row(transaction, hash));
  if (!row) return fail(sql::no_such(hash));
  constexpr auto whole = static_cast<std::int64_t>(chunk_bytes);
  from = std::max<std::int64_t>(from, 0);
  std::int64_t end = length > 0 ? std::min(row->size, from + length) : row->size;
  while (from < end) {
    sql::Query query("SELECT bytes FROM file_chunk WHERE content = ");
    query.add("", row->content).add(" AND number = ", from / whole);
    auto cell = TRY(sql::first_cell(transaction, query));
    const auto* bytes = cell ? std::get_if<sql::Bytes>(&*cell) : nullptr;
    auto inside = static_cast<std::size_t>(from % whole);
    if (!bytes || bytes->bytes.size() <= inside)
      return fail(Error::damaged(
          {"文件“" + row->name + "”的内容不完整。", "part of the file \"" + row->name + "\" is missing."}));
    auto part = std::string_view(bytes->bytes).substr(inside, static_cast<std::size_t>(end - from));
    TRY_VOID(piece(part));
    from += static_cast<std::int64_t>(part.size());
  }
  return {};
}

Result<std::string> file_bytes(Transaction& transaction, std::string_view hash) {
  std::string bytes;
  TRY_VOID(read_file(transaction, hash, 0, 0, [&](std::string_view piece) -> Result<void> {
    bytes += piece;
    return {};
  }));
  return bytes;
}

Result<void> sweep_files(Transaction& transaction, Instant before) {
  sql::Query query("DELETE FROM file_chunk WHERE begun < ");
  TRY(sql::run(transaction, query.add("", before).add(" AND content NOT IN (SELECT content FROM file)")));
  return {};
}

}  // namespace hengji::store
