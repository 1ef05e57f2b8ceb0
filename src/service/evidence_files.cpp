#include <fmt/format.h>

#include <algorithm>

#include "ledger/facts.h"
#include "service/evidence.h"
#include "service/files.h"
#include "service/ledger_files.h"
#include "service/moving.h"
#include "service/replies.h"
#include "service/templates.h"
#include "service/use_case_table.h"
#include "store/files.h"
#include "store/ledgers.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;

/// The dossier of a request, and how its pack measures it.
struct Asked {
  store::Dossier dossier;
  std::shared_ptr<const policy::Measures> measures;
};

Answer<Asked> asked(Desk& desk, const Request& request) {
  Asked found;
  found.dossier = TRY(desk.dossier(TRY(needed(request, "id")), Capability::see_plans));
  const Content content = TRY(valid_content(desk, found.dossier));
  const policy::Pack* pack = TRY(pack_of(desk, found.dossier, content.plan));
  found.measures = TRY(desk.house().measures->of(desk.house().packs, *pack, desk.house().pack_files));
  return found;
}

Reply reply_with(Reply::File file) {
  Reply given;
  given.file = std::move(file);
  return given;
}

std::string_view format_in(const Request& request) {
  return request["format"].empty() ? "xlsx" : request["format"];
}

Answer<Reply> ledger_template_for(Desk& desk, const Request& request) {
  Asked of = TRY(asked(desk, request));
  std::string name = TRY(needed(request, "type"));
  const LedgerType* type = of.measures->ledger(name);
  if (!type)
    return fail(Refusal::not_found(
        {fmt::format("没有叫“{}”的台账。", name), fmt::format("there is no ledger named \"{}\".", name)}));
  return reply_with(TRY(ledger_template(*type, format_in(request), desk.language())));
}

Answer<Reply> facts_template_for(Desk& desk, const Request& request) {
  Asked of = TRY(asked(desk, request));
  return reply_with(TRY(facts_template(*of.measures, of.dossier.year, format_in(request), desk.language())));
}

/// What an import of facts did with its rows.
struct Taken {
  long long added = 0, corrected = 0, unchanged = 0;
};

Answer<void> take_fact(Desk& desk, const store::Dossier& dossier, const ledger::Fact& fact, Taken& taken) {
  store::StoredFact stored;
  stored.id = store::new_id_within(dossier.region, dossier.year);
  stored.dossier = dossier.id;
  stored.name = fact.name;
  stored.period = fact.period;
  stored.value = fact.value.to_string();
  stored.unit = fact.unit;
  stored.source = fact.source;
  stored.person = desk.actor().id;
  stored.at = desk.actor().now;
  const auto standing = TRY(store::facts(desk.transaction(), dossier.id));
  auto known = std::ranges::find_if(standing, [&](const store::StoredFact& one) {
    return one.name == stored.name && one.period == stored.period;
  });
  if (known != standing.end()) {
    if (known->value == stored.value && known->unit == stored.unit && known->source == stored.source) {
      ++taken.unchanged;
      return {};
    }
    if (fact.reason.empty())
      return fail(Refusal::invalid(
          {fmt::format("第 {} 行：{}“{}”已有数 {}{}（{}）；更正请在“更正原因”一列写明理由。", fact.line,
                       known->period, known->name, known->value, known->unit, known->source),
           fmt::format("line {}: \"{}\" of {} is {}{} ({}) already; a correction needs its reason.",
                       fact.line, known->name, known->period, known->value, known->unit, known->source)}));
    stored.reason = fact.reason;
  }
  ++(known == standing.end() ? taken.added : taken.corrected);
  TRY(store::add_fact(desk.transaction(), std::move(stored)));
  return {};
}

/// All rows of a file or none.
Answer<Reply> import_facts_of(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::edit_plan));
  if (state_of(dossier) >= State::self_evaluated)
    return fail(Refusal::locked(
        "state", {"自评已经报送，不能再补充佐证。", "the self-evaluation is in; its evidence is closed."}));
  const std::string hash = TRY(JsonView(request.body)["file"].text(200));
  store::StoredFile file = TRY(file_in_sight(desk, hash));
  const std::string bytes = TRY(store::file_bytes(desk.transaction(), hash));
  ledger::FactBook book = TRY(ledger::import_facts(TRY(csv_in(file.name, bytes)), file.name));
  Taken taken;
  for (const ledger::Fact& fact : book.all()) TRY_VOID(take_fact(desk, dossier, fact, taken));
  if (taken.added + taken.corrected > 0) TRY_VOID(keep_attainments(desk, dossier));
  Json json = Json::object()
                  .set("rows", book.all().size())
                  .set("added", taken.added)
                  .set("corrected", taken.corrected)
                  .set("unchanged", taken.unchanged);
  Json noted = json;
  desk.note(dossier.region, "dossier/" + dossier.id, std::move(noted.set("file", hash)));
  Reply answer = reply(std::move(json));
  if (taken.added + taken.corrected > 0) answer.changed = dossier.id;
  return answer;
}

constexpr UseCase evidence_files_table[] = {
    {"ledgerTemplate",
     Access::read,
     Reach::read,
     false,
     {"下载台账模板", "download a blank ledger"},
     ledger_template_for},
    {"factsTemplate",
     Access::read,
     Reach::read,
     false,
     {"下载财政事实模板", "download a blank table of facts"},
     facts_template_for},
    {"importFacts", Access::write, Reach::write, false, {"导入财政事实", "import facts"}, import_facts_of},
};

}  // namespace

std::span<const UseCase> evidence_file_use_cases() {
  return evidence_files_table;
}

}  // namespace hengji::service
