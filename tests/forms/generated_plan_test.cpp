#include "forms/generated_plan.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

#include "forms/plan_of.h"
#include "policy/pack.h"

namespace hengji::testing {
namespace {

using Words = std::vector<std::string>;

std::string any_of(const Words& words) {
  return words[static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(words.size())))];
}

int upto(int most) {
  return *rc::gen::inRange(0, most + 1);
}

/// Every way of writing a target that forms are seen with, the four ways of saying nothing among them.
std::string any_target() {
  static const Words words{"≥500家",     "≤100%",
                           "＝0%",       "=100%",
                           "<=5%",       ">=98%",
                           "63人",       "100",
                           "1600元/亩",  "健全",
                           "浓厚",       "满意",
                           "",           "/",
                           "0",          "无",
                           "不低于95%",  "95%以上",
                           "12月底前",   "2025年6月",
                           "90%-95%",    "稳步提高",
                           "≥1300亿元",  "≤28.40元/株",
                           "超2300家",   "≥0家",
                           "98.50%",     "＞12.50万元",
                           "按月安排",   "控制在5%以内",
                           "≥90%且≤95%", "应保尽保，不漏一户",
                           "2km",        "定性：良好"};
  return any_of(words);
}

/// Short names, names that wrap, names with signs that mean something elsewhere.
std::string any_name() {
  static const Words names{"新增科技型企业",
                           "受理外国人来华工作许可办结率",
                           "“三公经费”变动率",
                           "高标准农田建设面积（含改造提升）",
                           "农村公路日常养护里程",
                           "开展面向全市中小学校和乡镇卫生院的安全生产与消防知识培训并完成考核的场次",
                           "技术合同成交额≥年初计划的比例",
                           "A级景区复核率100%完成",
                           "预算调整率",
                           "群众满意度"};
  return any_of(names) + (upto(2) == 0 ? std::to_string(upto(40) + 2) : std::string());
}

std::string any_passage() {
  static const Words sentences{"2025年围绕“强企兴市”主线，推动创新资源向一线集聚。",
                               "完成技术合同成交额超100亿元，新增科技型企业1500家。",
                               "资金依据为《关于支持企业创新的若干意见》（澄委发〔2023〕5号）等。",
                               "保障机关正常运转；按时发放工资福利。",
                               "对标“十四五”规划，稳步提升服务水平。"};
  std::string text;
  int lines = 1 + upto(2);
  for (int i = 0; i < lines; ++i) {
    if (lines > 1) text += (i == 0 ? "" : "\n") + std::string("目标") + std::to_string(i + 1) + "：";
    for (int j = upto(2); j >= 0; --j) text += any_of(sentences);
  }
  return text;
}

Json texts(const Words& words) {
  Json array = Json::array();
  for (const std::string& word : words) array.add(word);
  return array;
}

/// A plan that a form of the packs can hold, as its JSON: what its words mean is read from them by plan_of().
class GeneratedPlan {
 public:
  explicit GeneratedPlan(const policy::Form& form) : form_(form) {}

  Json json() {
    Json plan = Json::object();
    plan.set("kind", name(form_.kind)).set("form", form_.id);
    bool title_says_year = upto(1) == 0;
    plan.set("title", (title_says_year ? "2025年度" : "") + form_.title).set("year", 2025);
    plan.set("department", any_of({"青槐市科学技术局（机关）", "青槐市水利局", "桐坞镇人民政府"}));
    plan.set("goals", goals());
    if (form_.id.starts_with("jiangsu/")) put_department(plan);
    plan.set("funds", funds());
    if (form_.kind != PlanKind::department_goal) {
      plan.set("project",
               any_of({"高企培育专项", "老旧电梯更新（虚构）", "农村公路“四好”养护项目2025-2027"}));
      plan.set("supervisor", any_of({"青槐市财政局", ""}));
    }
    put_indicators(plan);
    plan.set("fields", fields());
    return plan;
  }

 private:
  Json goals() const {
    Json goals = Json::object();
    bool is_jiangsu = form_.id.starts_with("jiangsu/");
    goals.set("annual", upto(9) == 0 && is_jiangsu ? "2025年保障机关运转。" : "2025年目标：" + any_passage());
    if (is_jiangsu) goals.set("long_term", upto(4) == 0 ? std::string() : any_passage());
    return goals;
  }

  static void put_department(Json& plan) {
    Json functions = Json::array();
    int count = 1 + upto(14);
    for (int i = 1; i <= count; ++i)
      functions.add(Json::object()
                        .set("number", i)
                        .set("text", any_of({"拟订全市发展规划和政策，并组织实施。",
                                             "负责体系建设，牵头重大科技成果转化；会同有关部门健全机制。",
                                             "承担市委、市政府交办的其他事项。"})));
    plan.set("functions", std::move(functions));
    plan.set(
        "organization",
        Json::object().set(
            "text",
            any_of({"2025年，实有公务员19人，设局长1名，副局长4名。内设机构包括：办公室2人、发展规划科3人。",
                    "核定编制30名，年末在职人员28人。"})));
  }

  static std::string any_amount() { return any_of({"11200.06", "860", "0", "12.5", "1200.00", "7"}); }

  static Json amount(const std::string& written, const char* unit) {
    Json amount = Json::object().set("written", written);
    if (*unit) amount.set("unit", unit);
    return amount;
  }

