#include "exchange/stratml.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/digest.h"
#include "writers/markup/markup.h"

namespace hengji::exchange {
namespace {

constexpr std::string_view part1_space = "urn:ISO:std:iso:17469:tech:xsd:stratml_core";
constexpr std::string_view part2_space = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport";

/// Writes elements in their order, two spaces a level.
class Xml {
 public:
  void open(std::string_view name, std::string_view attributes = {}) {
    line(fmt::format("<{}{}{}>", name, attributes.empty() ? "" : " ", attributes));
    names_.emplace_back(name);
  }
  void close() {
    std::string name = std::move(names_.back());
    names_.pop_back();
    line(fmt::format("</{}>", name));
  }
  void leaf(std::string_view name, std::string_view text) {
    line(fmt::format("<{0}>{1}</{0}>", name, writers::escaped(text)));
  }
  /// An element that may be left out.
  void leaf_if_any(std::string_view name, std::string_view text) {
    if (!text.empty()) leaf(name, text);
  }
  std::string taken() { return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + std::move(text_); }

 private:
  void line(std::string_view text) {
    text_.append(names_.size() * 2, ' ');
    text_ += text;
    text_ += '\n';
  }

  std::string text_;
  std::vector<std::string> names_;
};

enum class Part { one, two };

/// The indicators of one second level, which stand together in a plan.
struct ObjectiveRows {
  std::string_view name;
  std::vector<std::size_t> indicators;
};
struct GoalRows {
  std::string_view name;
  std::vector<ObjectiveRows> objectives;
};

/// The tree of indicators; headings under which none stands are objectives too.
std::vector<GoalRows> tree_of(const Plan& plan) {
  std::vector<GoalRows> goals;
  auto objective = [&](std::string_view level1, std::string_view level2) -> ObjectiveRows& {
    auto goal = std::ranges::find(goals, level1, &GoalRows::name);
    if (goal == goals.end()) goal = goals.insert(goals.end(), {level1, {}});
    auto found = std::ranges::find(goal->objectives, level2, &ObjectiveRows::name);
    if (found == goal->objectives.end()) found = goal->objectives.insert(found, {level2, {}});
    return *found;
  };
  for (std::size_t i = 0; i < plan.indicators.size(); ++i)
    objective(plan.indicators[i].level1.value, plan.indicators[i].level2.value).indicators.push_back(i);
  for (const EmptyHeading& heading : plan.headings_without_indicator)
    objective(heading.level1.value, heading.level2.value);
  return goals;
}

/// Where in the chain from money to effect a first level stands, where its name says so.
std::string_view stage_of(std::string_view level1) {
  if (level1.starts_with("产出")) return "Output";
  if (level1.starts_with("效益") || level1.starts_with("满意度")) return "Outcome";
  if (level1.starts_with("投入")) return "Input";
  return {};
}

class StratMl {
 public:
  StratMl(const OpenPlan& open, Part part) : open_(open), plan_(*open.plan), part_(part) {}

  std::string written() {
    const bool is_one = part_ == Part::one;
    std::string root = fmt::format("xmlns=\"{}\"", is_one ? part1_space : part2_space);
    if (!is_one)
      root += fmt::format(" Type=\"{}\"", has_results() ? "Performance_Report" : "Performance_Plan");
    xml_.open(is_one ? "StrategicPlan" : "PerformancePlanOrReport", root);
    xml_.leaf("Name", title());
    xml_.leaf_if_any("Description", plan_.annual.text.value);
    xml_.leaf_if_any("OtherInformation", funds());
    put_core();
    put_administration();
    xml_.close();
    return xml_.taken();
  }

 private:
  bool has_results() const {
    if (!open_.attainments.empty()) return true;
    return std::ranges::any_of(plan_.indicators, [](const Indicator& one) {
      const std::optional<Target>& actual = one.target(Period::actual);
      return actual && actual->comparison != Comparison::blank;
    });
  }

