#include "store/ledgers.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/chinese_text.h"
#include "ledger/fact_period.h"
#include "service/evidence.h"
#include "service/ledger_files.h"
#include "service/moving.h"
#include "service/replies.h"
#include "service/use_case_table.h"
#include "store/files.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;

std::string_view name_of(LedgerColumn::Type type) {
  switch (type) {
    case LedgerColumn::Type::number:
      return "number";
    case LedgerColumn::Type::date:
      return "date";
    case LedgerColumn::Type::credit_code:
      return "credit_code";
    case LedgerColumn::Type::text:
      break;
  }
  return "text";
}

Json columns_json(const LedgerType& type) {
  Json columns = Json::array();
  for (const LedgerColumn& column : type.columns)
    columns.add(Json::object()
                    .set("name", column.name)
                    .set("type", name_of(column.type))
                    .set("unit", or_null(column.unit))
                    .set("required", column.is_required));
  return columns;
}

/// The indicators of the plan whose formula counts in that ledger.
Json indicators_for(const Measured& measured, const LedgerType& type) {
  Json names = Json::array();
  for (const Indicator& indicator : measured.content.plan.indicators) {
    const policy::Measure* measure = measured.measures->find(folded(indicator.level3.value));
    if (measure && measure->formula && measure->formula->source.find(type.name) != std::string::npos)
      names.add(indicator.level3.value);
  }
  return names;
}

Answer<Reply> list_ledgers(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::see_plans));
  Measured all = TRY(measured(desk, dossier));
  std::vector<store::LedgerImport> imports = TRY(store::ledgers(desk.transaction(), dossier.id));
  Json items = Json::array();
  for (const LedgerType& type : all.measures->ledgers()) {
    auto ledger = std::ranges::find(all.ledgers, type.name, [](const auto& one) { return one->type().name; });
    std::optional<store::Instant> newest;
    for (const store::LedgerImport& import : imports)
      if (import.type == type.name && (!newest || import.at > *newest)) newest = import.at;
    items.add(Json::object()
                  .set("type", type.name)
                  .set("name", type.name)
                  .set("columns", columns_json(type))
                  .set("rows", ledger == all.ledgers.end() ? std::size_t{0} : (*ledger)->rows())
                  .set("updated_at", newest ? Json(time_text(*newest)) : Json())
                  .set("for_indicators", indicators_for(all, type)));
  }
  return list_reply(std::move(items));
}

std::string key_of(const ledger::Ledger& ledger, std::size_t row) {
  const LedgerType& type = ledger.type();
  if (type.key.empty()) return fmt::format("{}:{}", ledger.source(), ledger.source_line(row));
  std::string key;
  for (const std::string& part : type.key)
    for (std::size_t column = 0; column < type.columns.size(); ++column)
      if (type.columns[column].name == part) key += ledger.text_at(row, column) + '\n';
  return key;
}

std::vector<store::LedgerRow> rows_of(const ledger::Ledger& ledger, const std::string& dossier) {
  const LedgerType& type = ledger.type();
  std::vector<store::LedgerRow> rows;
  rows.reserve(ledger.rows());
  for (std::size_t row = 0; row < ledger.rows(); ++row) {
    Json cells = Json::object();
    for (std::size_t column = 0; column < type.columns.size(); ++column)
      if (std::string text = ledger.text_at(row, column); !text.empty())
        cells.set(type.columns[column].name, std::move(text));
    rows.push_back({.dossier = dossier,
                    .type = type.name,
                    .key = key_of(ledger, row),
                    .number = static_cast<std::int64_t>(ledger.source_line(row)),
                    .cells = cells.dump()});
  }
  return rows;
}

Json report_json(const Desk& desk, const std::string& type, const ledger::ImportReport& report,
                 std::int64_t replaced) {
  Json rejected = Json::array();
  auto add = [&](const std::vector<ledger::RowRemark>& remarks) {
    for (const ledger::RowRemark& remark : remarks)
      rejected.add(Json::object()
                       .set("row", remark.line)
                       .set("column", or_null(remark.column))
                       .set("why", desk.in_words(remark.message)));
  };
  add(report.refusals);
  add(report.duplicate_rows);
  bool is_taken = report.is_acceptable();
  return Json::object()
      .set("type", type)
      .set("rows", report.rows)
      .set("accepted", is_taken ? report.rows : std::size_t{0})
      .set("duplicates", report.duplicates)
      .set("replaced", static_cast<long long>(replaced))
      .set("rejected", std::move(rejected));
}

Answer<store::Dossier> dossier_to_prove(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::edit_plan));
  if (state_of(dossier) >= State::self_evaluated)
    return fail(Refusal::locked(
        "state", {"自评已经报送，不能再补充佐证。", "the self-evaluation is in; its evidence is closed."}));
  return dossier;
}

