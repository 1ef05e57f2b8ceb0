#include "report/diff/field_pairs.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/chinese_text.h"

namespace hengji::report {
namespace {

using Kind = FieldPair::Kind;

std::string shown(const Amount& amount) {
  bool has_unit = amount.unit.empty() || amount.written.ends_with(amount.unit);
  return has_unit ? amount.written : amount.written + amount.unit;
}

std::string all_functions(const Plan& plan) {
  std::string text;
  for (const Function& function : plan.functions) text += function.text.value + "\n";
  return text;
}

std::string all_goals(const Plan& plan) {
  std::string text;
  for (const Goal& goal : plan.goals) text += goal.text.value + "\n";
  return text;
}

/// The names, each with how often it stood before: the second 联系电话 is not the first.
template <typename Item, typename Name>
std::vector<std::string> keys_of(const std::vector<Item>& items, Name name) {
  std::map<std::string, int> times;
  std::vector<std::string> keys;
  for (const Item& item : items) {
    const std::string key = squeezed(name(item));
    keys.push_back(fmt::format("{}\n{}", key, times[key]++));
  }
  return keys;
}

/// Like things of both plans by their name: those of the new one in its order, then what only the old one
/// has.
template <typename Item, typename Name, typename Add>
void pair_up(const std::vector<Item>& before, const std::vector<Item>& after, Name name, Add add) {
  static const Item none;
  const auto old_keys = keys_of(before, name), new_keys = keys_of(after, name);
  for (std::size_t i = 0; i < after.size(); ++i) {
    const auto old = std::ranges::find(old_keys, new_keys[i]);
    const auto at = static_cast<std::size_t>(old - old_keys.begin());
    add(name(after[i]), old == old_keys.end() ? none : before[at], after[i]);
  }
  for (std::size_t i = 0; i < before.size(); ++i)
    if (std::ranges::find(new_keys, old_keys[i]) == new_keys.end()) add(name(before[i]), before[i], none);
}

std::string empty_headings(const Plan& plan) {
  std::string text;
  for (const EmptyHeading& heading : plan.headings_without_indicator)
    text += fmt::format("{} / {}\n", heading.level1.value, heading.level2.value);
  return text;
}

class Pairing {
 public:
  Pairing(const Plan& before, const Plan& after) : before_(before), after_(after) {}

  std::vector<FieldPair> taken() && {
    line({"题目", "Title"}, before_.title.value, after_.title.value);
    line({"年度", "Year"}, year(before_), year(after_));
    line({"单位名称", "Department"}, before_.department.value, after_.department.value);
    line({"主管部门", "Supervisor"}, before_.supervisor.value, after_.supervisor.value);
    line({"项目名称", "Project"}, before_.project.value, after_.project.value);
    funds();
    text({"单位主要职能", "Functions"}, all_functions(before_), all_functions(after_));
    text({"机构设置及人员配置", "Organization"}, before_.organization.text.value,
         after_.organization.text.value);
    text({"中长期目标", "Long-term goal"}, before_.long_term.text.value, after_.long_term.text.value);
    text({"年度目标", "Annual goal"}, before_.annual.text.value, after_.annual.text.value);
    text({"目标", "Goals"}, all_goals(before_), all_goals(after_));
    pair_up(
        before_.fields, after_.fields, [](const Field& field) { return field.label; },
        [&](const std::string& label, const Field& before, const Field& after) {
          line({label, label}, before.value.value, after.value.value);
        });
    text({"没有指标的标题", "Headings without an indicator"}, empty_headings(before_),
         empty_headings(after_));
    return std::move(pairs_);
  }

 private:
  static std::string year(const Plan& plan) {
    return plan.year.value ? std::to_string(*plan.year.value) : std::string();
  }

  static std::size_t trimmed_end(std::string_view text) {
    while (!text.empty() && text.back() == '\n') text.remove_suffix(1);
    return text.size();
  }

  void add(Text label, std::string before, std::string after, Kind kind, std::string difference = {}) {
    for (std::string* one : {&before, &after}) one->resize(trimmed_end(*one));
    if (!squeezed(before).empty() || !squeezed(after).empty())
      pairs_.push_back({std::move(label), std::move(before), std::move(after), kind, std::move(difference)});
  }
  void line(Text label, const std::string& before, const std::string& after) {
    add(std::move(label), before, after, Kind::line);
  }
  void text(Text label, const std::string& before, const std::string& after) {
    add(std::move(label), before, after, Kind::text);
  }

  void amount(Text label, const Amount& before, const Amount& after) {
    std::string difference;
    if (before.value && after.value && folded(before.unit) == folded(after.unit))
      difference = signed_difference(*before.value, *after.value, after.unit);
    add(std::move(label), shown(before), shown(after), Kind::line, std::move(difference));
  }

  static std::string cells(const Funding& funds, const FundingRow& row) {
    std::string text;
    for (std::size_t i = 0; i < funds.columns.size() && i < row.values.size(); ++i)
      if (!row.values[i].value.empty())
        text += fmt::format("{}{} {}", text.empty() ? "" : "；", funds.columns[i], row.values[i].value);
    return text;
  }

  void funds() {
    const Funding &before = before_.funds, &after = after_.funds;
    amount({"资金总额", "Funds"}, before.total, after.total);
    pair_up(
        before.parts, after.parts, [](const FundingPart& part) { return part.name; },
        [&](const std::string& name, const FundingPart& a, const FundingPart& b) {
          amount({name, name}, a.amount, b.amount);
        });
    pair_up(
        before.rows, after.rows, [](const FundingRow& row) { return row.name.value; },
        [&](const std::string& name, const FundingRow& a, const FundingRow& b) {
          text({fmt::format("资金各栏：{}", name), fmt::format("Columns of funds: {}", name)},
               cells(before, a), cells(after, b));
        });
  }

  const Plan& before_;
  const Plan& after_;
  std::vector<FieldPair> pairs_;
};

}  // namespace

bool FieldPair::is_changed() const {
  return squeezed(before) != squeezed(after);
}

std::string signed_difference(const Decimal& before, const Decimal& after, const std::string& unit) {
  Decimal difference = after - before;
  if (difference.is_zero()) return {};
  return fmt::format("{}{}{}{}", difference.is_negative() ? "" : "+", difference.normalized(),
                     unit.empty() ? "" : " ", unit);
}

std::vector<FieldPair> field_pairs(const Plan& before, const Plan& after) {
  return Pairing(before, after).taken();
}

}  // namespace hengji::report
