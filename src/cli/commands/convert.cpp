#include "cli/commands/convert.h"

#include <fmt/format.h>

#include <array>
#include <deque>
#include <filesystem>

#include "base/embedded.h"
#include "cli/chosen_plan.h"
#include "cli/measuring.h"
#include "cli/source_file.h"
#include "cli/written_file.h"
#include "exchange/csv.h"
#include "exchange/elements.h"
#include "exchange/stratml.h"
#include "exchange/tables.h"
#include "score/score.h"

namespace hengji::embedded {
/// docs/schema/*.json.
std::span<const EmbeddedFile> schemas();
}  // namespace hengji::embedded

namespace hengji::cli {
namespace {

constexpr std::array own_options{
    Option{"as",
           "csv|json|xlsx|stratml|stratml1|elements",
           {"写成：csv（一表一个文件）、json、xlsx、stratml（Part 2）、stratml1（Part "
            "1）、elements（预算管理一体化数据要素）",
            "write as csv (a file a table), json, xlsx, stratml (Part 2), stratml1 (Part 1) or elements (the "
            "data "
            "elements of the national budget system)"}},
    Option{"to", "OUT", {"写到哪个文件；csv 时是文件夹", "the file to write; a folder for csv"}},
    Option{"plan", "N", {"文件里有几份目标表时写第几份", "which plan of a file that has several"}},
    Option{"codes",
           "NAME=CODE,…",
           {"数据要素的代码，如 MOF_DIV_CODE=320000000,DEPT_CODE=101",
            "codes of the data elements, such as MOF_DIV_CODE=320000000,DEPT_CODE=101"}},
    Option{"scheme",
           "ID",
           {"评分方案（默认：政策包的第一个）", "the scoring scheme (default: the pack's first)"}},
};

/// Plans on their way out, and what they point into.
struct OpenPlans {
  policy::Packs packs;
  std::deque<ReadFile> files;
  std::deque<MeasuringTask> tasks;
  std::vector<exchange::OpenPlan> plans;
};

bool gives_evidence(const Call& call) {
  for (const Option& option : evidence_options())
    if (call.arguments.has(option.name)) return true;
  return false;
}

/// A plan with what was measured and scored of it in its year.
Result<void> add_measured(const Call& call, const std::string& name, OpenPlans& open) {
  const MeasuringTask& task = open.tasks.emplace_back(TRY(measuring_task(call, name)));
  const measure::Window year{task.year, Period::full_year};
  exchange::OpenPlan& one = open.plans.emplace_back();
  one.file = name;
  one.plan = &task.plan;
  one.attainments = measured(task, year, formula::Lineage::counts_only);
  const policy::Scheme scheme = TRY(scheme_of(task, call.arguments.value("scheme")));
  one.sheet = TRY(score::score(task.plan, one.attainments, scheme, execution_of(task, year)));
  return {};
}

Result<void> add_read(const Call& call, PlanReader& reader, const InputFile& input, OpenPlans& open) {
  const ReadFile& file = open.files.emplace_back(TRY(reader.read(input)));
  const Plan* only = call.arguments.has("plan") ? TRY(chosen_plan(file, call.arguments)) : nullptr;
  for (std::size_t i = 0; i < file.reading.plans.size(); ++i) {
    const Plan* plan = &file.reading.plans[i];
    if (only && plan != only) continue;
    open.plans.push_back({input.name, static_cast<int>(i) + 1, plan, {}, {}});
  }
  return {};
}

Result<OpenPlans> open_plans(const Call& call) {
  OpenPlans open;
  if (gives_evidence(call)) {
    if (call.arguments.words().size() != 1)
      return fail(Error::usage({"有佐证材料时只转换一个文件。", "with evidence it takes one file."}));
    TRY_VOID(add_measured(call, call.arguments.words().front(), open));
    return open;
  }
  open.packs = TRY(policy::Packs::load(embedded::packs()));
  PlanReader reader(open.packs, Digest::not_wanted, call.settings.remote);
  const Inputs inputs = TRY(inputs_of(call.arguments.words()));
  for (const InputFile& input : inputs.files) TRY_VOID(add_read(call, reader, input, open));
  if (open.plans.empty())
    return fail(Error::unsupported(
        {"没有找到目标表，没有可写的。", "no plan was found; there is nothing to write."}));
  return open;
}

Result<const exchange::OpenPlan*> only_plan(const OpenPlans& open) {
  if (open.plans.size() == 1) return &open.plans.front();
  return fail(Error::usage(
      {fmt::format("这种格式一个文件只放一份目标表，这里有 {} 份；请用 --plan 指明。", open.plans.size()),
       fmt::format("such a file holds one plan, here are {}; say which one with --plan.",
                   open.plans.size())}));
}

Result<exchange::ElementCodes> codes_of(const Call& call) {
  exchange::ElementCodes codes;
  std::string_view rest = call.arguments.value_or("codes", "");
  while (!rest.empty()) {
    std::string_view one = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(one.size() + 1, rest.size()));
    std::size_t equals = one.find('=');
    if (equals == std::string_view::npos || equals == 0)
      return fail(Error::usage({fmt::format("--codes 里的“{}”应写成 名称=代码。", one),
                                fmt::format("\"{}\" in --codes should be NAME=CODE.", one)}));
    codes[std::string(one.substr(0, equals))] = one.substr(equals + 1);
  }
  return codes;
}

Result<void> write_csv(const std::vector<exchange::OpenTable>& tables, const std::string& folder,
                       Language language) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error)
    return fail(Error::io({fmt::format("不能建立文件夹“{}”。", folder),
                           fmt::format("the folder \"{}\" cannot be made.", folder)}));
  for (const exchange::OpenTable& table : tables)
    TRY_VOID(write_file(fmt::format("{}/{}.csv", folder, table.name),
                        exchange::csv_of(exchange::rows_with_headings(table, language))));
  return {};
}