/// Nothing is half imported: one faulty or doubled row, and the report says which, and nothing is kept.
Answer<Reply> import_ledger(Desk& desk, const Request& request) {
  store::Dossier dossier = TRY(dossier_to_prove(desk, request));
  JsonView body(request.body);
  std::string type_name = TRY(body["type"].text(300));
  std::string hash = TRY(body["file"].text(200));
  Measured all = TRY(measured(desk, dossier));
  const LedgerType* type = all.measures->ledger(type_name);
  if (!type)
    return fail(Refusal(body["type"].fault({fmt::format("没有叫“{}”的台账。", type_name),
                                            fmt::format("there is no ledger named \"{}\".", type_name)})));
  std::optional<store::StoredFile> file = TRY(store::find_file(desk.transaction(), hash));
  if (!file)
    return fail(
        Refusal(body["file"].fault({"没有这个文件，请先上传。", "there is no such file; upload it first."})));
  std::string bytes = TRY(store::file_bytes(desk.transaction(), hash));
  ledger::Imported imported = TRY(read_ledger(*type, file->name, bytes));
  std::int64_t replaced = 0;
  store::LedgerImport import{.id = store::new_id_within(dossier.region, dossier.year),
                             .dossier = dossier.id,
                             .type = type_name,
                             .file = hash,
                             .report = {},
                             .person = desk.actor().id,
                             .at = desk.actor().now};
  if (imported.report.is_acceptable()) {
    import.report = report_json(desk, type_name, imported.report, 0).dump();
    replaced = TRY(store::add_ledger(desk.transaction(), import, rows_of(imported.ledger, dossier.id)));
    TRY_VOID(keep_attainments(desk, dossier));
  }
  Json report = report_json(desk, type_name, imported.report, replaced);
  report.set("id", import.id);
  desk.note(
      dossier.region, "dossier/" + dossier.id,
      Json::object().set("ledger", type_name).set("file", hash).set("accepted", *report.find("accepted")));
  Reply answer = reply(std::move(report));
  answer.changed = dossier.id;
  return answer;
}

Answer<Reply> ledger_rows(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  std::string type = TRY(needed(request, "type"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::see_plans));
  store::Page page = TRY(page_of(request));
  auto found = TRY(store::ledger_rows(desk.transaction(), dossier.id, type, page));
  Json items = Json::array();
  for (const store::LedgerRow& row : found.items)
    items.add(Json::object()
                  .set("number", static_cast<long long>(row.number))
                  .set("cells", TRY(Json::parse(row.cells))));
  return list_reply(std::move(items), found.next);
}

Json fact_json(Desk& desk, const store::StoredFact& fact) {
  return Json::object()
      .set("id", fact.id)
      .set("name", fact.name)
      .set("period", fact.period)
      .set("value", fact.value)
      .set("unit", fact.unit)
      .set("source", fact.source)
      .set("at", time_text(fact.at))
      .set("by", desk.person_json(fact.person))
      .set("correction_reason", or_null(fact.reason))
      .set("replaces", optional_json(fact.replaces));
}

Answer<Reply> list_facts(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::see_plans));
  Json items = Json::array();
  for (const store::StoredFact& fact : TRY(store::all_facts(desk.transaction(), dossier.id)))
    items.add(fact_json(desk, fact));
  return list_reply(std::move(items));
}

Answer<Reply> add_fact(Desk& desk, const Request& request) {
  store::Dossier dossier = TRY(dossier_to_prove(desk, request));
  JsonView body(request.body);
  store::StoredFact fact;
  fact.id = store::new_id_within(dossier.region, dossier.year);
  fact.dossier = dossier.id;
  fact.name = TRY(body["name"].text(300));
  const std::string period = TRY(body["period"].text(40));
  const auto known_period = ledger::fact_period_in(period);
  if (!known_period)
    return fail(Refusal(body["period"].fault(
        {fmt::format("期间“{}”应写作 2025（全年）、2025H1（上半年）或 2025年9月末。", period),
         fmt::format("the period \"{}\" must be as 2025 (a year), 2025H1 (its first half) or 2025M09.",
                     period)})));
  fact.period = *known_period;
  fact.value = TRY(body["value"].text(60));
  fact.unit = TRY(body["unit"].text_or_empty(40));
  fact.source = TRY(body["source"].text(1'000));
  fact.reason = TRY(body["correction_reason"].text_or_empty(4'000));
  fact.person = desk.actor().id;
  fact.at = desk.actor().now;
  if (!Decimal::parse(fact.value))
    return fail(Refusal(body["value"].fault(
        {fmt::format("“{}”不是数。", fact.value), fmt::format("\"{}\" is no figure.", fact.value)})));
  if (fact.name.empty() || fact.source.empty())
    return fail(Refusal(body["source"].fault({"请写明名称和来源。", "name and source are needed."})));
  for (const store::StoredFact& known : TRY(store::facts(desk.transaction(), dossier.id)))
    if (known.name == fact.name && known.period == fact.period && fact.reason.empty())
      return fail(Refusal(body["correction_reason"].fault(
          {fmt::format("{}“{}”已有数 {}{}；更正请写明理由。", known.period, known.name, known.value,
                       known.unit),
           fmt::format("\"{}\" of {} is {}{} already; a correction needs its reason.", known.name,
                       known.period, known.value, known.unit)})));
  fact = TRY(store::add_fact(desk.transaction(), std::move(fact)));
  TRY_VOID(keep_attainments(desk, dossier));
  Json json = fact_json(desk, fact);
  desk.note(dossier.region, "dossier/" + dossier.id, Json::object().set("fact", json));
  Reply answer = reply(std::move(json));
  answer.changed = dossier.id;
  return answer;
}

constexpr UseCase ledgers_table[] = {
    {"listLedgers", Access::read, Reach::read, false, {"查看台账", "list ledgers"}, list_ledgers},
    {"importLedger", Access::write, Reach::write, false, {"导入台账", "import a ledger"}, import_ledger},
    {"ledgerRows", Access::read, Reach::read, false, {"查看台账", "see a ledger"}, ledger_rows},
    {"listFacts", Access::read, Reach::read, false, {"查看财政事实", "list facts"}, list_facts},
    {"addFact", Access::write, Reach::write, false, {"登记财政事实", "add a fact"}, add_fact},
};

}  // namespace

std::span<const UseCase> ledger_use_cases() {
  return ledgers_table;
}

}  // namespace hengji::service
