#include <algorithm>

#include "forms/recognize.h"
#include "model/plan_json.h"
#include "readers/reader.h"
#include "service/year.h"

namespace hengji::service {

std::string Year::reading_of(std::string_view file) {
  std::string bytes = testing::bytes_of(testing::source_dir() / "examples" / std::string(file));
  Document document = readers::read({std::string(file), bytes}).value();
  Reading reading = forms::recognize(document, packs());
  return to_json({std::string(file), document.format, {}, 0}, reading, Language::zh).dump();
}

void Year::state_all(std::string_view filer, const std::string& plan, std::string_view period,
                     std::string_view column) {
  Json detail = given(filer, "getPlan", about(plan));
  for (const Json& row : items_of(*detail.find("plan"), "indicators")) {
    std::string value = text_of(*row.find("values"), column);
    for (std::string_view sign : {"≥", "≤", "＝", "="})
      if (value.starts_with(sign)) value.erase(0, sign.size());
    if (value.empty()) continue;
    Request request = about(plan, Json::object().set("period", period).set("value", value));
    request.parameters["indicator"] =
        text_of(row, "level1") + "/" + text_of(row, "level2") + "/" + text_of(row, "level3");
    given(filer, "stateActual", std::move(request));
  }
}

void Year::give_reasons(std::string_view filer, const std::string& plan) {
  Json view = given(filer, "planMonitoring", about(plan));
  Json reasons = Json::object();
  for (const Json& one : items_of(view, "indicators")) {
    const std::string indicator = text_of(one, "indicator");
    const Json* needed = one.find("needs_reason");
    if (needed && needed->as_bool() && !reasons.find(indicator))
      reasons.set(indicator, "招标推迟，下半年补上");
  }
  given(filer, "saveMonitoring",
        about(plan, Json::object().set("reasons", std::move(reasons)).set("summary", "按计划推进")));
}

void Year::evaluate(std::string_view filer, const std::string& plan) {
  Json evaluations = given(filer, "planScore", about(plan));
  Json scores = Json::object(), reasons = Json::object();
  for (const Json& line : items_of(*evaluations.find("sheet"), "lines")) {
    std::string weight = text_of(line, "weight"), score = text_of(line, "score"),
                indicator = text_of(line, "indicator");
    if (weight == "null") continue;
    if (score == "null" && !scores.find(indicator)) scores.set(indicator, weight);
    if (score != "null" && score != weight && !reasons.find(indicator))
      reasons.set(indicator, "年底尚未结算");
  }
  Json body = Json::object().set("overview", "基本完成").set("problems", "个别指标进度偏慢");
  body.set("scores", std::move(scores)).set("reasons", std::move(reasons));
  given(filer, "saveSelfEvaluation", about(plan, std::move(body)));
}

void Year::approve(std::string_view department, const std::string& plan) {
  confirm_all(department, plan);
  EXPECT_EQ(move(department, plan, "submit"), "done");
  EXPECT_EQ(move(std::string(department) + "-review", plan, "department_approve"), "done");
  EXPECT_EQ(move("finance", plan, "finance_approve"), "done");
}

}  // namespace hengji::service