  std::string title() const {
    std::string text = plan_.title.value;
    for (const std::string* who : {&plan_.project.value, &plan_.department.value})
      if (!who->empty()) text = *who + (text.empty() ? "" : "　") + text;
    return text;
  }

  std::string funds() const {
    const Amount& total = plan_.funds.total;
    return total.written.empty() ? std::string() : fmt::format("资金总额：{}{}", total.written, total.unit);
  }

  /// The same for the same place of the same plan; an XML name, as xsd:ID wants it.
  std::string identifier(std::string_view place) const {
    std::string key = fmt::format("{}\n{}\n{}\n{}", plan_.department.value, plan_.project.value,
                                  plan_.year.value.value_or(0), place);
    return "_" + sha256(key).substr(0, 32);
  }

  void put_core() {
    xml_.open("StrategicPlanCore");
    if (!plan_.department.value.empty()) {
      xml_.open("Organization");
      xml_.leaf("Name", plan_.department.value);
      xml_.leaf("Identifier", identifier("organization"));
      xml_.close();
    }
    put_statement("Vision", plan_.long_term.text.value);
    std::string functions;
    for (const Function& function : plan_.functions)
      functions += (functions.empty() ? "" : "\n") + function.text.value;
    put_statement("Mission", functions);
    int number = 0;
    for (const GoalRows& goal : tree_of(plan_)) put_goal(goal, ++number);
    if (number == 0) put_goal({"", {}}, 1);  // the schema wants one
    xml_.close();
  }

  void put_statement(std::string_view name, const std::string& text) {
    if (text.empty()) return;
    xml_.open(name);
    xml_.leaf("Description", text);
    xml_.leaf("Identifier", identifier(name));
    xml_.close();
  }

  void put_goal(const GoalRows& goal, int number) {
    std::string below;
    for (const ObjectiveRows& objective : goal.objectives)
      below += fmt::format("{}{}", below.empty() ? "" : "；", objective.name);
    xml_.open("Goal");
    xml_.leaf("Name", goal.name);
    xml_.leaf("Description", below);
    xml_.leaf("Identifier", identifier(fmt::format("goal {}", number)));
    xml_.leaf("SequenceIndicator", std::to_string(number));
    int objective_number = 0;
    for (const ObjectiveRows& objective : goal.objectives)
      put_objective(goal, objective, fmt::format("{}.{}", number, ++objective_number));
    xml_.close();
  }

  void put_objective(const GoalRows& goal, const ObjectiveRows& objective, const std::string& number) {
    xml_.open("Objective");
    xml_.leaf("Name", objective.name);
    xml_.leaf("Identifier", identifier("objective " + number));
    xml_.leaf("SequenceIndicator", number);
    if (part_ == Part::one) xml_.leaf_if_any("OtherInformation", in_words(objective));
    int indicator_number = 0;
    if (part_ == Part::two)
      for (std::size_t index : objective.indicators)
        put_indicator(goal, index, fmt::format("{}.{}", number, ++indicator_number));
    xml_.close();
  }

  /// "新增科技型企业：≥500家（半年（程）指标值）；…": one line an indicator.
  std::string in_words(const ObjectiveRows& objective) const {
    std::string text;
    for (std::size_t index : objective.indicators) {
      const Indicator& indicator = plan_.indicators[index];
      text += (text.empty() ? "" : "\n") + indicator.level3.value;
      std::string values;
      for (std::size_t i = 0; i < plan_.columns.size() && i < indicator.values.size(); ++i)
        if (plan_.columns[i].period && !indicator.values[i].value.empty())
          values += fmt::format("{}{} {}", values.empty() ? "：" : "；", plan_.columns[i].heading,
                                indicator.values[i].value);
      text += values;
    }
    return text;
  }

