#include "forms/fill/upper_part.h"

#include <algorithm>
#include <bitset>

#include "base/utf8.h"
#include "forms/fill/funds_rows.h"
#include "forms/fill/numbered_functions.h"

namespace hengji::forms {
namespace {

using policy::LabelRole;
using policy::LayoutRow;
using policy::LayoutRowKind;

constexpr std::string_view result_label = "实际完成情况";
constexpr double least_label_mm = 24;
constexpr std::size_t longest_unknown_label = 16;  ///< characters that a reader takes for a label

class UpperPart {
 public:
  explicit UpperPart(Filling& filling)
      : filling_(filling),
        plan_(filling.plan),
        layout_(*filling.form.layout),
        looks_(filling.looks),
        table_(static_cast<int>(layout_.widths_mm.size())) {}

  FilledTable filled() {
    for (const LayoutRow& row : layout_.rows) put(row);
    put_unforeseen();
    return std::move(table_);
  }

 private:
  void put(const LayoutRow& row) {
    switch (row.kind) {
      case LayoutRowKind::fields:
        return put_fields(row);
      case LayoutRowKind::passage:
        return put_passages(row);
      case LayoutRowKind::funds:
        printed_.set(static_cast<std::size_t>(LabelRole::funds_total));
        return put_funds_rows(filling_, row, table_);
      case LayoutRowKind::goals:
        return put_goals(row);
      case LayoutRowKind::blank:
        return put_blank(row);
    }
  }

  void put_fields(const LayoutRow& row) {
    int at = table_.add_rows(), column = 0;
    for (std::size_t i = 0; i < row.labels.size(); ++i) {
      int label_span = row.spans[i * 2], value_span = row.spans[i * 2 + 1];
      table_.put(at, column, label_span, label_text(row.labels[i], plan_), looks_.label);
      auto [text, look] = value_of(row.labels[i]);
      table_.put(at, column + label_span, value_span, std::move(text), look);
      column += label_span + value_span;
    }
  }

  LabelRole role_of(std::string_view label) const {
    const policy::Word* word = filling_.vocabulary.find(label.substr(0, label.find('{')));
    return word && word->label ? *word->label : LabelRole::other;
  }

  struct Value {
    std::string text;
    int look;
  };

  Value value_of(std::string_view label) {
    LabelRole role = role_of(label);
    printed_.set(static_cast<std::size_t>(role));
    switch (role) {
      case LabelRole::department:
      case LabelRole::filer:
      case LabelRole::implementer:
        return {plan_.department.value, looks_.value};
      case LabelRole::supervisor:
        return {plan_.supervisor.value, looks_.value};
      case LabelRole::project:
        return {plan_.project.value, looks_.value};
      case LabelRole::funds_total:
        return {plan_.funds.total.written, looks_.figure};
      default:
        return {filling_.fields.take(label).value_or(std::string()), looks_.value};
    }
  }

  /// An annual goal for each that the plan has.
  void put_passages(const LayoutRow& row) {
    LabelRole role = role_of(row.labels.front());
    for (const std::string& text : texts_of(role)) put_passage(row, row.labels.front(), text);
    printed_.set(static_cast<std::size_t>(role));
  }

  std::vector<std::string> texts_of(LabelRole role) const {
    switch (role) {
      case LabelRole::functions:
        return {numbered_functions(plan_.functions)};
      case LabelRole::organization:
        return {plan_.organization.text.value};
      case LabelRole::long_term_goal:
        return {plan_.long_term.text.value};
      default:
        return annual_goals();
    }
  }

  std::vector<std::string> annual_goals() const {
    if (plan_.goals.size() < 2) return {plan_.annual.text.value};
    std::vector<std::string> texts;
    for (const Goal& goal : plan_.goals) texts.push_back(goal.text.value);
    return texts;
  }

  void put_passage(const LayoutRow& row, const std::string& label, const std::string& text) {
    if (row.is_stacked) {
      const int heading = table_.add_rows();
      table_.put(heading, 0, table_.columns(), label, looks_.label);
      table_.set_heads_next(heading);
      table_.put(table_.add_rows(1, true), 0, table_.columns(), text, looks_.passage);
      return;
    }
    int at = table_.add_rows(1, true);
    table_.put(at, 0, row.spans[0], label, looks_.label);
    table_.put(at, row.spans[0], row.spans[1], text, looks_.passage);
  }

