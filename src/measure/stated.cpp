#include "measure/stated.h"

#include <fmt/format.h>

#include <unordered_map>

#include "base/chinese_text.h"
#include "base/json.h"
#include "ledger/fact_period.h"
#include "measure/named_cells.h"

namespace hengji::measure {
namespace {

/// Where an entry stands: a line of a table, or the number of an entry of a list.
std::string place(std::string_view file, std::size_t number, Language language) {
  return language == Language::en ? fmt::format("{}, entry {}", file, number)
                                  : fmt::format("{} 第 {} 行", file, number);
}

/// 85%, 85: a share in %. Blank is nothing.
Result<std::optional<Decimal>> share_in(std::string_view cell, std::size_t line, std::string_view file) {
  std::string text = folded(cell);
  if (text.empty()) return std::nullopt;
  std::string_view figure = text;
  if (figure.ends_with('%')) figure.remove_suffix(1);
  std::optional<Decimal> share = Decimal::parse(figure);
  if (!share || share->is_negative() || *share > Decimal(100))
    return fail(Error::usage(
        {fmt::format("{}的评定“{}”应为 0% 到 100%", place(file, line, Language::zh), cell),
         fmt::format("{}: the judgement “{}” must be 0% to 100%", place(file, line, Language::en), cell)}));
  return share;
}

/// A bare figure takes the unit that stands beside it.
std::string with_unit(std::string value, const std::string& unit) {
  return Decimal::parse(with_ascii_digits(value)) ? value + unit : value;
}

Result<void> refuse_doubles(const std::vector<StatedActual>& all, std::string_view file) {
  std::unordered_map<std::string, std::size_t> lines;
  for (const StatedActual& one : all) {
    auto [known, is_new] = lines.emplace(folded(one.indicator), one.line);
    if (is_new) continue;
    return fail(Error::usage({fmt::format("{}：指标“{}”有两个实际值（第 {} 行和第 {} 行）", file,
                                          one.indicator, known->second, one.line),
                              fmt::format("{}: the indicator “{}” has two actual values (entries {} and {})",
                                          file, one.indicator, known->second, one.line)}));
  }
  return {};
}

Result<std::vector<StatedActual>> from_csv(std::string_view csv, std::string_view file) {
  static constexpr std::string_view indicator[]{"指标", "三级指标", "指标名称", "indicator"},
      actual[]{"实际值", "实际完成值", "完成值", "全年完成值", "全年实际值", "actual", "value"},
      document[]{"佐证", "佐证材料", "evidence"}, judgement[]{"评定", "judged"},
      unit[]{"单位", "计量单位", "度量单位", "unit"};
  static constexpr NamedColumn columns[]{
      {indicator}, {actual}, {document, false}, {judgement, false}, {unit, false}};
  std::vector<StatedActual> stated;
  for (NamedCells& row : TRY(named_rows(csv, file, columns))) {
    StatedActual& one = stated.emplace_back();
    one.judged = TRY(share_in(row.cells[3], row.line, file));
    one.indicator = std::move(row.cells[0]);
    one.value = with_unit(std::move(row.cells[1]), row.cells[4]);
    one.evidence = std::move(row.cells[2]);
    one.line = row.line;
  }
  return stated;
}

/// The text or the digits under the first of the names that is there; empty when none is.
std::string text_of(const Json& entry, std::initializer_list<std::string_view> names) {
  for (std::string_view name : names) {
    const Json* found = entry.find(name);
    if (found && found->as_string()) return std::string(trimmed(*found->as_string()));
    if (found && found->as_number()) return found->as_number()->digits;
  }
  return {};
}

/// "351/10" or "73".
std::optional<Ratio> ratio_of(std::string_view text) {
  std::size_t bar = text.find('/');
  std::optional<Decimal> above = Decimal::parse(text.substr(0, bar)),
                         below = bar == std::string_view::npos ? Decimal(1)
                                                               : Decimal::parse(text.substr(bar + 1));
  if (!above || !below || below->is_zero()) return std::nullopt;
  return Ratio(*above) / Ratio(*below);
}

/// An entry of `measure --json`: what it is worth is kept exactly.
void take_measured(const Json& entry, StatedActual& one) {
  one.value = text_of(entry, {"grade"});
  const std::string unit = text_of(entry, {"unit"});
  if (auto exact = ratio_of(text_of(entry, {"exact"}))) {
    formula::Unit named = formula::unit_named(unit);
    one.figure = formula::Quantity{*exact * named.scale, named};
    one.value = formula::to_string(*one.figure);
  }
  one.checked_share = ratio_of(text_of(entry, {"points_met"}));
  one.evidence = text_of(entry, {"basis", "formula"});
}

Result<StatedActual> from_entry(const Json& entry, std::size_t number, std::string_view file) {
  StatedActual one;
  one.line = number;
  one.indicator = text_of(entry, {"indicator", "指标", "三级指标", "指标名称"});
  if (one.indicator.empty())
    return fail(Error::usage({fmt::format("{}缺少“指标”", place(file, number, Language::zh)),
                              fmt::format("{} lacks “indicator”", place(file, number, Language::en))}));
  one.judged = TRY(share_in(text_of(entry, {"judged", "评定"}), number, file));
  if (entry.find("state")) {
    take_measured(entry, one);
    return one;
  }
  one.value = with_unit(text_of(entry, {"actual", "value", "实际值", "实际完成值", "完成值"}),
                        text_of(entry, {"unit", "单位", "计量单位"}));
  one.evidence = text_of(entry, {"evidence", "佐证", "佐证材料"});
  return one;
}

Result<std::vector<StatedActual>> from_json(std::string_view text, std::string_view file) {
  auto json = Json::parse(text);
  if (!json)
    return fail(Error::damaged({fmt::format("{} 不是完整的 JSON：{}", file, json.error().message.zh),
                                fmt::format("{} is no sound JSON: {}", file, json.error().message.en)}));
  const Json* list = &*json;
  for (std::string_view name : {"attainments", "actuals", "实际值"})
    if (const Json* inner = json->find(name); inner && inner->as_array()) list = inner;
  std::vector<StatedActual> stated;
  if (const Json::Array* entries = list->as_array()) {
    for (const Json& entry : *entries) stated.push_back(TRY(from_entry(entry, stated.size() + 1, file)));
    return stated;
  }
  const Json::Object* pairs = list->as_object();
  if (!pairs)
    return fail(Error::usage({fmt::format("{} 应为列表或“指标→实际值”的对象", file),
                              fmt::format("{} must be a list or an object of indicator → value", file)}));
  for (const auto& [name, value] : *pairs) {
    StatedActual& one = stated.emplace_back();
    one.indicator = name;
    one.line = stated.size();
    one.value = text_of(*list, {name});
  }
  return stated;
}

}  // namespace

Result<std::vector<StatedActual>> import_stated(std::string_view text, std::string_view file) {
  const std::string_view start = trimmed(text.substr(0, 4'096));
  const bool is_json = start.starts_with('{') || start.starts_with('[');
  std::vector<StatedActual> stated = TRY(is_json ? from_json(text, file) : from_csv(text, file));
  TRY_VOID(refuse_doubles(stated, file));
  return stated;
}

std::optional<Window> own_window(const Plan& plan) {
  constexpr int any_year = 2000;
  const int year = plan.year.value.value_or(any_year);
  if (plan.kind == PlanKind::self_evaluation) return Window{year};
  if (plan.kind != PlanKind::monitoring) return std::nullopt;
  for (const ValueColumn& column : plan.columns) {
    if (column.period != Period::actual) continue;
    std::string stretch = column.heading;
    for (const std::string_view end : {"月", "半年"})
      if (const std::size_t at = stretch.find(end); at != std::string::npos) stretch.resize(at + end.size());
    if (const auto day = ledger::stretch_end_in(fmt::format("{}年{}", year, stretch)))
      return Window::to(*day);
  }
  return std::nullopt;
}

std::optional<StatedActual> stated_in(const Indicator& row) {
  const auto& actual = row.target(Period::actual);
  if (!actual || actual->comparison == Comparison::blank) return std::nullopt;
  StatedActual stated;
  stated.indicator = row.level3.value;
  stated.value = actual->written;
  return stated;
}

}  // namespace hengji::measure
