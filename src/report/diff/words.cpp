#include "report/diff/render.h"

namespace hengji::report {

Phrase words_of(Shift shift) {
  switch (shift) {
    case Shift::stricter:
      return {"更严", "stricter"};
    case Shift::looser:
      return {"放宽", "looser"};
    case Shift::same:
      return {"写法不同，要求相同", "written otherwise, asks the same"};
    case Shift::filled:
      return {"原为空，现已填写", "was blank, now filled in"};
    case Shift::emptied:
      return {"原有要求，现为空", "now blank"};
    case Shift::other:
      return {"要求不同", "asks something else"};
  }
  return {};
}

Phrase words_of(IndicatorChange::Kind kind) {
  switch (kind) {
    case IndicatorChange::Kind::added:
      return {"新增指标", "indicator added"};
    case IndicatorChange::Kind::removed:
      return {"删除指标", "indicator removed"};
    case IndicatorChange::Kind::renamed:
      return {"指标更名", "indicator renamed"};
    case IndicatorChange::Kind::moved:
      return {"指标移位", "indicator moved"};
    case IndicatorChange::Kind::changed:
      return {"指标值变动", "values changed"};
  }
  return {};
}

std::string name_of(const Plan& plan) {
  if (!plan.project.value.empty()) return plan.project.value;
  return plan.department.value.empty() ? plan.title.value : plan.department.value;
}

std::string path_of(const Indicator& indicator) {
  std::string path;
  for (const std::string* level : {&indicator.level1.value, &indicator.level2.value, &indicator.level3.value})
    if (!level->empty()) path += (path.empty() ? "" : " / ") + *level;
  return path;
}

}  // namespace hengji::report
