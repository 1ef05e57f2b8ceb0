#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "document/document.h"
#include "document/location.h"
#include "model/figure.h"
#include "model/funding.h"
#include "model/organization.h"
#include "model/target.h"

namespace hengji {

/// 绩效目标表, 监控表, 自评表: what kind of form a plan was read from.
enum class PlanKind { department_goal, project_goal, monitoring, self_evaluation };

/// "department-goal".
std::string_view name(PlanKind kind);

/// What a value column speaks of.
enum class Period { half_year, full_year, long_term, actual, forecast };
inline constexpr std::size_t period_count = 5;

/// "half_year".
std::string_view name(Period period);

/// 单位主要职能, one numbered paragraph.
struct Function {
  int number = 0;  ///< as printed; 0 when it has none
  Located<std::string> text;
};

/// A goal passage with the figures that its sentences promise and the documents that they cite.
struct Goal {
  Located<std::string> text;  ///< line breaks that wrapping put in are removed
  bool is_printed = false;    ///< the form has the heading, even if nothing stands under it
  std::vector<Figure> figures;
  std::vector<Located<std::string>> citations;  ///< 澄委发〔2023〕5号
};

/// A column of the indicator table that holds values, in printed order.
struct ValueColumn {
  std::string heading;           ///< as printed, white space removed
  std::optional<Period> period;  ///< what it speaks of; nothing for notes, sources, standards
};

/// One row of the indicator table.
struct Indicator {
  Located<std::string> level1;
  Located<std::string> level2;
  Located<std::string> level3;
  std::vector<Located<std::string>> values;  ///< one a ValueColumn; the cell as printed, white space removed
  std::array<std::optional<Target>, period_count>
      targets;  ///< by Period; nothing when the form has no such column
  std::optional<Decimal> weight;
  std::optional<Decimal> score;
  Location at;

  const std::optional<Target>& target(Period period) const {
    return targets[static_cast<std::size_t>(period)];
  }
  std::optional<Target>& target(Period period) { return targets[static_cast<std::size_t>(period)]; }
};

/// A printed first and second level under which no indicator stands.
struct EmptyHeading {
  Located<std::string> level1;
  Located<std::string> level2;
};

/// What a label of the form said that has no place of its own above: 填报人, 联系电话, 项目负责人, …
struct Field {
  std::string label;
  Located<std::string> value;
};

/// A plan, a monitoring table or a self-evaluation as it was read. Figures and sentences keep their places.
struct Plan {
  PlanKind kind = PlanKind::department_goal;
  std::string form;  ///< "jiangsu/department-goal"; empty when no form of the packs was recognised
  Located<std::string> title;
  Located<std::optional<int>> year;
  Located<std::string> department;  ///< 单位名称; in project forms the unit that carries it out
  Located<std::string> supervisor;  ///< 主管部门
  Located<std::string> project;     ///< 项目名称
  Funding funds;
  std::vector<Function> functions;
  Location functions_at;  ///< of the heading 单位主要职能
  Organization organization;
  Goal long_term;
  Goal annual;
  std::vector<Goal> goals;  ///< 目标1, 目标2, … where the form numbers them
  std::vector<ValueColumn> columns;
  std::vector<Indicator> indicators;
  std::vector<EmptyHeading> headings_without_indicator;
  std::vector<Field> fields;
};

/// What one file held.
struct Reading {
  std::vector<Plan> plans;
  std::vector<Unread> unread;
  std::vector<Remark> remarks;
};

/// The canonical text dump, for tests.
std::string outline(const Plan& plan);

}  // namespace hengji
