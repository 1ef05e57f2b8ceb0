#include "cli/commands/store.h"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/json.h"
#include "store/dump.h"
#include "store/verify.h"

namespace hengji::cli {
namespace {

constexpr Option store_option = {
    "store",
    "ADDRESS",
    {"数据库：文件，或 postgresql://…（默认取环境变量 HENGJI_STORE）",
     "the store: a file, or postgresql://… (default: the environment variable HENGJI_STORE)"}};

constexpr Option verify_table[] = {
    store_option,
    {"ends",
     "FILE",
     {"另存的链尾，核对审计记录没有被截短", "ends of chains kept elsewhere: nothing was cut off since"}},
    {"save-ends", "FILE", {"把现在的链尾存入文件", "write the present ends of chains into a file"}},
};
constexpr Option plain_table[] = {store_option};
constexpr Option export_table[] = {
    store_option,
    {"audit", "", {"只导出审计记录", "the audit trail alone"}},
};

Result<std::string> address_of(const Call& call) {
  if (auto given = call.arguments.value("store")) return std::string(*given);
  if (const char* set = std::getenv("HENGJI_STORE"); set && *set) return std::string(set);
  return fail(Error::usage({"没有说是哪个数据库：用 --store 给出，或设环境变量 HENGJI_STORE。",
                            "which store? Give --store or set the environment variable HENGJI_STORE."}));
}

Result<std::unique_ptr<store::Store>> opened(const Call& call, store::Opening opening) {
  store::Options options;
  options.address = TRY(address_of(call));
  options.opening = opening;
  return store::Store::open(std::move(options));
}

Status ended(const Call& call, const Result<Status>& result) {
  if (result) return *result;
  call.console.complain(result.error().message);
  return status_of(result.error());
}

void say(const Call& call, const Text& text) {
  call.console.print(in(call.console.language, text) + "\n");
}

/// One file name behind the command.
Result<std::string> file_of(const Call& call) {
  const auto& words = call.arguments.words();
  if (words.size() == 1) return words[0];
  return fail(Error::usage({"应给出一个文件名。", "it takes the name of one file."}));
}

Error not_ends(std::string_view path) {
  return Error::damaged(
      {fmt::format("“{}”不是另存的链尾。", path), fmt::format("\"{}\" holds no ends of chains.", path)});
}

Result<std::vector<store::ChainEnd>> read_ends(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream)
    return fail(Error::not_found({"没有文件“" + path + "”。", "there is no file \"" + path + "\"."}));
  auto json = Json::parse(std::string(std::istreambuf_iterator<char>(stream), {}));
  if (!json || !json->as_array()) return fail(not_ends(path));
  std::vector<store::ChainEnd> ends;
  for (const Json& one : *json->as_array()) {
    const Json *chain = one.find("chain"), *sequence = one.find("sequence"), *hash = one.find("hash");
    if (!chain || !chain->as_string() || !sequence || !sequence->as_number() || !hash || !hash->as_string())
      return fail(not_ends(path));
    ends.push_back({*chain->as_string(), std::strtoll(sequence->as_number()->digits.c_str(), nullptr, 10),
                    *hash->as_string()});
  }
  return ends;
}

Json json_of(const std::vector<store::ChainEnd>& ends) {
  Json array = Json::array();
  for (const store::ChainEnd& end : ends)
    array.add(Json::object()
                  .set("chain", end.chain)
                  .set("sequence", static_cast<long long>(end.sequence))
                  .set("hash", end.hash));
  return array;
}

Result<void> write_file(const std::string& path, std::string_view text) {
  std::ofstream stream(path, std::ios::binary);
  stream << text;
  if (stream.flush()) return {};
  return fail(Error::io({"写不进文件“" + path + "”。", "cannot write \"" + path + "\"."}));
}

Status told(const Call& call, const store::Verification& found) {
  for (const store::Fault& fault : found.faults) say(call, fault.message);
  say(call,
      {fmt::format("审计记录 {} 条，版本 {} 个，文件 {} 个：{}", found.entries, found.revisions, found.files,
                   found.is_clean() ? "全部与写入时一致" : fmt::format("{} 处不一致", found.faults.size())),
       fmt::format(
           "{} audit entries, {} revisions, {} files: {}", found.entries, found.revisions, found.files,
           found.is_clean() ? "all as they were written" : fmt::format("{} faults", found.faults.size()))});
  return found.is_clean() ? Status::fine : Status::blocking;
}

Result<Status> verify(const Call& call) {
  std::vector<store::ChainEnd> known;
  if (auto path = call.arguments.value("ends")) known = TRY(read_ends(std::string(*path)));
  auto opened_store = TRY(opened(call, store::Opening::only_present));
  auto found = TRY(
      opened_store->read([&](store::Transaction& transaction) { return store::verify(transaction, known); }));
  if (auto path = call.arguments.value("save-ends"))
    TRY_VOID(write_file(std::string(*path), json_of(found.ends).dump() + "\n"));
  return told(call, found);
}

Result<Status> backup(const Call& call) {
  std::string path = TRY(file_of(call));
  if (std::filesystem::exists(path))
    return fail(Error::usage({"文件“" + path + "”已经存在，请换一个名字。",
                              "\"" + path + "\" is there already; choose another name."}));
  auto from = TRY(opened(call, store::Opening::only_present));
  auto made = TRY(from->is_sqlite() ? store::copy_database(*from, path) : store::dump(*from, path));
  say(call, {fmt::format("已备份到“{}”（{} 字节）", path, std::filesystem::file_size(path)),
             fmt::format("backed up to \"{}\" ({} bytes)", path, std::filesystem::file_size(path))});
  static_cast<void>(made);
  return Status::fine;
}

bool is_sqlite_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  std::string start(15, '\0');
  return stream.read(start.data(), 15) && start == "SQLite format 3";
}

