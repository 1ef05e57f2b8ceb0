#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <thread>

#include "base/limits.h"
#include "cli/inputs.h"
#include "cli/source_file.h"
#include "main/commands.h"
#include "main/remote.h"

namespace hengji {
namespace {

using cli::Status;

constexpr cli::Option options[] = {
    {"year", "YEAR", {"计划的年度", "year of the plans"}},
    {"region", "REGION", {"区划代码", "code of the region"}},
    {"assign",
     "FILE=DEPARTMENT",
     {"拿不准的文件属于哪个部门（部门编号）；可多次给出",
      "which department (its id) a doubtful file belongs to; may be given several times"}},
};

constexpr auto between_looks = std::chrono::milliseconds(300);

std::string text_of(const Json& json, std::string_view member) {
  const Json* found = json.find(member);
  return found && found->as_string() ? *found->as_string() : std::string();
}

const Json::Array& items_of(const Json& json) {
  static const Json::Array none;
  const Json* items = json.find("items");
  return items && items->as_array() ? *items->as_array() : none;
}

Error cannot_upload(const std::string& name) {
  return Error::unsupported({fmt::format("“{}”在压缩包中，请解开后再导入。", name),
                             fmt::format("\"{}\" lies in an archive; unpack it first.", name)});
}

/// The hashes of the files, in their order.
Result<Json> upload_all(const cli::Call& call, const ServerApi& api, const std::vector<std::string>& words) {
  cli::Inputs inputs = TRY(cli::inputs_of(words));
  if (!inputs.errors.empty()) return fail(inputs.errors.front());
  Json hashes = Json::array();
  for (const cli::InputFile& input : inputs.files) {
    if (!input.archive.empty()) return fail(cannot_upload(input.name));
    std::string bytes = TRY(cli::read_file(input.name, limits::file_bytes));
    std::string name = std::filesystem::path(input.name).filename().string();
    hashes.add(text_of(TRY(api.upload("/files", name, bytes)), "hash"));
    if (call.console.err_is_terminal)
      call.console.note({fmt::format("已上传 {}", input.name), fmt::format("uploaded {}", input.name)});
  }
  return hashes;
}

/// What an import found, when its job is over.
Result<Json> awaited(const ServerApi& api, Json job) {
  const std::string path = "/jobs/" + text_of(job, "id");
  while (text_of(job, "state") == "waiting" || text_of(job, "state") == "running") {
    std::this_thread::sleep_for(between_looks);
    job = TRY(api.get(path));
  }
  if (text_of(job, "state") == "done") return job;
  std::string why = text_of(job, "message");
  return fail(
      Error::io({fmt::format("导入没有完成：{}", why), fmt::format("the import did not end: {}", why)}));
}

std::string line_of(const Json& item, Language language) {
  std::string name = text_of(item, "name"), created = text_of(item, "created"), why = text_of(item, "why");
  if (!created.empty()) return fmt::format("{}\t{}\n", name, created);
  if (!why.empty()) return fmt::format("{}\t{}\n", name, why);
  std::string candidates;
  if (const Json* list = item.find("candidates"); list && list->as_array())
    for (const Json& one : *list->as_array())
      candidates += fmt::format(" {}={}", text_of(one, "id"), text_of(one, "name"));
  bool in_english = language == Language::en;
  if (candidates.empty())
    return fmt::format("{}\t{}\n", name, in_english ? "no department fits" : "没有相符的部门");
  return fmt::format("{}\t{}{}\n", name, in_english ? "which one?" : "属于哪个部门？", candidates);
}

/// The answers of --assign to what the import asks.
Json answers_of(const cli::Call& call, const Json& job) {
  Json answers = Json::array();
  for (const Json& item : items_of(*job.find("result")))
    for (std::string_view given : call.arguments.values("assign")) {
      std::size_t mark = given.rfind('=');
      if (mark == std::string_view::npos || given.substr(0, mark) != text_of(item, "name")) continue;
      answers.add(Json::object()
                      .set("file", *item.find("file"))
                      .set("plan", *item.find("plan"))
                      .set("department", given.substr(mark + 1)));
    }
  return answers;
}

/// Says what became of each plan; gives how many are still to be decided.
std::size_t tell(const cli::Call& call, const Json& job) {
  std::size_t open = 0;
  for (const Json& item : items_of(*job.find("result"))) {
    call.console.print(line_of(item, call.console.language));
    if (text_of(item, "created").empty()) ++open;
  }
  return open;
}

Result<int> year_of(const cli::Call& call) {
  std::string_view text = call.arguments.value_or("year", "");
  int year = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error == std::errc() && end == text.data() + text.size() && year >= 2000 && year <= 2100) return year;
  return fail(Error::usage({"请用 --year 写明年度，例如 2025。", "say the year with --year, 2025 for one."}));
}

Result<Status> import(const cli::Call& call) {
  ServerApi api(call.settings.remote);
  int year = TRY(year_of(call));
  Json order = Json::object().set("files", TRY(upload_all(call, api, call.arguments.words())));
  order.set("year", year).set("region", call.arguments.value_or("region", ""));
  Json job = TRY(awaited(api, TRY(api.send("/imports", order))));
  Json answers = answers_of(call, job);
  std::size_t open = tell(call, job);
  if (std::size_t answered = answers.as_array()->size(); answered != 0) {
    std::string path = "/imports/" + text_of(job, "id");
    Json body = Json::object().set("answers", std::move(answers));
    open = open - answered + tell(call, TRY(awaited(api, TRY(api.replace(path, body)))));
  }
  return open == 0 ? Status::fine : Status::blocking;
}

}  // namespace

std::span<const cli::Option> import_options() {
  return options;
}

Status run_import(const cli::Call& call) {
  if (call.arguments.words().empty())
    return cli::misuse(call, "import", {"没有给出文件。", "no file was given."});
  if (call.settings.remote.server.empty() || !call.arguments.has("region"))
    return cli::misuse(call, "import",
                       {"请用 --server 和 --region 写明导入到哪台服务器的哪个地区。",
                        "say with --server and --region to which server and region."});
  auto status = import(call);
  if (status) return *status;
  call.console.complain(status.error().message);
  return cli::status_of(status.error());
}

}  // namespace hengji
