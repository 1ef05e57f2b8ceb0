#include "cli/commands/measure.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <limits>

#include "base/chinese_text.h"
#include "cli/measuring.h"
#include "report/score/render.h"

namespace hengji::cli {
namespace {

using measure::Attainment;
using measure::Window;

constexpr Phrase rows_help{"用 --explain 时列出台账的几行（默认 10；all 为全部）",
                           "how many ledger rows --explain lists, or all (default: 10)"};

constexpr std::array own_measure_options{
    Option{"period",
           "half|full",
           {"测算半年还是全年（默认 full）；half 时另列进度、亮灯和预测",
            "half-year or full year (default: full); half adds progress, lights and forecasts"}},
    Option{"explain",
           "INDICATOR",
           {"一个指标的算式和台账行", "the arithmetic and the ledger rows of one indicator"}},
    Option{"rows", "COUNT", rows_help},
    Option{"steps", "", {"列出每一步算式", "print each step of the arithmetic"}},
    Option{"json", "", {"输出 JSON", "print JSON"}}};
constexpr std::array own_monitor_options{
    Option{"date",
           "DATE",
           {"监控到哪一天，如 2025-09-30（默认：6月30日）", "the day that is monitored (default: 30 June)"}},
    Option{"explain",
           "INDICATOR",
           {"一个指标的算式和台账行", "the arithmetic and the ledger rows of one indicator"}},
    Option{"rows", "COUNT", rows_help}, Option{"json", "", {"输出 JSON", "print JSON"}}};
constexpr std::array own_score_options{
    Option{"scheme",
           "ID",
           {"评分方案（默认：政策包的第一个）", "the scoring scheme (default: the pack's first)"}},
    Option{"explain",
           "INDICATOR",
           {"说明一个指标的实际值和得分怎样得来", "what is behind one indicator's value and score"}},
    Option{"rows", "COUNT", rows_help},
    Option{"steps", "", {"列出每一行的算式", "print the arithmetic of each line"}},
    Option{"json", "", {"输出 JSON", "print JSON"}}};

template <std::size_t N>
std::vector<Option> with_evidence(const std::array<Option, N>& own) {
  std::vector<Option> all(evidence_options().begin(), evidence_options().end());
  all.insert(all.end(), own.begin(), own.end());
  return all;
}

Status failed(const Call& call, const Error& error) {
  call.console.complain(error.message);
  return status_of(error);
}

Error no_indicator(std::string_view wanted) {
  return Error::usage(
      {fmt::format("表上没有指标“{}”。", wanted), fmt::format("the plan has no indicator \"{}\".", wanted)});
}

/// How many rows of a ledger are listed.
Result<std::size_t> rows_wanted(const Call& call) {
  constexpr std::size_t usual = 10;
  std::string_view wanted = call.arguments.value_or("rows", "");
  if (wanted.empty()) return usual;
  if (wanted == "all") return std::numeric_limits<std::size_t>::max();
  std::size_t rows = 0;
  auto [end, error] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), rows);
  if (error == std::errc() && end == wanted.data() + wanted.size()) return rows;
  return fail(Error::usage({fmt::format("--rows 应为一个数或 all，不是“{}”。", wanted),
                            fmt::format("--rows takes a number or all, not \"{}\".", wanted)}));
}

/// The indicator's place in the plan.
Result<std::size_t> place_of(const std::vector<Attainment>& attainments, std::string_view wanted) {
  for (std::size_t i = 0; i < attainments.size(); ++i)
    if (folded(attainments[i].indicator) == folded(wanted)) return i;
  return fail(no_indicator(wanted));
}

/// The rows behind one indicator, which is measured again for them.
Result<std::string> opened_rows(const Call& call, const MeasuringTask& task, Window window,
                                std::size_t place) {
  const std::size_t most = TRY(rows_wanted(call));
  auto attainments = measured(task, window, formula::Lineage::with_rows);
  return report::rows_text(attainments[place], task.files.evidence.ledgers, call.console.language, most);
}

