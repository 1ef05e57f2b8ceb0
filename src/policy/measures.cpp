#include "policy/measures.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/chinese_text.h"

namespace hengji::policy {
namespace {

Result<LedgerColumn::Type> column_type(const std::string& word, const SourceLine& at) {
  constexpr std::array<std::pair<std::string_view, LedgerColumn::Type>, 4> types{
      {{"text", LedgerColumn::Type::text},
       {"number", LedgerColumn::Type::number},
       {"date", LedgerColumn::Type::date},
       {"credit_code", LedgerColumn::Type::credit_code}}};
  for (const auto& [name, type] : types)
    if (name == word) return type;
  return fail(
      fault(at, {fmt::format("列的类型“{}”应为 text、number、date 或 credit_code", word),
                 fmt::format("the column type `{}` must be text, number, date or credit_code", word)}));
}

Result<LedgerColumn> read_column(const Setting& table) {
  Section section(table);
  LedgerColumn column;
  column.name = TRY(section.text("name"));
  column.synonyms = TRY(section.texts("synonyms"));
  column.type = TRY(column_type(TRY(section.text("type")), table.at));
  column.unit = TRY(section.optional_text("unit")).value_or("");
  column.places = static_cast<int>(TRY(section.optional_whole("places")).value_or(4));
  column.is_required = TRY(section.optional_truth("required")).value_or(false);
  TRY_VOID(section.done());
  if (column.places < 0 || column.places > 8)
    return fail(fault(table.at, {"places 应在 0 到 8 之间", "`places` must be from 0 to 8"}));
  return column;
}

Result<Checkpoint> read_checkpoint(const Setting& table) {
  Section section(table);
  Checkpoint checkpoint;
  checkpoint.text = TRY(section.text("text"));
  std::optional<Decimal> points = Decimal::parse(TRY(section.optional_text("points")).value_or("1"));
  TRY_VOID(section.done());
  if (!points || *points <= Decimal(0))
    return fail(fault(table.at,
                      {"points 应为正数，写作文本", "`points` must be a positive figure, written as text"}));
  checkpoint.points = *points;
  return checkpoint;
}

/// A child's entry replaces its parent's of the same name.
template <typename T, typename Name>
void put(std::vector<T>& entries, T entry, Name name) {
  auto found = std::find_if(entries.begin(), entries.end(),
                            [&](const T& other) { return other.*name == entry.*name; });
  if (found != entries.end()) {
    *found = std::move(entry);
  } else {
    entries.push_back(std::move(entry));
  }
}

}  // namespace

Result<void> Measures::read(const EmbeddedFile& file) {
  Setting root = TRY(parse_settings(file));
  Section section(root);
  for (std::string& operand : TRY(section.texts("whole_year"))) whole_year_.push_back(std::move(operand));
  for (const Setting* table : TRY(section.tables("total"))) TRY_VOID(add_total(*table));
  for (const Setting* table : TRY(section.tables("ledger"))) TRY_VOID(add_ledger(*table));
  for (const Setting* table : TRY(section.tables("measure"))) TRY_VOID(add_measure(*table));
  TRY_VOID(section.done());
  return index();
}

Result<void> Measures::add_total(const Setting& table) {
  Section section(table);
  Total total;
  total.name = TRY(section.text("name"));
  total.parts = TRY(section.texts("parts"));
  total.citation = TRY(section.text("citation"));
  TRY_VOID(section.done());
  if (total.parts.size() < 2)
    return fail(fault(table.at, {"parts 至少要有两项", "`parts` must name at least two figures"}));
  put(totals_, std::move(total), &Total::name);
  return {};
}

Result<void> Measures::add_ledger(const Setting& table) {
  Section section(table);
  LedgerType type;
  type.name = TRY(section.text("name"));
  type.key = TRY(section.texts("key"));
  type.citation = TRY(section.text("citation"));
  for (const Setting* column : TRY(section.tables("column")))
    type.columns.push_back(TRY(read_column(*column)));
  TRY_VOID(section.done());
  for (const std::string& key : type.key)
    if (std::ranges::find(type.columns, key, &LedgerColumn::name) == type.columns.end())
      return fail(fault(table.at, {fmt::format("key“{}”不是这张台账的列", key),
                                   fmt::format("the key `{}` is no column of this ledger", key)}));
  put(ledgers_, std::move(type), &LedgerType::name);
  return {};
}

Result<void> Measures::add_measure(const Setting& table) {
  Section section(table);
  Measure measure;
  measure.at = table.at;
  measure.indicator = TRY(section.text("indicator"));
  measure.synonyms = TRY(section.texts("synonyms"));
  measure.unit = TRY(section.optional_text("unit")).value_or("");
  measure.is_satisfaction = TRY(section.optional_truth("satisfaction")).value_or(false);
  measure.citation = TRY(section.text("citation"));
  std::optional<std::string> source = TRY(section.optional_text("formula"));
  for (const Setting* point : TRY(section.tables("checkpoint")))
    measure.checkpoints.push_back(TRY(read_checkpoint(*point)));
  TRY_VOID(section.done());
  if (source.has_value() == !measure.checkpoints.empty())
    return fail(fault(table.at, {"formula 与 checkpoint 应当二选一",
                                 "either `formula` or `checkpoint` is needed, not both"}));
  if (source) {
    Result<formula::Expression> formula = formula::parse(*source);
    if (!formula) return fail(fault(table.at, formula.error().message));
    measure.formula = std::move(*formula);
    TRY_VOID(check_names(measure));
  }
  put(measures_, std::move(measure), &Measure::indicator);
  return {};
}

Result<void> Measures::check_names(const Measure& measure) const {
  for (const std::string& name : formula::needs_of(*measure.formula).ledgers)
    if (!ledger(name))
      return fail(
          fault(measure.at, {fmt::format("公式里的台账“{}”没有定义", name),
                             fmt::format("the formula names the ledger `{}`, which is not defined", name)}));
  for (const formula::Node& node : measure.formula->nodes) {
    if (node.column_name.empty()) continue;
    const LedgerType& type = *ledger(node.name);
    if (std::ranges::find(type.columns, node.column_name, &LedgerColumn::name) == type.columns.end())
      return fail(fault(measure.at,
                        {fmt::format("台账“{}”没有“{}”这一列", node.name, node.column_name),
                         fmt::format("the ledger `{}` has no column `{}`", node.name, node.column_name)}));
  }
  return {};
}

Result<void> Measures::index() {
  by_name_.clear();
  for (std::size_t i = 0; i < measures_.size(); ++i) {
    const Measure& measure = measures_[i];
    std::vector<std::string> names = measure.synonyms;
    names.push_back(measure.indicator);
    for (const std::string& name : names)
      if (auto [first, is_new] = by_name_.emplace(folded(name), i); !is_new && first->second != i)
        return fail(fault(
            measure.at, {fmt::format("“{}”已由“{}”使用", name, measures_[first->second].indicator),
                         fmt::format("`{}` already names `{}`", name, measures_[first->second].indicator)}));
  }
  return {};
}

const Measure* Measures::find(const std::string& folded_name) const {
  auto found = by_name_.find(folded_name);
  return found == by_name_.end() ? nullptr : &measures_[found->second];
}

const LedgerType* Measures::ledger(std::string_view name) const {
  auto found = std::ranges::find(ledgers_, name, &LedgerType::name);
  return found == ledgers_.end() ? nullptr : &*found;
}

const Total* Measures::total(std::string_view operand) const {
  auto found = std::ranges::find(totals_, operand, &Total::name);
  return found == totals_.end() ? nullptr : &*found;
}

bool Measures::is_of_the_whole_year(std::string_view operand) const {
  return std::ranges::find(whole_year_, operand) != whole_year_.end();
}

}  // namespace hengji::policy
