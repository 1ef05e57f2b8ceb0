#include "check/fixes/fixes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/chinese_text.h"
#include "base/utf8.h"
#include "model/target_text.h"

namespace hengji::check {
namespace {

/// What stands where the quote stood; nothing when there is nothing to change in it.
using Mend = std::optional<std::string> (*)(const std::string& text, const Finding& finding);

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

std::optional<std::string> changed(const std::string& before, std::string after) {
  return after == before ? std::nullopt : std::optional(std::move(after));
}

std::optional<std::string> term(const std::string& text, const Finding& finding) {
  if (finding.found.empty() || finding.expected.empty()) return std::nullopt;
  return changed(text, replaced(text, finding.found, finding.expected));
}

// Only a mark that stands twice: of two different ones a person must say which is meant.
std::optional<std::string> doubled_mark(const std::string& text, const Finding&) {
  std::string after = text;
  for (const std::string_view mark : {"，", "。", "、", "；", "：", "！", "？"})
    after = replaced(std::move(after), std::string(mark) + std::string(mark), mark);
  return changed(text, std::move(after));
}

std::optional<std::string> brackets(const std::string& text, const Finding&) {
  std::string after = text;
  for (const std::string_view open : {"（", "(", "[", "［", "【"})
    after = replaced(std::move(after), open, "〔");
  for (const std::string_view close : {"）", ")", "]", "］", "】"})
    after = replaced(std::move(after), close, "〕");
  return changed(text, std::move(after));
}

std::optional<std::string> doubled_operator(const std::string& value, const Finding&) {
  const CodePoint first = code_point_at(value, 0);
  if (value.size() <= first.bytes || folded(first.value) != folded(code_point_at(value, first.bytes).value))
    return std::nullopt;
  return value.substr(first.bytes);
}

std::optional<std::string> doubled_percent(const std::string& value, const Finding&) {
  std::string after = replaced(value, "％", "%");
  after = replaced(std::move(after), "%%", "%");
  after = replaced(std::move(after), "%百分比", "%");
  return changed(value, std::move(after));
}

// ＝100% and ≥100% of an upper limit become ≤100%.
std::optional<std::string> upper_limit(const std::string& value, const Finding&) {
  for (const std::string_view sign : {"＝", "=", "≥", "＞", ">"})
    if (value.starts_with(sign)) return "≤" + value.substr(sign.size());
  return std::nullopt;
}

enum class Field { passages, values };

struct Row {
  std::string_view code;
  Field field;
  Mend mend;
};

constexpr Row rows[] = {
    {"TARGET-003", Field::values, upper_limit},       {"WORDING-004", Field::values, doubled_percent},
    {"WORDING-006", Field::values, doubled_operator}, {"WORDING-007", Field::passages, doubled_mark},
    {"WORDING-009", Field::passages, term},           {"YEAR-003", Field::passages, brackets},
};

const Row* row_of(std::string_view code) {
  const auto found = std::ranges::find(rows, code, &Row::code);
  return found == std::end(rows) ? nullptr : &*found;
}

/// Applies one row of the table to the places of a finding.
class Mending {
 public:
  Mending(const Plan& plan, const Finding& finding, const Row& row) : finding_(finding), row_(row) {
    fix_.plan = plan;
  }

  Fix run() {
    for (const Place& place : finding_.places)
      row_.field == Field::values ? mend_values(place) : mend_passages(place);
    return std::move(fix_);
  }

 private:
  // A value is quoted as "名称 ＝100%": the indicator's name before its value.
  void mend_values(const Place& place) {
    for (Indicator& indicator : fix_.plan.indicators) {
      if (indicator.level3.value.empty() || !place.quote.starts_with(indicator.level3.value)) continue;
      for (std::size_t i = 0; i < indicator.values.size(); ++i) {
        Located<std::string>& value = indicator.values[i];
        if (value.value.empty() || place.quote.find(value.value) == std::string::npos) continue;
        if (const auto after = row_.mend(value.value, finding_)) set_value(indicator, i, *after);
      }
    }
  }

  void set_value(Indicator& indicator, std::size_t column, const std::string& after) {
    Located<std::string>& value = indicator.values[column];
    fix_.changes.push_back({value.value, after, value.at});
    value.value = after;
    if (column >= fix_.plan.columns.size()) return;
    if (const auto period = fix_.plan.columns[column].period) indicator.target(*period) = parse_target(after);
  }

  void mend_passages(const Place& place) {
    const auto after = row_.mend(place.quote, finding_);
    if (!after) return;
    for (Goal* goal : {&fix_.plan.long_term, &fix_.plan.annual}) mend_goal(*goal, place.quote, *after);
    for (Goal& goal : fix_.plan.goals) mend_goal(goal, place.quote, *after);
    for (Function& function : fix_.plan.functions) mend_text(function.text, place.quote, *after);
    mend_text(fix_.plan.organization.text, place.quote, *after);
  }

  void mend_goal(Goal& goal, const std::string& before, const std::string& after) {
    mend_text(goal.text, before, after);
    for (Figure& figure : goal.figures) {
      figure.quote = replaced(figure.quote, before, after);
      figure.words = replaced(figure.words, before, after);
    }
    for (Located<std::string>& citation : goal.citations)
      citation.value = replaced(citation.value, before, after);
  }

  void mend_text(Located<std::string>& text, const std::string& before, const std::string& after) {
    std::string mended = replaced(text.value, before, after);
    if (mended == text.value) return;
    fix_.changes.push_back({before, after, text.at});
    text.value = std::move(mended);
  }

  const Finding& finding_;
  const Row& row_;
  Fix fix_;
};

}  // namespace

bool is_fixable(std::string_view code) {
  return row_of(code) != nullptr;
}

Result<Fix> fixed(const Plan& plan, const Finding& finding) {
  const Row* row = row_of(finding.code);
  if (!row)
    return fail(Error::unsupported(
        {fmt::format("{} 的改法要由填报人选择，不能直接套用：{}", finding.code, finding.help.zh),
         fmt::format("how to mend {} is for the filer to choose: {}", finding.code, finding.help.en)}));
  Fix fix = Mending(plan, finding, *row).run();
  if (fix.changes.empty())
    return fail(Error::unsupported(
        {fmt::format("{} 所指的文字已不在表上，或没有唯一的改法：{}", finding.code, finding.message.zh),
         fmt::format("what {} quotes no longer stands in the plan, or there is no single way to mend it: {}",
                     finding.code, finding.message.en)}));
  return fix;
}

}  // namespace hengji::check
