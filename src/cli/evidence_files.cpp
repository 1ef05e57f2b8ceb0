#include "cli/evidence_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/limits.h"
#include "cli/progress.h"
#include "cli/source_file.h"
#include "measure/stated.h"
#include "readers/reader.h"
#include "service/ledger_files.h"

namespace hengji::cli {
namespace {

constexpr Option options[] = {
    {"facts",
     "FILE",
     {"财政事实（CSV、XLSX：名称、数值、单位、期间、来源）",
      "facts: CSV or XLSX with name, value, unit, period, source"}},
    {"ledger",
     "FILE",
     {"台账（CSV、XLSX；文件名或工作表名即台账名，也可写“台账名=文件”），或放台账的文件夹；可多次给出",
      "a ledger named by its file or sheet, or NAME=FILE, or a folder of them; may be given several times"}},
    {"answers",
     "FILE",
     {"定性指标的核查结论（指标、要点、结论、佐证）", "answers to checklists: 指标, 要点, 结论, 佐证"}},
    {"actuals",
     "FILE",
     {"填报的实际值（CSV、XLSX：指标、实际值、单位、佐证、评定；或 JSON，measure --json 的输出亦可）",
      "stated actual values: CSV or XLSX with 指标, 实际值, 单位, 佐证, 评定; or JSON, that of measure "
      "--json too"}},
};

constexpr std::size_t rows_shown = 20;

bool is_text(std::string_view name) {
  return readers::has_ending(name, ".csv") || readers::has_ending(name, ".txt") ||
         readers::has_ending(name, ".tsv") || readers::has_ending(name, ".json");
}

Result<std::string> csv_in(const std::string& name) {
  return service::csv_in(name, TRY(read_file(name, limits::file_bytes)));
}

std::string listed(const std::vector<ledger::RowRemark>& remarks, Language language) {
  std::string out;
  for (std::size_t i = 0; i < std::min(remarks.size(), rows_shown); ++i)
    out += language == Language::en ? fmt::format("\n  line {}: {}", remarks[i].line, remarks[i].message.en)
                                    : fmt::format("\n  第 {} 行：{}", remarks[i].line, remarks[i].message.zh);
  if (remarks.size() > rows_shown)
    out += language == Language::en ? fmt::format("\n  … and {} more", remarks.size() - rows_shown)
                                    : fmt::format("\n  …另有 {} 处", remarks.size() - rows_shown);
  return out;
}

Error refused(const std::string& name, const ledger::ImportReport& report) {
  auto rows = [&](Language language) {
    return listed(report.refusals, language) + listed(report.duplicate_rows, language);
  };
  return Error::damaged(
      {fmt::format("台账“{}”没有导入：{} 行中 {} 行有误、{} 行重复。{}", name, report.rows, report.refused,
                   report.duplicates, rows(Language::zh)),
       fmt::format("the ledger \"{}\" was not imported: of {} rows {} are faulty and {} double.{}", name,
                   report.rows, report.refused, report.duplicates, rows(Language::en))});
}

/// A file of evidence, and the ledger's name where it was given before it: 台账名=文件.
struct LedgerPath {
  std::string path;
  std::optional<std::string> called;
};

Result<void> add_ledgers(EvidenceFiles& files, const policy::Measures& measures, const Console& console,
                         const LedgerPath& from) {
  const std::string& path = from.path;
  std::string bytes = TRY(read_file(path, limits::file_bytes));
  Progress progress(console, bytes.size(), path);
  auto all = service::read_ledgers(measures, path, from.called, bytes,
                                   [&](std::size_t read) { progress.advance_to(read); });
  progress.clear();
  for (ledger::Imported& imported : TRY(std::move(all))) {
    if (!imported.report.is_acceptable()) return fail(refused(path, imported.report));
    if (imported.report.warnings > 0)
      console.note({fmt::format("台账“{}”有 {} 处要核对：{}", path, imported.report.warnings,
                                listed(imported.report.warning_rows, Language::zh)),
                    fmt::format("\"{}\": {} rows to look at: {}", path, imported.report.warnings,
                                listed(imported.report.warning_rows, Language::en))});
    for (const auto& other : files.ledgers)
      if (other->type().name == imported.ledger.type().name)
        return fail(Error::usage(
            {fmt::format("台账“{}”给了两次：“{}”和“{}”。", other->type().name, other->source(), path),
             fmt::format("the ledger \"{}\" was given twice: \"{}\" and \"{}\".", other->type().name,
                         other->source(), path)}));
    files.ledgers.push_back(std::make_unique<ledger::Ledger>(std::move(imported.ledger)));
    files.evidence.ledgers.push_back(files.ledgers.back().get());
  }
  return {};
}

LedgerPath named_path(std::string_view given, const policy::Measures& measures) {
  std::size_t equals = given.find('=');
  if (equals != std::string_view::npos && measures.ledger(given.substr(0, equals)))
    return {std::string(given.substr(equals + 1)), std::string(given.substr(0, equals))};
  return {std::string(given), std::nullopt};
}

/// Of a folder the workbooks, and the text files that are named as ledgers; another is passed over and named.
std::vector<LedgerPath> ledger_paths(const Call& call, const policy::Measures& measures) {
  std::vector<LedgerPath> paths;
  for (std::string_view name : call.arguments.values("ledger")) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(name, ignored)) {
      paths.push_back(named_path(name, measures));
      continue;
    }
    std::vector<std::string> inside;
    for (const auto& entry : std::filesystem::directory_iterator(name, ignored))
      if (entry.is_regular_file(ignored) &&
          (is_text(entry.path().string()) || entry.path().extension() == ".xlsx"))
        inside.push_back(entry.path().string());
    std::ranges::sort(inside);
    for (std::string& path : inside) {
      if (!is_text(path) || measures.ledger(std::filesystem::path(path).stem().string()))
        paths.push_back({std::move(path), std::nullopt});
      else
        call.console.note({fmt::format("“{}”不是台账，没有读。", path),
                           fmt::format("\"{}\" is no ledger and was not read.", path)});
    }
  }
  return paths;
}

}  // namespace

std::span<const Option> evidence_options() {
  return options;
}

Result<EvidenceFiles> read_evidence(const Call& call, const policy::Measures& measures) {
  EvidenceFiles files;
  if (auto name = call.arguments.value("facts")) {
    std::string file(*name);
    files.facts = std::make_unique<ledger::FactBook>(TRY(ledger::import_facts(TRY(csv_in(file)), file)));
    files.evidence.facts = files.facts.get();
  }
  if (auto name = call.arguments.value("answers")) {
    std::string file(*name);
    files.evidence.answers = TRY(measure::import_answers(TRY(csv_in(file)), file));
  }
  if (auto name = call.arguments.value("actuals")) {
    std::string file(*name);
    files.evidence.stated = TRY(measure::import_stated(TRY(csv_in(file)), file));
  }
  for (const LedgerPath& path : ledger_paths(call, measures))
    TRY_VOID(add_ledgers(files, measures, call.console, path));
  return files;
}

}  // namespace hengji::cli
