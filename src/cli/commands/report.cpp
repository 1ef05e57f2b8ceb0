#include "cli/commands/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "cli/dossier.h"
#include "cli/written_file.h"
#include "report/papers/papers.h"

namespace hengji::cli {
namespace {

constexpr std::array own_options{
    Option{"to",
           "OUT",
           {"写到哪个文件，格式随结尾；多个文件时用 {name} 代替原文件名",
            "the file to write; its ending names the format; {name} stands for the name of each of several "
            "files"}},
    Option{"scheme",
           "ID",
           {"评分方案（默认：政策包的第一个）", "the scoring scheme (default: the pack's first)"}},
    Option{"date",
           "DATE",
           {"监控到哪一天，如 2025-09-30（默认：6月30日）", "the day that is monitored (default: 30 June)"}},
    Option{"day",
           "DATE",
           {"成文日期，如 2026-03-31（默认留空待填）", "the day on the paper (default: left blank)"}},
};

/// One kind of paper.
struct Kind {
  std::string_view name;
  Wanted wanted;
  Result<Document> (*make)(const report::Dossier&);
};

Result<Document> review(const report::Dossier& dossier) {
  return report::review_opinion(dossier);
}

Result<Document> notice(const report::Dossier& dossier) {
  return report::rectification_notice(dossier);
}

constexpr Kind kinds[] = {
    {"review-opinion", {}, review},
    {"monitoring-report", {.monitoring = true}, report::monitoring_report},
    {"self-evaluation-report", {.score = true}, report::self_evaluation_report},
    {"monitoring-table", {.monitoring = true}, report::monitoring_table},
    {"self-evaluation-table", {.score = true}, report::self_evaluation_table},
    {"evaluation-report", {.score = true}, report::evaluation_report},
    {"rectification-notice", {.score = true}, notice},
};

const Kind* kind_named(std::string_view name) {
  const auto found = std::ranges::find(kinds, name, &Kind::name);
  return found == std::end(kinds) ? nullptr : &*found;
}

Text known_kinds() {
  std::string names;
  for (const Kind& kind : kinds) names += (names.empty() ? "" : "、") + std::string(kind.name);
  std::string en = names;
  for (std::size_t at = en.find("、"); at != std::string::npos; at = en.find("、"))
    en.replace(at, std::string_view("、").size(), ", ");
  return {fmt::format("应写成 hengji report 种类 文件… --to 输出文件。种类：{}。", names),
          fmt::format("it is hengji report KIND FILE… --to OUT. Kinds: {}.", en)};
}

/// "{name}" in OUT is the input's name without folder and ending.
std::string named(std::string out, const std::string& input) {
  constexpr std::string_view mark = "{name}";
  const std::string name = std::filesystem::path(input).stem().string();
  for (std::size_t at = out.find(mark); at != std::string::npos; at = out.find(mark, at + name.size()))
    out.replace(at, mark.size(), name);
  return out;
}

Result<void> write_one(const Call& call, const Kind& kind, const std::string& input, const std::string& out) {
  const Prepared ready = TRY(prepared(call, input, kind.wanted));
  const Document document = TRY(kind.make(ready.dossier));
  return write_document(document, out);
}

}  // namespace

std::span<const Option> report_options() {
  static const std::vector<Option> all = [] {
    std::vector<Option> options(own_options.begin(), own_options.end());
    options.insert(options.end(), evidence_options().begin(), evidence_options().end());
    return options;
  }();
  return all;
}

Status run_report(const Call& call) {
  const auto& words = call.arguments.words();
  const Kind* kind = words.empty() ? nullptr : kind_named(words.front());
  const auto to = call.arguments.value("to");
  if (!kind || words.size() < 2 || !to) return misuse(call, "report", known_kinds());
  if (words.size() > 2 && to->find("{name}") == std::string_view::npos)
    return misuse(call, "report",
                  {"多个文件时 --to 里要有 {name}，否则会互相覆盖。",
                   "with several files --to must contain {name}, else they overwrite each other."});
  Status status = Status::fine;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string out = named(std::string(*to), words[i]);
    if (const auto written = write_one(call, *kind, words[i], out); !written) {
      call.console.complain(written.error().message);
      status = status_of(written.error());
      continue;
    }
    call.console.note({fmt::format("已写出 {}", out), fmt::format("wrote {}", out)});
  }
  return status;
}

}  // namespace hengji::cli
