#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded.h"
#include "base/result.h"
#include "model/plan.h"
#include "policy/form_layout.h"
#include "policy/setting.h"
#include "policy/vocabulary.h"

namespace hengji::policy {

struct FormLabel {
  std::string text;  ///< as the form prints it: 单位名称
  LabelRole role = LabelRole::other;
};

struct FormColumn {
  std::string heading;  ///< as the form prints it: 半年（程）指标值
  ColumnRole role = ColumnRole::note;
  Period period = Period::full_year;  ///< of a column that is a value
};

/// A form as its office issued it: what it prints, in printed order. One description serves to recognise it
/// and to fill it in.
struct Form {
  std::string id;  ///< "jiangsu/department-goal": the region and the file's name
  PlanKind kind = PlanKind::department_goal;
  Text name;
  std::string title;
  std::vector<FormLabel> labels;
  std::vector<FormColumn> columns;
  std::string source_zh;             ///< the citation
  std::optional<FormLayout> layout;  ///< how it is printed; a form without one is only recognised
  SourceLine at;
};

/// Reads forms/NAME.toml of a region's pack. Strict as every file of a pack; a label or a heading that the
/// vocabulary does not know is an error too, since such a form could not be recognised.
Result<Form> read_form(const EmbeddedFile& file, std::string_view region, const Vocabulary& vocabulary);

}  // namespace hengji::policy
