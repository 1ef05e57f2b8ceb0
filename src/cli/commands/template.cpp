#include "cli/commands/template.h"

#include <fmt/format.h>

#include "base/embedded.h"
#include "cli/source_file.h"
#include "policy/pack.h"
#include "policy/whole_packs.h"
#include "service/templates.h"

namespace hengji::cli {
namespace {

constexpr Option options[] = {
    {"to",
     "FILE",
     {"写到哪个文件（.csv 或 .xlsx，默认 NAME.xlsx）",
      "the file to write, .csv or .xlsx (default: NAME.xlsx)"}},
};
constexpr std::string_view facts_name = "财政事实", answers_name = "核查结论";

Status failed(const Call& call, const Error& error) {
  call.console.complain(error.message);
  return status_of(error);
}

std::string known(const policy::Measures& measures) {
  std::string names;
  for (const LedgerType& type : measures.ledgers()) names += type.name + "\n";
  return fmt::format("{}{}\n{}\n", names, facts_name, answers_name);
}

std::string format_of(const std::string& file) {
  const std::size_t dot = file.rfind('.');
  return dot == std::string::npos ? std::string() : file.substr(dot + 1);
}

/// Nothing when there is no such table.
std::optional<service::Answer<service::Reply::File>> made(const policy::Measures& measures,
                                                          const std::string& name, const std::string& format,
                                                          const Call& call) {
  const Language language = call.console.language;
  if (name == facts_name || name == "facts") {
    const int year = static_cast<int>(call.settings.as_of.value_or(today()).year());
    return service::facts_template(measures, year, format, language);
  }
  if (name == answers_name || name == "answers") return service::answers_template(measures, format, language);
  if (const LedgerType* type = measures.ledger(name))
    return service::ledger_template(*type, format, language);
  return std::nullopt;
}

Status write_template(const Call& call, const policy::Measures& measures) {
  const std::string& name = call.arguments.words().front();
  const std::string file(call.arguments.value_or("to", fmt::format("{}.xlsx", name)));
  auto table = made(measures, name, format_of(file), call);
  if (!table)
    return misuse(call, "template",
                  {fmt::format("没有叫“{}”的表。可用：\n{}", name, known(measures)),
                   fmt::format("there is no table named \"{}\". There are:\n{}", name, known(measures))});
  if (!*table) {
    call.console.complain(table->error().message);
    return Status::usage;
  }
  if (auto written = write_file(file, (*table)->bytes); !written) return failed(call, written.error());
  return Status::fine;
}

}  // namespace

std::span<const Option> template_options() {
  return options;
}

Status run_template(const Call& call) {
  if (call.arguments.words().size() > 1)
    return misuse(call, "template", {"一次写一张表。", "One table at a time."});
  if (!call.settings.policy)
    return misuse(call, "template",
                  {"请用 --policy 写明政策包（见 hengji pack list）。",
                   "name the pack with --policy (see hengji pack list)."});
  auto packs = policy::Packs::load(embedded::packs());
  if (!packs) return failed(call, packs.error());
  const policy::Pack* pack = packs->find(*call.settings.policy);
  if (!pack) {
    call.console.complain({fmt::format("没有“{}”这个政策包。", *call.settings.policy),
                           fmt::format("there is no pack \"{}\".", *call.settings.policy)});
    return Status::usage;
  }
  const auto measures = policy::measures_of(*packs, *pack, embedded::packs());
  if (!measures) return failed(call, measures.error());
  if (!call.arguments.words().empty()) return write_template(call, *measures);
  call.console.print(known(*measures));
  return Status::fine;
}

}  // namespace hengji::cli