/// A copied database is put where the store is to be.
Result<void> put_in_place(const std::string& backup, std::string address) {
  if (address.starts_with("sqlite:")) address.erase(0, 7);
  if (address.find("://") != std::string::npos)
    return fail(Error::usage(
        {"这是 SQLite 数据库的备份。要换到 PostgreSQL，先恢复成 SQLite，再用 export 导出。",
         "this is a copy of a SQLite store; restore it as one, then export it for PostgreSQL."}));
  if (std::filesystem::exists(address))
    return fail(Error::usage({"“" + address + "”已经存在。恢复不覆盖已有的数据库。",
                              "\"" + address + "\" is there already; nothing is overwritten."}));
  std::error_code error;
  std::filesystem::copy_file(backup, address, error);
  if (error) return fail(Error::io({"不能写入“" + address + "”。", "cannot write \"" + address + "\"."}));
  return {};
}

Result<Status> restore(const Call& call) {
  std::string path = TRY(file_of(call));
  if (!std::filesystem::exists(path))
    return fail(Error::not_found({"没有文件“" + path + "”。", "there is no file \"" + path + "\"."}));
  bool is_copy = is_sqlite_file(path);
  if (is_copy) TRY_VOID(put_in_place(path, TRY(address_of(call))));
  auto into = TRY(opened(call, store::Opening::make));
  if (!is_copy) TRY(store::restore(*into, path));
  return told(call,
              TRY(into->read([](store::Transaction& transaction) { return store::verify(transaction); })));
}

std::string line_of(const store::AuditEntry& entry) {
  return Json::object().set("sealed", store::sealed_text(entry)).set("hash", entry.hash).dump() + "\n";
}

Result<Status> export_audit(store::Store& from, const std::string& path) {
  std::ofstream stream(path, std::ios::binary);
  TRY_VOID(from.read([&](store::Transaction& transaction) {
    return store::each_audit_entry(transaction, [&](const store::AuditEntry& entry) -> Result<void> {
      stream << line_of(entry);
      return {};
    });
  }));
  if (!stream.flush())
    return fail(Error::io({"写不进文件“" + path + "”。", "cannot write \"" + path + "\"."}));
  return Status::fine;
}

Result<Status> export_all(const Call& call) {
  std::string path = TRY(file_of(call));
  auto from = TRY(opened(call, store::Opening::only_present));
  if (call.arguments.has("audit")) return export_audit(*from, path);
  auto made = TRY(store::dump(*from, path));
  say(call, {fmt::format("已导出 {} 行（{} 字节）", made.rows, made.bytes),
             fmt::format("exported {} rows ({} bytes)", made.rows, made.bytes)});
  return Status::fine;
}

}  // namespace

std::span<const Option> verify_options() {
  return verify_table;
}
std::span<const Option> backup_options() {
  return plain_table;
}
std::span<const Option> restore_options() {
  return plain_table;
}
std::span<const Option> export_options() {
  return export_table;
}

Status run_verify(const Call& call) {
  return ended(call, verify(call));
}
Status run_backup(const Call& call) {
  return ended(call, backup(call));
}
Status run_restore(const Call& call) {
  return ended(call, restore(call));
}
Status run_export(const Call& call) {
  return ended(call, export_all(call));
}

}  // namespace hengji::cli