Result<void> write_elements(const Call& call, const OpenPlans& open, const std::string& to) {
  const exchange::OpenPlan* plan = TRY(only_plan(open));
  const exchange::Elements elements = TRY(exchange::elements_of(*plan, TRY(codes_of(call))));
  TRY_VOID(write_file(to, elements.json.pretty() + "\n"));
  for (const Text& remark : elements.remarks) call.console.note(remark);
  return {};
}

Result<void> convert(const Call& call, std::string_view as, const std::string& to) {
  const Language language = call.console.language;
  const OpenPlans open = TRY(open_plans(call));
  if (as == "stratml") return write_file(to, exchange::stratml_part2(*TRY(only_plan(open))));
  if (as == "stratml1") return write_file(to, exchange::stratml_part1(*TRY(only_plan(open))));
  if (as == "elements") return write_elements(call, open, to);
  const std::vector<exchange::OpenTable> tables = exchange::tables_of(open.plans, language);
  if (as == "csv") return write_csv(tables, to, language);
  if (as == "json") return write_file(to, exchange::json_of(tables).dump() + "\n");
  return write_document(exchange::workbook_of(tables, language), to);
}

}  // namespace

std::span<const Option> convert_options() {
  static const std::vector<Option> all = [] {
    std::vector<Option> options(own_options.begin(), own_options.end());
    options.insert(options.end(), evidence_options().begin(), evidence_options().end());
    return options;
  }();
  return all;
}

Status run_convert(const Call& call) {
  const auto as = call.arguments.value("as"), to = call.arguments.value("to");
  if (call.arguments.words().empty() || !as || !to || to->empty())
    return misuse(call, "convert",
                  {"应写成 hengji convert 文件… --as 格式 --to 输出。",
                   "it is hengji convert FILE… --as FORMAT --to OUT."});
  for (const std::string& word : call.arguments.words())
    if (word == *to)
      return misuse(call, "convert",
                    {"--to 不能是读入的文件本身。", "--to cannot be the file that is read."});
  const auto done = convert(call, *as, std::string(*to));
  if (done) {
    call.console.note({fmt::format("已写出 {}", *to), fmt::format("wrote {}", *to)});
    return Status::fine;
  }
  call.console.complain(done.error().message);
  return status_of(done.error());
}

Status run_schema(const Call& call) {
  constexpr std::string_view ending = ".schema.json";
  const auto& words = call.arguments.words();
  std::string names;
  for (const EmbeddedFile& file : embedded::schemas()) {
    std::string_view name = file.path;
    name.remove_suffix(std::min(name.size(), ending.size()));
    names += std::string(name) + "\n";
    if (words.size() != 1 || name != words.front()) continue;
    call.console.print(file.text);
    return Status::fine;
  }
  if (words.empty()) {
    call.console.print(names);
    return Status::fine;
  }
  return misuse(call, "schema",
                {"没有这个模式；不带名称时列出现有的。",
                 "there is no such schema; without a name those there are are listed."});
}

}  // namespace hengji::cli