  void put_indicator(const GoalRows& goal, std::size_t index, const std::string& number) {
    const Indicator& indicator = plan_.indicators[index];
    const Target* shown = nullptr;
    for (Period period : {Period::full_year, Period::half_year, Period::long_term, Period::actual})
      if (!shown && indicator.target(period) && indicator.target(period)->has_figure())
        shown = &*indicator.target(period);
    std::string attributes =
        fmt::format("PerformanceIndicatorType=\"{}\"", shown ? "Quantitative" : "Qualitative");
    if (std::string_view stage = stage_of(goal.name); !stage.empty())
      attributes = fmt::format("ValueChainStage=\"{}\" {}", stage, attributes);
    xml_.open("PerformanceIndicator", attributes);
    xml_.leaf("SequenceIndicator", number);
    xml_.leaf("MeasurementDimension", indicator.level3.value);
    xml_.leaf("UnitOfMeasurement", shown ? shown->unit : std::string());
    xml_.leaf("Identifier", identifier("indicator " + number));
    put_measurements(indicator, index);
    if (indicator.weight) xml_.leaf("OtherInformation", "分值：" + indicator.weight->to_string());
    xml_.close();
  }

  void put_measurements(const Indicator& indicator, std::size_t index) {
    const bool is_measured = index < open_.attainments.size() && open_.attainments[index].has_value();
    for (Period period : {Period::half_year, Period::full_year, Period::long_term}) {
      const std::optional<Target>& target = indicator.target(period);
      if (!target || target->comparison == Comparison::blank) continue;
      xml_.open("MeasurementInstance");
      put_result("TargetResult", *target, period);
      if (period == Period::full_year) put_actual(indicator);
      if (is_measured && open_.attainments[index].window.period == period)
        put_measured(open_.attainments[index]);
      xml_.close();
    }
  }

  void put_dates(Period period) {
    if (!plan_.year.value || period == Period::long_term) return;
    xml_.leaf("StartDate", fmt::format("{:04}-01-01", *plan_.year.value));
    xml_.leaf("EndDate",
              fmt::format("{:04}-{}", *plan_.year.value, period == Period::half_year ? "06-30" : "12-31"));
  }

  void put_result(std::string_view name, const Target& target, Period period) {
    xml_.open(name);
    put_dates(period);
    const bool is_one_figure = target.has_figure() && target.comparison != Comparison::between;
    if (is_one_figure) xml_.leaf("NumberOfUnits", target.value.to_string());
    if (!target.has_figure()) put_descriptor(target.written);
    xml_.leaf("Description", target.written);
    xml_.close();
  }

  void put_descriptor(std::string_view value) {
    xml_.open("Descriptor");
    xml_.leaf("DescriptorName", "指标值");
    xml_.leaf("DescriptorValue", value);
    xml_.close();
  }

  void put_actual(const Indicator& indicator) {
    const std::optional<Target>& actual = indicator.target(Period::actual);
    if (actual && actual->comparison != Comparison::blank)
      put_result("ActualResult", *actual, Period::full_year);
  }

  void put_measured(const measure::Attainment& one) {
    xml_.open("ActualResult");
    put_dates(one.window.period);
    std::string value;
    if (one.value) {
      std::optional<Decimal> shown = one.value->shown_value().rounded(6, Rounding::half_up);
      if (shown) value = shown->normalized();
    }
    xml_.leaf_if_any("NumberOfUnits", value);
    if (!one.grade.empty()) put_descriptor(one.grade);
    xml_.leaf_if_any("Description", one.value ? formula::to_string(*one.value, 6) : one.grade);
    xml_.close();
  }

  void put_administration() {
    if (!plan_.year.value) return;
    xml_.open("AdministrativeInformation");
    if (part_ == Part::two) xml_.leaf("Identifier", identifier("plan"));
    put_dates(Period::full_year);
    xml_.close();
  }

  const OpenPlan& open_;
  const Plan& plan_;
  Part part_;
  Xml xml_;
};

}  // namespace

std::string stratml_part1(const OpenPlan& open) {
  return StratMl(open, Part::one).written();
}

std::string stratml_part2(const OpenPlan& open) {
  return StratMl(open, Part::two).written();
}

}  // namespace hengji::exchange
