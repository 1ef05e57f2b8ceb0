#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "service/county.h"
#include "service/files.h"
#include "source_tree.h"

namespace hengji::service {

/// A year of the sample county, played by eight roles. The calendar is the county's own: declaring in
/// December, monitoring in July, evaluating after the year.
class Year : public County {
 public:
  using County::County;

  void set_calendar() {
    struct Row {
      std::string_view stage, opens, closes;
    };
    constexpr Row rows[] = {
        {"declare", "2024-12-01", "2025-01-15"},       {"review", "2024-12-01", "2025-02-15"},
        {"adjust", "2025-06-01", "2025-09-30"},        {"monitor", "2025-07-01", "2025-07-31"},
        {"self_evaluate", "2026-01-05", "2026-02-28"}, {"re_evaluate", "2026-03-01", "2026-04-30"},
        {"rectify", "2026-05-01", "2026-07-31"},       {"publish", "2025-01-01", "2026-12-31"}};
    Json windows = given("performance", "listWindows", {.parameters = {{"year", "2025"}}});
    for (const Json& window : items_of(windows))
      for (const Row& row : rows)
        if (text_of(window, "stage") == row.stage) {
          Json body = Json::object().set("opens", row.opens).set("closes", row.closes).set("warn_days", 7);
          given("performance", "changeWindow", about(text_of(window, "id"), std::move(body)));
          if (row.stage == "declare") declare_window_ = text_of(window, "id");
        }
  }

  Answer<Reply> create(std::string_view department) {
    auto sample = std::ranges::find(sample_departments(), department, &SampleDepartment::id);
    Json read = Json::parse(reading_of(sample->file)).value();
    Json body = Json::object()
                    .set("department", department)
                    .set("year", 2025)
                    .set("kind", "department-goal")
                    .set("from", "file")
                    .set("plan", items_of(read, "plans").front());
    return ask(department, "createPlan", {.parameters = {}, .body = std::move(body)});
  }

  std::string move(std::string_view account, const std::string& plan, std::string_view move,
                   std::string_view note = {}) {
    Json body = Json::object().set("move", move).set("note", note);
    return refused(account, "movePlan", about(plan, std::move(body)));
  }

  std::string state_of(const std::string& plan) {
    return text_of(given("auditor", "getPlan", about(plan)), "state");
  }

  void confirm_all(std::string_view filer, const std::string& plan) {
    Json findings = given(filer, "planFindings", about(plan));
    for (const Json& finding : items_of(findings, "findings")) {
      if (text_of(finding, "severity") != "confirm") continue;
      Request request = about(plan, Json::object().set("reason", "已核对，情况属实"));
      request.parameters["fingerprint"] = text_of(finding, "fingerprint");
      given(filer, "confirmFinding", std::move(request));
    }
  }

  /// Changes one cell on top of what the caller knows.
  Answer<Reply> change(std::string_view account, const std::string& plan, std::string_view path,
                       std::string_view before, std::string_view after, std::string etag = {}) {
    Json change = Json::object().set("path", path).set("old", before).set("new", after);
    Request request = about(plan, Json(Json::Array{change}));
    request.if_match = std::move(etag);
    return ask(account, "changePlan", std::move(request));
  }

  /// The number of the indicator of that name.
  std::size_t number_of(const std::string& plan, std::string_view indicator) {
    Json detail = given("auditor", "getPlan", about(plan));
    const Json::Array& rows = items_of(*detail.find("plan"), "indicators");
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (text_of(rows[i], "level3") == indicator) return i;
    ADD_FAILURE() << "no indicator " << indicator;
    return 0;
  }

  std::string upload(std::string_view account, const std::string& name, const std::string& bytes) {
    auto file = receive_file(house(), actor(account), name, "text/csv", bytes);
    if (!file) ADD_FAILURE() << file.error().message.zh;
    return file ? file->hash : std::string();
  }

  void state_all(std::string_view filer, const std::string& plan, std::string_view period,
                 std::string_view column);
  void give_reasons(std::string_view filer, const std::string& plan);
  void evaluate(std::string_view filer, const std::string& plan);
  /// From the draft to the approval, without a hitch.
  void approve(std::string_view department, const std::string& plan);

  std::string declare_window_;

 private:
  static std::string reading_of(std::string_view file);
};

}  // namespace hengji::service