/// What `score` prints.
Result<std::string> scored_text(const Call& call, const MeasuringTask& task) {
  const policy::Scheme scheme = TRY(scheme_of(task, call.arguments.value("scheme")));
  Window window{task.year, Period::full_year};
  auto attainments = measured(task, window, formula::Lineage::counts_only);
  score::ScoreSheet sheet = TRY(score::score(task.plan, attainments, scheme, execution_of(task, window)));
  Language language = call.console.language;
  if (auto wanted = call.arguments.value("explain")) {
    const std::size_t place = TRY(place_of(attainments, *wanted));
    std::size_t offset = sheet.lines.size() - attainments.size();
    return report::explained_text(sheet.lines[place + offset], attainments[place], language) +
           TRY(opened_rows(call, task, window, place));
  }
  if (call.arguments.has("json")) return report::sheet_json(sheet, language).dump() + "\n";
  auto detail = call.arguments.has("steps") ? report::Detail::explained : report::Detail::lines;
  return report::sheet_text(sheet, language, detail);
}

Result<std::string> explained(const Call& call, const MeasuringTask& task, Window window,
                              const std::vector<Attainment>& attainments, std::string_view indicator) {
  const std::size_t place = TRY(place_of(attainments, indicator));
  return report::explained_text(attainments[place], call.console.language) +
         TRY(opened_rows(call, task, window, place));
}

/// Actual values for programs, and the monitoring where there is one.
std::string json_of(const Call& call, const MeasuringTask& task, const std::vector<Attainment>& attainments,
                    const measure::Monitoring* monitoring) {
  const Language language = call.console.language;
  Json all = report::attainments_json(attainments, language, task.files.evidence.ledgers);
  if (monitoring) all.set("monitoring", report::monitoring_json(*monitoring, language));
  return all.dump() + "\n";
}

formula::Lineage lineage_for(const Call& call) {
  return call.arguments.has("json") ? formula::Lineage::with_rows : formula::Lineage::counts_only;
}

/// What `measure` prints.
Result<std::string> measured_text(const Call& call, const MeasuringTask& task) {
  const bool half = call.arguments.value_or("period", "full") == "half";
  Window window{task.year, half ? Period::half_year : Period::full_year};
  const Language language = call.console.language;
  const auto attainments = measured(task, window, lineage_for(call));
  if (auto wanted = call.arguments.value("explain"))
    return explained(call, task, window, attainments, *wanted);
  std::optional<measure::Monitoring> monitoring;
  if (half) monitoring = TRY(monitored(task, attainments));
  if (call.arguments.has("json"))
    return json_of(call, task, attainments, monitoring ? &*monitoring : nullptr);
  auto detail = call.arguments.has("steps") ? report::Detail::explained : report::Detail::lines;
  std::string text = report::attainments_text(attainments, language, detail);
  if (monitoring) text += "\n" + report::monitoring_text(*monitoring, attainments, language);
  return text;
}

/// What `monitor` prints.
Result<std::string> monitored_text(const Call& call, const MeasuringTask& task) {
  const Window window = TRY(monitored_window(call, task));
  const auto attainments = measured(task, window, lineage_for(call));
  if (auto wanted = call.arguments.value("explain"))
    return explained(call, task, window, attainments, *wanted);
  const measure::Monitoring monitoring = TRY(monitored(task, attainments));
  if (call.arguments.has("json")) return json_of(call, task, attainments, &monitoring);
  return report::monitoring_text(monitoring, attainments, call.console.language);
}

/// Each of the commands: one file, its evidence, one text.
Status run(const Call& call, std::string_view command,
           Result<std::string> (*text_of)(const Call&, const MeasuringTask&)) {
  if (call.arguments.words().size() != 1)
    return misuse(call, command, {"应给出一个文件。", "it takes one file."});
  auto task = measuring_task(call, call.arguments.words().front());
  if (!task) return failed(call, task.error());
  auto text = text_of(call, *task);
  if (!text) return failed(call, text.error());
  call.console.print(*text);
  return Status::fine;
}

}  // namespace

std::span<const Option> measure_options() {
  static const std::vector<Option> all = with_evidence(own_measure_options);
  return all;
}

std::span<const Option> monitor_options() {
  static const std::vector<Option> all = with_evidence(own_monitor_options);
  return all;
}

std::span<const Option> score_options() {
  static const std::vector<Option> all = with_evidence(own_score_options);
  return all;
}

Status run_measure(const Call& call) {
  return run(call, "measure", measured_text);
}

Status run_monitor(const Call& call) {
  return run(call, "monitor", monitored_text);
}

Status run_score(const Call& call) {
  return run(call, "score", scored_text);
}

}  // namespace hengji::cli
