#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "base/embedded.h"
#include "main/commands.h"
#include "main/sample.h"
#include "service/portal_folder.h"
#include "store/access.h"

namespace hengji::embedded {
std::span<const EmbeddedFile> web();
}

namespace hengji {
namespace {

using cli::Status;
namespace fs = std::filesystem;

constexpr std::string_view site_prefix = "portal/", list_of_files = "manifest.json";

constexpr cli::Option options[] = {
    {"db", "STORE", {"数据库（同 serve）", "database, as for serve"}},
    {"config", "FILE", {"设置文件（TOML）", "settings (TOML)"}},
    {"answers",
     "FILE",
     {"对检查出的每一处的说明（CSV：指纹、说明）",
      "an answer for each place that was found (CSV: 指纹, 说明)"}},
};

Error cannot_write(const fs::path& path) {
  return Error::io({fmt::format("不能写入“{}”。", path.string()),
                    fmt::format("\"{}\" cannot be written.", path.string())});
}

/// A folder that is filled beside its place and put there whole; until then what stood there stays.
class NewFolder {
 public:
  explicit NewFolder(fs::path place) : place_(std::move(place)), filled_(place_.string() + ".new") {}
  NewFolder(const NewFolder&) = delete;
  NewFolder& operator=(const NewFolder&) = delete;
  ~NewFolder() {
    std::error_code ignored;
    fs::remove_all(filled_, ignored);
  }

  /// Nothing is overwritten but an earlier publication.
  Result<void> begin() const {
    std::error_code error;
    const bool is_there = fs::exists(place_, error);
    if (is_there && (!fs::is_directory(place_, error) ||
                     (!fs::is_empty(place_, error) && !fs::exists(place_ / list_of_files, error))))
      return fail(Error::usage({fmt::format("“{}”里有别的东西，不覆盖；请换一个空文件夹。", place_.string()),
                                fmt::format("\"{}\" holds other things, which are not overwritten; name an "
                                            "empty folder.",
                                            place_.string())}));
    fs::remove_all(filled_, error);
    fs::create_directories(filled_, error);
    return error ? Result<void>(fail(cannot_write(filled_))) : Result<void>{};
  }

  Result<void> put(const std::string& path, std::string_view bytes) const {
    const fs::path file = filled_ / path;
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    std::ofstream stream(file, std::ios::binary);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return stream.flush() ? Result<void>{} : Result<void>(fail(cannot_write(file)));
  }

  Result<void> put_in_place() const {
    const fs::path before = place_.string() + ".old";
    std::error_code error;
    fs::remove_all(before, error);
    if (fs::exists(place_, error)) fs::rename(place_, before, error);
    if (!error) fs::rename(filled_, place_, error);
    if (error) return fail(cannot_write(place_));
    fs::remove_all(before, error);
    return {};
  }

 private:
  fs::path place_, filled_;
};

Result<service::PublicationAnswers> answers_of(const cli::Call& call) {
  auto path = call.arguments.value("answers");
  if (!path) return service::PublicationAnswers{};
  std::ifstream stream{std::string(*path), std::ios::binary};
  if (!stream)
    return fail(Error::not_found(
        {fmt::format("没有文件“{}”。", *path), fmt::format("there is no file \"{}\".", *path)}));
  return service::import_publication_answers(std::string(std::istreambuf_iterator<char>(stream), {}), *path);
}

/// The pages themselves, as they are carried inside.
Result<std::vector<EmbeddedFile>> pages() {
  std::vector<EmbeddedFile> files;
  for (const EmbeddedFile& file : embedded::web())
    if (file.path.starts_with(site_prefix))
      files.push_back({file.path.substr(site_prefix.size()), file.text});
  if (!files.empty()) return files;
  return fail(
      Error::unsupported({"这个程序里没有公开网页：构建前先运行 tools/web/build。",
                          "this program carries no public pages: run tools/web/build before building it."}));
}

/// That it was published, with what was answered for, stands in the trail.
Result<void> note(store::Store& store, const std::string& folder, const service::PortalSummary& summary,
                  const service::PublicationAnswers& answers) {
  Json answered = Json::object();
  for (const auto& [fingerprint, reason] : answers) answered.set(fingerprint, reason);
  Json detail = Json::object()
                    .set("by", "command line")
                    .set("folder", folder)
                    .set("plans", summary.plans)
                    .set("answers", std::move(answered));
  TRY(store.write([&](store::Transaction& transaction) -> Result<bool> {
    transaction.audit(
        {.action = "publishFolder", .subject = "portal", .detail = detail.dump(), .at = store::now()});
    return true;
  }));
  return {};
}

Status refused(const cli::Call& call, const service::Refusal& refusal) {
  call.console.complain(refusal.message);
  for (const JsonFault& fault : refusal.faults)
    call.console.print_error(fmt::format("  {}\n", in(call.console.language, fault.message)));
  if (!refusal.faults.empty()) return Status::blocking;
  return cli::status_of(refusal.cause.value_or(Error::usage(refusal.message)));
}

void tell(const cli::Call& call, const std::string& place, const service::PortalSummary& summary) {
  const Language language = call.console.language;
  std::string text = language == Language::en
                         ? fmt::format("Published {} plans of {} departments to \"{}\" ({} files)",
                                       summary.plans, summary.departments, place, summary.files)
                         : fmt::format("已把 {} 个部门的 {} 份表发布到“{}”（{} 个文件）", summary.departments,
                                       summary.plans, place, summary.files);
  if (summary.answered > 0)
    text += language == Language::en ? fmt::format("; {} places were answered for", summary.answered)
                                     : fmt::format("；其中 {} 处经说明公开", summary.answered);
  call.console.print(
      text +
      in(language, Phrase{"。打开其中的 index.html 即可浏览。\n", ". Open index.html in it.\n"}).data());
}

Result<Status> publish(const cli::Call& call, const std::string& place) {
  const service::PublicationAnswers answers = TRY(answers_of(call));
  server::Settings settings = TRY(settings_of(call));
  auto store = TRY(store::Store::open(
      {.address = settings.database, .connections = 2, .opening = store::Opening::only_present}));
  const policy::Packs packs = TRY(policy::Packs::load(embedded::packs()));
  const service::House house{*store, packs, embedded::packs(), {}};
  service::Actor reader;
  reader.now = store::now();
  reader.language = call.console.language;
  NewFolder folder(place);
  TRY_VOID(folder.begin());
  const std::vector<EmbeddedFile> site = TRY(pages());
  auto summary = service::write_portal_folder(
      house, reader, site, answers,
      [&](const std::string& path, std::string_view bytes) { return folder.put(path, bytes); });
  if (!summary) return refused(call, summary.error());
  TRY_VOID(folder.put_in_place());
  TRY_VOID(note(*store, place, *summary, answers));
  tell(call, place, *summary);
  return Status::fine;
}

}  // namespace

std::span<const cli::Option> publish_options() {
  return options;
}

Status run_publish(const cli::Call& call) {
  if (call.arguments.words().size() != 1)
    return cli::misuse(call, "publish", {"应给出一个文件夹。", "it takes one folder."});
  std::string place = call.arguments.words().front();
  while (place.size() > 1 && place.ends_with('/')) place.pop_back();
  auto status = publish(call, place);
  if (status) return *status;
  call.console.complain(status.error().message);
  return cli::status_of(status.error());
}

}  // namespace hengji