  /// 年度总体目标 | 预期目标 | 实际完成情况, and below them a text and what became of it.
  void put_goals(const LayoutRow& row) {
    for (const std::string& goal : annual_goals()) {
      int at = table_.add_rows(), column = row.spans[0];
      table_.add_rows(1, true);
      table_.set_heads_next(at);
      table_.put(at, 0, 2, row.spans[0], row.labels.front(), looks_.label);
      for (std::size_t i = 0; i < row.columns.size(); ++i) {
        bool is_result = role_of(row.columns[i]) == LabelRole::goal_actual;
        std::string text = is_result ? filling_.fields.take(result_label).value_or(std::string()) : goal;
        table_.put(at, column, row.spans[i + 1], row.columns[i], looks_.label);
        table_.put(at + 1, column, row.spans[i + 1], std::move(text), looks_.passage);
        column += row.spans[i + 1];
      }
    }
    printed_.set(static_cast<std::size_t>(LabelRole::annual_goal));
  }

  void put_blank(const LayoutRow& row) {
    int at = table_.add_rows(1 + row.rows);
    table_.put(at, 0, 1 + row.rows, row.spans[0], row.labels.front(), looks_.label);
    for (int line = 0; line <= row.rows; ++line) {
      int column = row.spans[0];
      for (std::size_t i = 0; i < row.columns.size(); ++i) {
        table_.put(at + line, column, row.spans[i + 1], line == 0 ? row.columns[i] : std::string(),
                   line == 0 ? looks_.label : looks_.value);
        column += row.spans[i + 1];
      }
    }
    filling_.remarks.push_back({"left-blank",
                                {"“" + row.labels.front() + "”在读入的计划里没有，表中留空，请手工填写。",
                                 "The plan has nothing for “" + row.labels.front() +
                                     "”; that part of the form is blank, to be filled in by hand."},
                                {}});
  }

  /// Rows for what the layout has none for, in words that a reader finds them by.
  void put_unforeseen() {
    auto lacks = [&](LabelRole role) { return !printed_.test(static_cast<std::size_t>(role)); };
    bool lacks_department =
        lacks(LabelRole::department) && lacks(LabelRole::implementer) && lacks(LabelRole::filer);
    if (!plan_.project.value.empty() && lacks(LabelRole::project)) put_pair("项目名称", plan_.project.value);
    if (!plan_.supervisor.value.empty() && lacks(LabelRole::supervisor))
      put_pair("主管部门", plan_.supervisor.value);
    if (!plan_.department.value.empty() && lacks_department) put_pair("单位名称", plan_.department.value);
    if (!has_funds_rows())
      for (const FundingPart& part : plan_.funds.parts)
        put_pair("其中：" + part.name, part.amount.written, looks_.figure);
    if (!plan_.functions.empty() && lacks(LabelRole::functions))
      put_long("单位主要职能", numbered_functions(plan_.functions));
    if (!plan_.organization.text.value.empty() && lacks(LabelRole::organization))
      put_long("机构设置及人员配置", plan_.organization.text.value);
    if (!plan_.long_term.text.value.empty() && lacks(LabelRole::long_term_goal))
      put_long("中长期目标", plan_.long_term.text.value);
    for (const Field* field : filling_.fields.take_upper()) put_field(*field);
  }

  bool has_funds_rows() const {
    return std::ranges::find(layout_.rows, LayoutRowKind::funds, &LayoutRow::kind) != layout_.rows.end();
  }

  void put_field(const Field& field) {
    const policy::Word* word = filling_.vocabulary.find(field.label);
    bool is_known = word && word->label;
    if (!is_known && length(field.label) > longest_unknown_label) {
      filling_.remarks.push_back(
          {"no-place",
           {"表样没有“" + field.label + "”的位置，未写入：" + field.value.value,
            "The form has no place for “" + field.label + "”; it was left out: " + field.value.value},
           {}});
      return;
    }
    if (is_known && *word->label == LabelRole::goal_actual) return put_long(field.label, field.value.value);
    put_pair(field.label, field.value.value);
  }

  int label_span() const {
    double width = 0;
    for (int i = 0; i + 1 < table_.columns(); ++i) {
      width += layout_.widths_mm[static_cast<std::size_t>(i)];
      if (width >= least_label_mm) return i + 1;
    }
    return std::max(table_.columns() - 1, 1);
  }

  void put_pair(const std::string& label, const std::string& value, int look = -1) {
    int at = table_.add_rows(), span = label_span();
    table_.put(at, 0, span, label, looks_.label);
    table_.put(at, span, table_.columns() - span, value, look < 0 ? looks_.value : look);
  }

  void put_long(const std::string& label, const std::string& text) {
    int at = table_.add_rows(1, true), span = label_span();
    table_.put(at, 0, span, label, looks_.label);
    table_.put(at, span, table_.columns() - span, text, looks_.passage);
  }

  Filling& filling_;
  const Plan& plan_;
  const policy::FormLayout& layout_;
  const FormLooks& looks_;
  FilledTable table_;
  std::bitset<32> printed_;  ///< by LabelRole
};

}  // namespace

FilledTable upper_part(Filling& filling) {
  return UpperPart(filling).filled();
}

}  // namespace hengji::forms
