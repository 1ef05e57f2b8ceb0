#include <fmt/format.h>

#include <algorithm>

#include "base/chinese_text.h"
#include "base/limits.h"
#include "report/score/render.h"
#include "service/evidence.h"
#include "service/moving.h"
#include "service/replies.h"
#include "service/use_case_table.h"
#include "store/evidence.h"
#include "store/files.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;

Answer<Reply> plan_measures(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::see_plans));
  Period period = TRY(period_in(request["period"]));
  measure::Window window = TRY(window_in(dossier, request["date"], period));
  Measured all = TRY(measured(desk, dossier));
  auto attainments = all.attainments(window, formula::Lineage::with_rows);
  return reply(report::attainments_json(attainments, desk.language()));
}

/// The indicator of that name; where two have one name, of "level1/level2/name".
Answer<std::size_t> indicator_named(const Plan& plan, const std::string& asked) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < plan.indicators.size(); ++i) {
    const Indicator& one = plan.indicators[i];
    std::string whole = one.level1.value + "/" + one.level2.value + "/" + one.level3.value;
    if (whole == asked) return i;
    if (folded(one.level3.value) == folded(asked)) found.push_back(i);
  }
  if (found.size() == 1) return found.front();
  if (found.empty())
    return fail(Refusal::not_found({fmt::format("计划中没有指标“{}”。", asked),
                                    fmt::format("the plan has no indicator \"{}\".", asked)}));
  return fail(Refusal::invalid(
      {fmt::format("有 {} 个指标叫“{}”，请写明一级/二级/名称。", found.size(), asked),
       fmt::format("{} indicators are named \"{}\"; name their headings too.", found.size(), asked)}));
}

/// Keeps one stated value; gives the number of its indicator in the plan.
Answer<std::size_t> state(Desk& desk, const store::Dossier& dossier, const Plan& plan,
                          const std::string& indicator, Period period, const JsonView& stated) {
  std::size_t number = TRY(indicator_named(plan, indicator));
  store::Actual actual;
  actual.dossier = dossier.id;
  actual.indicator = plan.indicators[number].level3.value;
  actual.period = name(period);
  actual.value = TRY(stated["value"].text(400));
  actual.note = TRY(stated["note"].text_or_empty(4'000));
  actual.person = desk.actor().id;
  actual.at = desk.actor().now;
  std::string file = TRY(stated["file"].text_or_empty(200));
  if (!file.empty()) {
    if (!TRY(store::find_file(desk.transaction(), file)))
      return fail(Refusal(
          stated["file"].fault({"没有这个文件，请先上传。", "there is no such file; upload it first."})));
    actual.file = file;
  }
  TRY_VOID(store::put_actual(desk.transaction(), actual));
  return number;
}

/// The dossier and the period of what is about to be stated.
struct Stating {
  store::Dossier dossier;
  Period period;
  Plan plan;
};

Answer<Stating> stating(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::see_plans));
  Period period = TRY(period_in(TRY(JsonView(request.body)["period"].text(40))));
  TRY_VOID(check_stating(desk, dossier, period));
  Content content = TRY(valid_content(desk, dossier));
  return Stating{dossier, period, std::move(content.plan)};
}

/// How the period is measured with what was just stated.
Answer<Json> measured_anew(Desk& desk, const Stating& of) {
  Measured now = TRY(keep_attainments(desk, of.dossier));
  auto attainments = now.attainments({of.dossier.year, of.period}, formula::Lineage::counts_only);
  return report::attainments_json(attainments, desk.language());
}

Answer<Reply> state_actual(Desk& desk, const Request& request) {
  Stating of = TRY(stating(desk, request));
  std::string indicator = TRY(needed(request, "indicator"));
  JsonView body(request.body);
  std::size_t number = TRY(state(desk, of.dossier, of.plan, indicator, of.period, body));
  desk.note(of.dossier.region, "dossier/" + of.dossier.id,
            Json::object()
                .set("indicator", of.plan.indicators[number].level3.value)
                .set("period", name(of.period))
                .set("value", TRY(body["value"].text(400))));
  Json list = TRY(measured_anew(desk, of));
  Reply answer = reply((*list.find("attainments")->as_array())[number]);
  answer.changed = of.dossier.id;
  return answer;
}

/// Many at once: all of them or none.
Answer<Reply> state_actuals(Desk& desk, const Request& request) {
  Stating of = TRY(stating(desk, request));
  Json noted = Json::array();
  for (const JsonView& stated : TRY(JsonView(request.body)["actuals"].elements(limits::plan_indicators))) {
    std::size_t number =
        TRY(state(desk, of.dossier, of.plan, TRY(stated["indicator"].text(2'000)), of.period, stated));
    noted.add(Json::object()
                  .set("indicator", of.plan.indicators[number].level3.value)
                  .set("value", TRY(stated["value"].text(400))));
  }
  desk.note(of.dossier.region, "dossier/" + of.dossier.id,
            Json::object().set("period", name(of.period)).set("actuals", std::move(noted)));
  Reply answer = reply(TRY(measured_anew(desk, of)));
  answer.changed = of.dossier.id;
  return answer;
}

constexpr UseCase measuring_table[] = {
    {"planMeasures", Access::read, Reach::read, false, {"查看实际值", "see actual values"}, plan_measures},
    {"stateActual",
     Access::write,
     Reach::write,
     false,
     {"填报实际值", "state an actual value"},
     state_actual},
    {"stateActuals",
     Access::write,
     Reach::write,
     false,
     {"填报多个实际值", "state actual values"},
     state_actuals},
};

}  // namespace

std::span<const UseCase> measuring_use_cases() {
  return measuring_table;
}

}  // namespace hengji::service
