#include "forms/fill/funds_rows.h"

#include <utility>

#include "base/chinese_text.h"
#include "forms/form_match.h"

namespace hengji::forms {
namespace {

constexpr std::string_view among_them = "其中：";
constexpr std::string_view unit_mark = "{unit}";

std::string without_opening(std::string_view name) {
  if (name.starts_with(among_them)) name.remove_prefix(among_them.size());
  return std::string(name);
}

/// How the form prints the name of a row: its own wording where it has the row.
std::string printed_name(const policy::LayoutRow& row, const std::string& name, bool is_first_part) {
  for (const std::string& printed : row.names)
    if (folded(without_opening(printed)) == folded(name)) return printed;
  return is_first_part ? std::string(among_them) + name : name;
}

class FundsRows {
 public:
  FundsRows(Filling& filling, const policy::LayoutRow& row, FilledTable& table)
      : filling_(filling), funds_(filling.plan.funds), row_(row), table_(table) {}

  void put() {
    if (row_.columns.empty())
      put_amounts();
    else
      put_columns();
  }

 private:
  /// The total, then the plan's parts, or the form's own names with nothing beside them.
  void put_amounts() {
    std::vector<std::pair<std::string, std::string>> lines{{row_.names.front(), funds_.total.written}};
    bool is_first = true;
    for (const FundingPart& part : funds_.parts)
      lines.emplace_back(printed_name(row_, part.name, std::exchange(is_first, false)), part.amount.written);
    if (funds_.parts.empty())
      for (std::size_t i = 1; i < row_.names.size(); ++i) lines.emplace_back(row_.names[i], std::string());
    int at = begin(lines.size());
    for (auto& [name, amount] : lines) {
      table_.put(at, row_.spans[0], row_.spans[1], std::move(name), filling_.looks.value);
      table_.put(at, row_.spans[0] + row_.spans[1], row_.spans[2], std::move(amount), filling_.looks.figure);
      ++at;
    }
  }

  /// 年初预算数 | 全年预算数 | 全年执行数 over the rows of the plan.
  void put_columns() {
    std::vector<int> sources = sources_of_columns();
    std::size_t lines = funds_.rows.empty() ? row_.names.size() : funds_.rows.size();
    int at = begin(lines + 1);
    put_line(
        at, {},
        [&](std::size_t column) {
          int source = sources[column];
          bool is_plans = filling_.is_own_form() && source >= 0;
          return is_plans ? funds_.columns[static_cast<std::size_t>(source)] : row_.columns[column];
        },
        filling_.looks.label);
    if (funds_.rows.empty()) return put_total_and_parts(at + 1);
    for (std::size_t i = 0; i < funds_.rows.size(); ++i) {
      const FundingRow& line = funds_.rows[i];
      put_line(
          at + 1 + static_cast<int>(i), printed_name(row_, line.name.value, i == 1),
          [&](std::size_t column) {
            std::size_t source = static_cast<std::size_t>(sources[column]);
            return source < line.values.size() ? line.values[source].value : std::string();
          },
          filling_.looks.figure);
    }
  }

  /// A plan of another form has no columns: its amounts are what was planned.
  void put_total_and_parts(int at) {
    for (std::size_t i = 0; i < row_.names.size(); ++i) {
      std::string name = without_opening(row_.names[i]);
      std::string amount = i == 0 ? funds_.total.written : std::string();
      for (const FundingPart& part : funds_.parts)
        if (i > 0 && folded(part.name) == folded(name)) amount = part.amount.written;
      put_line(
          at + static_cast<int>(i), row_.names[i],
          [&](std::size_t column) { return column == 0 ? amount : std::string(); }, filling_.looks.figure);
    }
  }

  /// For each column of the form the plan's column of amounts, or -1. What is left over has no place.
  std::vector<int> sources_of_columns() {
    std::vector<int> sources(row_.columns.size(), -1);
    std::vector<bool> used(funds_.columns.size());
    auto match = [&](auto is_same) {
      for (std::size_t i = 0; i < row_.columns.size(); ++i)
        for (std::size_t j = 0; j < funds_.columns.size() && sources[i] < 0; ++j)
          if (!used[j] && is_same(alike(row_.columns[i]), alike(funds_.columns[j]))) {
            sources[i] = static_cast<int>(j);
            used[j] = true;
          }
    };
    match([](const std::string& form, const std::string& plan) { return form == plan; });
    // 执行率 and 1-7月执行率 are one where the form has no other.
    match([](const std::string& form, const std::string& plan) {
      return plan.starts_with("#") && plan.ends_with(form);
    });
    for (std::size_t j = 0; j < used.size(); ++j)
      if (!used[j])
        filling_.remarks.push_back(
            {"no-place",
             {"表样的资金栏没有“" + funds_.columns[j] + "”，该列未写入。",
              "The form's funds have no column “" + funds_.columns[j] + "”; it was left out."},
             {}});
    return sources;
  }

  /// Adds the rows and the label beside them.
  int begin(std::size_t rows) {
    int at = table_.add_rows(static_cast<int>(rows));
    table_.put(at, 0, static_cast<int>(rows), row_.spans[0], label_text(row_.labels.front(), filling_.plan),
               filling_.looks.label);
    return at;
  }

  template <typename TextOf>
  void put_line(int at, std::string name, TextOf text_of, int look) {
    int column = row_.spans[0];
    table_.put(at, column, row_.spans[1], std::move(name), filling_.looks.value);
    column += row_.spans[1];
    for (std::size_t i = 0; i < row_.columns.size(); ++i) {
      table_.put(at, column, row_.spans[i + 2], text_of(i), look);
      column += row_.spans[i + 2];
    }
  }

  Filling& filling_;
  const Funding& funds_;
  const policy::LayoutRow& row_;
  FilledTable& table_;
};

}  // namespace

void put_funds_rows(Filling& filling, const policy::LayoutRow& row, FilledTable& table) {
  FundsRows(filling, row, table).put();
}

std::string stated_money_unit(const Plan& plan) {
  const Amount& total = plan.funds.total;
  return total.written.find(total.unit) == std::string::npos ? total.unit : std::string();
}

std::string label_text(const std::string& label, const Plan& plan) {
  std::size_t mark = label.find(unit_mark);
  if (mark == std::string::npos) return label;
  std::string unit = stated_money_unit(plan);
  std::string text = label;
  return text.replace(mark, unit_mark.size(), unit.empty() ? unit : "（" + unit + "）");
}

bool says_money_unit(const policy::FormLayout& layout) {
  for (const policy::LayoutRow& row : layout.rows)
    for (const std::string& label : row.labels)
      if (label.find(unit_mark) != std::string::npos) return true;
  return false;
}

}  // namespace hengji::forms
