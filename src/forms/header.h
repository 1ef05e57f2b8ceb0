#pragma once

#include <bitset>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "forms/passage.h"
#include "forms/rows.h"
#include "model/funding.h"
#include "model/plan.h"
#include "policy/vocabulary.h"

namespace hengji::forms {

/// What the rows above (and below) an indicator table say of the plan: title, who, how much, what for.
struct Header {
  Located<std::string> title;
  std::optional<PlanKind> kind;  ///< as the title says
  Located<std::optional<int>> year;
  Located<std::string> department;
  Located<std::string> filer;
  Located<std::string> implementer;
  Located<std::string> supervisor;
  Located<std::string> project;
  Funding funds;
  std::string money_unit;  ///< 金额单位：万元 above the table
  Passage functions;
  Location functions_at;  ///< of the heading
  Passage organization;
  Passage long_term;
  Passage annual;
  std::deque<Passage> goals;    ///< further annual goals, where the form has several
  std::deque<Passage> results;  ///< 实际完成情况, one a goal
  std::vector<Field> fields;
  std::bitset<32> labels;  ///< by LabelRole: which were printed

  bool has(policy::LabelRole role) const { return labels.test(static_cast<std::size_t>(role)); }
  /// Adds the end of its last passage that was found elsewhere.
  void go_on(std::string_view text, const Location& at);
  /// Does it begin a plan, rather than go on with one?
  bool names_a_plan() const {
    return !title.value.empty() || !department.value.empty() || !project.value.empty() ||
           !implementer.value.empty() || !functions.empty();
  }
};

/// The rows from `begin` to `end`. The last title among them begins the header; what stands before it belongs
/// to something else.
Header read_header(const Rows& rows, std::size_t begin, std::size_t end,
                   const policy::Vocabulary& vocabulary);

}  // namespace hengji::forms
