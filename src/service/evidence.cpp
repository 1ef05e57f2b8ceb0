#include "service/evidence.h"

#include <fmt/format.h>

#include <algorithm>

#include "ledger/import.h"
#include "report/score/render.h"
#include "service/moving.h"
#include "store/check_answers.h"
#include "store/evidence.h"
#include "store/files.h"
#include "store/ledgers.h"

namespace hengji::service {
namespace {

constexpr int rows_at_once = 1'000;

/// The ledger of a type as its rows stand in the store.
Answer<std::unique_ptr<ledger::Ledger>> ledger_of(Desk& desk, const store::Dossier& dossier,
                                                  const LedgerType& type) {
  ledger::Importer importer(type, type.name);
  std::vector<std::string_view> heading;
  for (const LedgerColumn& column : type.columns) heading.push_back(column.name);
  TRY_VOID(importer.take(heading, 0));
  store::Page page{.limit = rows_at_once, .after = {}};
  do {
    auto part = TRY(store::ledger_rows(desk.transaction(), dossier.id, type.name, page));
    for (const store::LedgerRow& row : part.items) {
      Json cells = TRY(Json::parse(row.cells));
      std::vector<std::string_view> values;
      for (const LedgerColumn& column : type.columns) {
        const Json* cell = cells.find(column.name);
        values.push_back(cell && cell->as_string() ? std::string_view(*cell->as_string())
                                                   : std::string_view());
      }
      TRY_VOID(importer.take(values, static_cast<std::size_t>(row.number)));
    }
    page.after = part.next;
  } while (!page.after.empty());
  ledger::Imported imported = TRY(importer.finish());
  return std::make_unique<ledger::Ledger>(std::move(imported.ledger));
}

Answer<std::unique_ptr<ledger::FactBook>> facts_of(Desk& desk, const store::Dossier& dossier) {
  auto book = std::make_unique<ledger::FactBook>();
  for (const store::StoredFact& stored : TRY(store::all_facts(desk.transaction(), dossier.id))) {
    std::optional<Decimal> value = Decimal::parse(stored.value);
    if (!value) continue;
    ledger::Fact fact;
    fact.name = stored.name;
    fact.value = *value;
    fact.unit = stored.unit;
    fact.period = stored.period;
    fact.source = stored.source;
    if (stored.replaces) {
      fact.corrected_by = desk.name_of(stored.person);
      fact.reason = stored.reason;
    }
    TRY_VOID(book->add(std::move(fact)));
  }
  return book;
}

/// What a stored file is called; empty where there is none.
Answer<std::string> file_name(Desk& desk, const std::optional<std::string>& hash) {
  if (!hash) return std::string();
  std::optional<store::StoredFile> file = TRY(store::find_file(desk.transaction(), *hash));
  return file && !file->name.empty() ? file->name : *hash;
}

Answer<void> read_stated(Desk& desk, const store::Dossier& dossier, Measured& measured) {
  for (const store::Actual& actual : TRY(store::actuals(desk.transaction(), dossier.id))) {
    measure::StatedActual stated;
    stated.indicator = actual.indicator;
    stated.value = actual.value;
    stated.evidence = TRY(file_name(desk, actual.file));
    bool is_half = actual.period == name(Period::half_year);
    (is_half ? measured.half_year : measured.full_year).push_back(std::move(stated));
  }
  return {};
}

Answer<measure::CheckAnswer> answer_of(Desk& desk, const store::StoredAnswer& stored) {
  measure::CheckAnswer answer;
  answer.indicator = stored.indicator;
  answer.point = stored.point;
  answer.holds = *stored.holds;
  answer.evidence = stored.evidence;
  const std::string file = TRY(file_name(desk, stored.file));
  if (!file.empty()) answer.evidence += answer.evidence.empty() ? file : fmt::format("（{}）", file);
  answer.note = stored.note;
  const std::string side = stored.side == "re" ? desk.in_words(Phrase{"再评价 ", "re-evaluation, "}) : "";
  answer.by = fmt::format("{}{} {}", side, desk.name_of(stored.person), day_text(stored.at));
  return answer;
}

Answer<void> read_answers(Desk& desk, const store::Dossier& dossier, Answers whose, Measured& measured) {
  std::vector<store::StoredAnswer> stored = TRY(store::check_answers(desk.transaction(), dossier.id));
  // The first answer to a point counts.
  std::ranges::stable_partition(stored, [](const store::StoredAnswer& one) { return one.side == "re"; });
  for (const store::StoredAnswer& one : stored) {
    if (one.side == "re" && whose == Answers::of_department) continue;
    bool is_half = one.period == name(Period::half_year);
    (is_half ? measured.half_year_answers : measured.full_year_answers).push_back(TRY(answer_of(desk, one)));
  }
  return {};
}

std::vector<store::StoredAttainment> rows_of(const store::Dossier& dossier, Period period, store::Instant at,
                                             const std::vector<measure::Attainment>& attainments) {
  std::vector<store::StoredAttainment> rows;
  Json json = report::attainments_json(attainments, Language::zh);
  const Json* list = json.find("attainments");
  for (std::size_t i = 0; i < attainments.size(); ++i) {
    const Json& one = (*list->as_array())[i];
    store::StoredAttainment& row = rows.emplace_back();
    row.dossier = dossier.id;
    row.period = name(period);
    row.number = static_cast<std::int64_t>(i);
    row.indicator = attainments[i].indicator;
    row.state = *one.find("state")->as_string();
    if (const Json* value = one.find("value"); value && value->as_string()) row.value = *value->as_string();
    if (!row.value && !attainments[i].grade.empty()) row.value = attainments[i].grade;
    if (const Json* unit = one.find("unit"); unit && unit->as_string()) row.unit = *unit->as_string();
    row.evidence = measure::name(attainments[i].evidence);
    row.json = one.dump();
    row.at = at;
  }
  return rows;
}

}  // namespace

measure::Evidence Measured::evidence_for(const measure::Window& window) const {
  measure::Evidence evidence;
  evidence.facts = facts.get();
  for (const auto& ledger : ledgers) evidence.ledgers.push_back(ledger.get());
  if (window.year == year && !window.until) {
    const bool is_half = window.period == Period::half_year;
    evidence.stated = is_half ? half_year : full_year;
    evidence.answers = is_half ? half_year_answers : full_year_answers;
  }
  return evidence;
}

std::vector<measure::Attainment> Measured::attainments(const measure::Window& window,
                                                       formula::Lineage lineage) const {
  return measure::measure(content.plan, *measures, evidence_for(window), window, lineage);
}

std::optional<measure::Attainment> Measured::execution(const measure::Window& window) const {
  Plan plan;
  plan.indicators.emplace_back().level3.value = "预算执行率";
  measure::Attainment rate = measure::measure(plan, *measures, evidence_for(window), window).front();
  return rate.has_value() ? std::optional(std::move(rate)) : std::nullopt;
}

Answer<const policy::Pack*> pack_of(Desk& desk, const store::Dossier& dossier, const Plan& plan) {
  using namespace std::chrono;
  return TRY(desk.house().packs.for_plan(plan, year(dossier.year) / January / 1));
}

Answer<Measured> measured(Desk& desk, const store::Dossier& dossier, Answers whose) {
  Measured all;
  all.year = dossier.year;
  all.content = TRY(valid_content(desk, dossier));
  all.pack = TRY(pack_of(desk, dossier, all.content.plan));
  all.measures = TRY(desk.house().measures->of(desk.house().packs, *all.pack, desk.house().pack_files));
  all.facts = TRY(facts_of(desk, dossier));
  std::vector<store::LedgerImport> imports = TRY(store::ledgers(desk.transaction(), dossier.id));
  for (const LedgerType& type : all.measures->ledgers())
    if (std::ranges::find(imports, type.name, &store::LedgerImport::type) != imports.end())
      all.ledgers.push_back(TRY(ledger_of(desk, dossier, type)));
  TRY_VOID(read_stated(desk, dossier, all));
  TRY_VOID(read_answers(desk, dossier, whose, all));
  return all;
}

Answer<Measured> keep_attainments(Desk& desk, const store::Dossier& dossier) {
  Measured all = TRY(measured(desk, dossier));
  for (Period period : {Period::half_year, Period::full_year}) {
    auto attainments = all.attainments({dossier.year, period}, formula::Lineage::counts_only);
    TRY_VOID(store::set_attainments(desk.transaction(), dossier.id, name(period),
                                    rows_of(dossier, period, desk.actor().now, attainments)));
  }
  return all;
}

Answer<void> check_stating(Desk& desk, const store::Dossier& dossier, Period period) {
  bool is_half = period == Period::half_year;
  store::Department department = TRY(desk.department(dossier.department));
  TRY_VOID(desk.require(is_half ? Capability::fill_monitoring : Capability::evaluate_self, department));
  return check_writable(desk, dossier, is_half ? Open::monitoring : Open::evaluation);
}

Answer<Period> period_in(std::string_view text) {
  if (text.empty() || text == name(Period::full_year)) return Period::full_year;
  if (text == name(Period::half_year)) return Period::half_year;
  return fail(Refusal::invalid({fmt::format("期间应为 half_year 或 full_year，不能是“{}”。", text),
                                fmt::format("a period is half_year or full_year, not \"{}\".", text)}));
}

Answer<measure::Window> window_in(const store::Dossier& dossier, std::string_view date, Period otherwise) {
  if (date.empty()) return measure::Window{dossier.year, otherwise};
  const std::optional<Date> day = parse_date(date);
  if (day && static_cast<int>(day->year()) == dossier.year) return measure::Window::to(*day);
  return fail(Refusal::invalid(
      {fmt::format("date 应是 {} 年的一天，如 {}-09-30，不能是“{}”。", dossier.year, dossier.year, date),
       fmt::format("date is a day of {}, as {}-09-30, not \"{}\".", dossier.year, dossier.year, date)}));
}

}  // namespace hengji::service