  Json funds() const {
    bool is_department = form_.kind == PlanKind::department_goal;
    const char* unit = upto(1) == 0 ? "万元" : is_department && upto(1) == 0 ? "" : "元";
    Json funds = amount(any_amount(), unit);
    Json parts = Json::array();
    if (is_department) {
      funds.set("parts", std::move(parts));
      return funds;
    }
    std::vector<Words> rows{{"年度资金总额"}};
    bool has_columns = form_.kind != PlanKind::project_goal;
    Words names = has_columns ? Words{form_.kind == PlanKind::monitoring ? "本年财政拨款" : "当年财政拨款",
                                      "上年结转资金"}
                              : Words{"财政拨款", "其他资金"};
    for (const std::string& part : names) {
      std::string written = upto(3) == 0 ? "" : any_amount();
      parts.add(amount(written, unit).set("name", part));
      rows.push_back({part, written});
    }
    rows[0].push_back(*funds.find("written")->as_string());
    funds.set("parts", std::move(parts));
    if (has_columns) put_funds_columns(funds, rows);
    return funds;
  }

  void put_funds_columns(Json& funds, const std::vector<Words>& rows) const {
    Words columns = form_.kind == PlanKind::monitoring
                        ? Words{"年初预算数", "1-9月执行数", "执行率", "全年预计执行数"}
                        : Words{"年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"};
    Json lines = Json::array();
    for (const Words& row : rows) {
      Words values{row[1]};
      for (std::size_t i = 1; i < columns.size(); ++i)
        values.push_back(any_of({"", "100", "98.53%", "—", "10"}));
      lines.add(Json::object().set("name", row[0]).set("values", texts(values)));
    }
    funds.set("columns", texts(columns)).set("rows", std::move(lines));
  }

  /// The columns as the form prints them; months may be others than the form's.
  Words columns() const {
    Words columns;
    for (const policy::FormColumn& column : form_.columns) {
      bool is_level = column.role >= policy::ColumnRole::level1 && column.role <= policy::ColumnRole::level3;
      if (is_level) continue;
      std::string heading = column.heading;
      if (std::size_t at = heading.find("1-7月"); at != std::string::npos) heading.replace(at, 6, "1-9月");
      columns.push_back(std::move(heading));
    }
    return columns;
  }

  std::string any_cell(const std::string& column) const {
    for (const policy::FormColumn& one : form_.columns) {
      if (one.heading != column) continue;
      if (one.role == policy::ColumnRole::weight || one.role == policy::ColumnRole::score)
        return any_of({"5", "10", "2.5", "", "0"});
      if (one.role == policy::ColumnRole::note) return any_of({"", "", "√", "材料到货迟，已整改", "无"});
    }
    return any_target();
  }

  void put_indicators(Json& plan) const {
    static const std::vector<std::pair<std::string, Words>> tree{
        {"决策", {"计划制定", "目标设定", "预算编制"}},
        {"过程", {"预算执行", "资产管理"}},
        {"履职", {"组织拟订高新技术发展及产业化的规划、", "会同有关部门拟订科技人才队伍建设规划"}},
        {"产出指标", {"数量指标", "质量指标", "时效指标"}},
        {"效益指标", {"经济效益", "社会效益", "生态效益", "可持续影响"}},
        {"满意度指标", {"服务对象满意度"}}};
    Words columns_of_plan = columns();
    Json indicators = Json::array(), empty = Json::array();
    int most = upto(9) == 0 ? 25 : 3;  // now and then 200 indicators and more
    for (const auto& [level1, seconds] : tree)
      for (std::size_t i = 0; i < seconds.size(); ++i) {
        // Where nobody read a heading without indicator it comes last in its first level.
        bool is_last = i + 1 == seconds.size() && i > 0;
        int count = is_last && upto(2) == 0 ? 0 : 1 + upto(most);
        if (count == 0) empty.add(texts({level1, seconds[i]}));
        for (int j = 0; j < count; ++j) {
          Json values = Json::object();
          for (const std::string& column : columns_of_plan) values.set(column, any_cell(column));
          Json indicator = Json::object();
          indicator.set("level1", level1).set("level2", seconds[i]).set("level3", any_name());
          indicators.add(indicator.set("values", std::move(values)));
        }
      }
    plan.set("columns", texts(columns_of_plan)).set("indicators", std::move(indicators));
    plan.set("headings_without_indicator", std::move(empty));
  }

  Json fields() const {
    Json fields = Json::array();
    auto add = [&](const char* label, const std::string& value) {
      fields.add(Json::object().set("label", label).set("value", value));
    };
    if (upto(2) == 0) add("项目负责人", "甲某（虚构）");
    if (upto(2) == 0) add("本单位自定栏目", "自定内容");
    if (form_.kind == PlanKind::self_evaluation) {
      if (upto(1) == 0) add("实际完成情况", "已完成。");
      add("总分", "98.5");
      if (upto(1) == 0) add("填报人", "乙某（虚构）");
    }
    return fields;
  }

  const policy::Form& form_;
};

}  // namespace

Json generated_plan(const policy::Form& form) {
  return GeneratedPlan(form).json();
}

namespace {

TEST(GeneratedPlan, SaysSomethingInEveryColumnOfItsForm) {
  auto packs = policy::Packs::load(embedded::packs());
  ASSERT_TRUE(packs);
  for (const policy::Form& form : packs->forms())
    EXPECT_TRUE(rc::check([&] {
      auto plan = forms::plan_of(generated_plan(form), packs->vocabulary());
      RC_ASSERT(plan.has_value());
      RC_ASSERT(plan->columns.size() + 3 == form.columns.size());
      RC_ASSERT(plan->indicators.size() >= 6u);
    })) << form.id;
}

}  // namespace
}  // namespace hengji::testing
