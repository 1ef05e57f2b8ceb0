#include "cli/commands/measure.h"

#include <fmt/format.h>

#include <array>

#include "base/chinese_text.h"
#include "cli/measuring.h"
#include "report/score/render.h"

namespace hengji::cli {
namespace {

using measure::Attainment;
using measure::Window;

constexpr std::array own_measure_options{
    Option{"period",
           "half|full",
           {"测算半年还是全年（默认 full）；half 时另列进度、亮灯和预测",
            "half-year or full year (default: full); half adds progress, lights and forecasts"}},
    Option{"steps", "", {"列出每一步算式", "print each step of the arithmetic"}},
    Option{"json", "", {"输出 JSON", "print JSON"}}};
constexpr std::array own_score_options{
    Option{"scheme",
           "ID",
           {"评分方案（默认：政策包的第一个）", "the scoring scheme (default: the pack's first)"}},
    Option{"explain",
           "INDICATOR",
           {"说明一个指标的实际值和得分怎样得来", "what is behind one indicator's value and score"}},
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

/// What `score` prints.
Result<std::string> scored_text(const Call& call, const MeasuringTask& task) {
  const policy::Scheme scheme = TRY(scheme_of(task, call.arguments.value("scheme")));
  Window window{task.year, Period::full_year};
  auto attainments = measured(task, window, formula::Lineage::counts_only);
  score::ScoreSheet sheet = TRY(score::score(task.plan, attainments, scheme, execution_of(task, window)));
  Language language = call.console.language;
  if (auto wanted = call.arguments.value("explain")) {
    std::size_t offset = sheet.lines.size() - attainments.size();
    for (std::size_t i = 0; i < attainments.size(); ++i)
      if (folded(attainments[i].indicator) == folded(*wanted))
        return report::explained_text(sheet.lines[i + offset], attainments[i], language);
    return fail(Error::usage({fmt::format("表上没有指标“{}”。", *wanted),
                              fmt::format("the plan has no indicator \"{}\".", *wanted)}));
  }
  if (call.arguments.has("json")) return report::sheet_json(sheet, language).dump() + "\n";
  auto detail = call.arguments.has("steps") ? report::Detail::explained : report::Detail::lines;
  return report::sheet_text(sheet, language, detail);
}

}  // namespace

std::span<const Option> measure_options() {
  static const std::vector<Option> all = with_evidence(own_measure_options);
  return all;
}

std::span<const Option> score_options() {
  static const std::vector<Option> all = with_evidence(own_score_options);
  return all;
}

Status run_measure(const Call& call) {
  if (call.arguments.words().size() != 1)
    return misuse(call, "measure", {"应给出一个文件。", "it takes one file."});
  auto task = measuring_task(call, call.arguments.words().front());
  if (!task) return failed(call, task.error());
  bool half = call.arguments.value_or("period", "full") == "half";
  Window window{task->year, half ? Period::half_year : Period::full_year};
  bool json = call.arguments.has("json");
  auto attainments =
      measured(*task, window, json ? formula::Lineage::with_rows : formula::Lineage::counts_only);
  Language language = call.console.language;
  if (json) {
    call.console.print(report::attainments_json(attainments, language).dump() + "\n");
    return Status::fine;
  }
  auto detail = call.arguments.has("steps") ? report::Detail::explained : report::Detail::lines;
  call.console.print(report::attainments_text(attainments, language, detail));
  if (!half) return Status::fine;
  auto monitoring = monitored(*task, attainments);
  if (!monitoring) return failed(call, monitoring.error());
  call.console.print("\n" + report::monitoring_text(*monitoring, language));
  return Status::fine;
}

Status run_score(const Call& call) {
  if (call.arguments.words().size() != 1)
    return misuse(call, "score", {"应给出一个文件。", "it takes one file."});
  auto task = measuring_task(call, call.arguments.words().front());
  if (!task) return failed(call, task.error());
  auto text = scored_text(call, *task);
  if (!text) return failed(call, text.error());
  call.console.print(*text);
  return Status::fine;
}

}  // namespace hengji::cli
