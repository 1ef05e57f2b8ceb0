#include "forms/faulty_value.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/chinese_text.h"
#include "model/target_text.h"
#include "model/wording.h"

namespace hengji::forms {
namespace {

bool is_only_unit(std::string_view text) {
  return !text.empty() && wording::unit_end(text, 0) == text.size();
}

/// ≥≥98%: the same sign twice.
bool repeats_operator(std::string_view text) {
  std::optional<wording::ComparisonAt> first = wording::operator_at(text, 0);
  return first && text.substr(first->end).starts_with(text.substr(0, first->end));
}

/// 20100%100%20: figures with nothing between them but per cent signs.
bool runs_together(std::string_view text) {
  bool only_figures =
      std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || c == '%' || c == '.'; });
  return only_figures && std::ranges::count(text, '%') >= 1 && !text.ends_with('%');
}

bool has_operator(std::string_view text) {
  std::string key = folded(text);
  return key.find_first_of("<>=") != std::string::npos || key.find("≥") != std::string::npos ||
         key.find("≤") != std::string::npos;
}

bool contradicts(std::string_view cell, std::string_view unit_cell) {
  if (unit_cell.empty()) return false;
  Target own = parse_target(cell);
  if (!own.has_figure() || own.unit.empty()) return false;
  std::string column = folded(unit_cell);
  return scale_of(own.unit).dimension != scale_of(column).dimension && folded(own.unit) != column;
}

std::optional<Text> fault_of_blank(std::string_view operator_cell, std::string_view unit_cell) {
  bool has_sign = !operator_cell.empty() && wording::operator_at(operator_cell, 0).has_value();
  if (!has_sign || unit_cell.empty()) return std::nullopt;
  return Text{
      fmt::format("有符号“{}”和单位“{}”，没有数值", operator_cell, unit_cell),
      fmt::format("there are the operator “{}” and the unit “{}” and no figure", operator_cell, unit_cell)};
}

}  // namespace

std::optional<Text> fault_of(std::string_view cell, std::string_view operator_cell,
                             std::string_view unit_cell, const Target& target) {
  if (target.comparison == Comparison::blank) return fault_of_blank(operator_cell, unit_cell);
  if (target.comparison == Comparison::grade) return std::nullopt;  // a step of a scale and nothing else
  if (cell.find("**") != std::string_view::npos)
    return Text{fmt::format("“{}”中的数值未填写（**）", cell),
                fmt::format("the figure in “{}” was not filled in (**)", cell)};
  if (repeats_operator(cell))
    return Text{fmt::format("“{}”的符号重复", cell),
                fmt::format("the operator in “{}” is written twice", cell)};
  if (contradicts(cell, unit_cell))
    return Text{fmt::format("“{}”自带的单位与单位栏“{}”不一致", cell, unit_cell),
                fmt::format("the unit in “{}” is not that of the unit column, “{}”", cell, unit_cell)};
  if (target.comparison != Comparison::text) return std::nullopt;
  if (is_only_unit(cell))
    return Text{fmt::format("“{}”只有单位，没有数值", cell),
                fmt::format("“{}” is a unit without a figure", cell)};
  if (runs_together(folded(cell)))
    return Text{fmt::format("“{}”中的几个数粘在一起", cell),
                fmt::format("the figures in “{}” run together", cell)};
  if (has_operator(cell))
    return Text{fmt::format("“{}”有比较符号，但读不出数值", cell),
                fmt::format("“{}” has an operator, but no figure that can be read", cell)};
  return std::nullopt;
}

}  // namespace hengji::forms
