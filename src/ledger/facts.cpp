#include "ledger/facts.h"

#include <fmt/format.h>

#include <array>

#include "base/chinese_text.h"
#include "ledger/csv.h"
#include "ledger/fact_period.h"

namespace hengji::ledger {
namespace {

std::string key_of(std::string_view name, std::string_view period) {
  return fmt::format("{}\x1F{}", folded(name), period);
}

enum Field {
  name_field,
  value_field,
  unit_field,
  period_field,
  source_field,
  by_field,
  reason_field,
  field_count
};

struct Heading {
  std::string_view zh;
  std::string_view en;
  bool is_required;
};
constexpr std::array<Heading, field_count> headings{{{"名称", "name", true},
                                                     {"数值", "value", true},
                                                     {"单位", "unit", true},
                                                     {"期间", "period", true},
                                                     {"来源", "source", true},
                                                     {"更正人", "corrected by", false},
                                                     {"更正原因", "reason", false}}};

using Positions = std::array<std::optional<std::size_t>, field_count>;

Result<Positions> positions_in(const std::vector<std::string_view>& cells, std::string_view file) {
  Positions positions;
  for (std::size_t at = 0; at < cells.size(); ++at) {
    std::string heading = folded(cells[at]);
    for (std::size_t field = 0; field < headings.size(); ++field)
      if (heading == headings[field].zh || heading == folded(headings[field].en)) positions[field] = at;
  }
  for (std::size_t field = 0; field < headings.size(); ++field)
    if (headings[field].is_required && !positions[field])
      return fail(
          Error::usage({fmt::format("{} 第 1 行缺少“{}”列（应有：名称、数值、单位、期间、来源）", file,
                                    headings[field].zh),
                        fmt::format("{}, line 1 lacks the column “{}” (name, value, unit, period, source)",
                                    file, headings[field].en)}));
  return positions;
}

}  // namespace

Result<void> FactBook::add(Fact fact) {
  std::vector<std::size_t>& history = by_key_[key_of(fact.name, fact.period)];
  if (!history.empty() && (fact.corrected_by.empty() || fact.reason.empty())) {
    const Fact& before = facts_[history.back()];
    return fail(Error::usage(
        {fmt::format("“{}”（{}）有两个数：第 {} 行 {}，第 {} 行 {}；更正须写明更正人和更正原因", fact.name,
                     fact.period, before.line, before.value.to_string(), fact.line, fact.value.to_string()),
         fmt::format(
             "“{}” ({}) has two figures: {} in line {}, {} in line {}; a correction names who and why",
             fact.name, fact.period, before.value.to_string(), before.line, fact.value.to_string(),
             fact.line)}));
  }
  history.push_back(facts_.size());
  facts_.push_back(std::move(fact));
  return {};
}

const Fact* FactBook::find(std::string_view name, std::string_view period) const {
  auto found = by_key_.find(key_of(name, period));
  return found == by_key_.end() ? nullptr : &facts_[found->second.back()];
}

std::vector<const Fact*> FactBook::history(std::string_view name, std::string_view period) const {
  std::vector<const Fact*> all;
  if (auto found = by_key_.find(key_of(name, period)); found != by_key_.end())
    for (std::size_t index : found->second) all.push_back(&facts_[index]);
  return all;
}

Result<FactBook> import_facts(std::string_view csv, std::string_view file) {
  CsvRows rows(csv);
  std::vector<std::string_view> cells;
  if (!TRY(rows.next(cells)))
    return fail(Error::damaged({fmt::format("{} 是空的", file), fmt::format("{} is empty", file)}));
  Positions positions = TRY(positions_in(cells, file));
  auto cell = [&](Field field) {
    std::optional<std::size_t> at = positions[field];
    return std::string(at && *at < cells.size() ? trimmed(cells[*at]) : std::string_view{});
  };
  FactBook book;
  while (TRY(rows.next(cells))) {
    const bool is_blank = cell(value_field).empty() && cell(unit_field).empty() && cell(source_field).empty();
    if (is_blank) continue;  // a template's row that nobody filled in
    std::optional<Decimal> value = Decimal::parse(with_ascii_digits(cell(value_field)));
    for (Field field : {name_field, unit_field, period_field, source_field})
      if (cell(field).empty())
        return fail(
            Error::usage({fmt::format("{} 第 {} 行“{}”为空", file, rows.line(), headings[field].zh),
                          fmt::format("{}, line {}: “{}” is blank", file, rows.line(), headings[field].en)}));
    if (!value)
      return fail(Error::usage({fmt::format("{} 第 {} 行“{}”的数值“{}”不是数", file, rows.line(),
                                            cell(name_field), cell(value_field)),
                                fmt::format("{}, line {}: the value “{}” of “{}” is no figure", file,
                                            rows.line(), cell(value_field), cell(name_field))}));
    std::optional<std::string> period = fact_period_in(cell(period_field));
    if (!period)
      return fail(Error::usage(
          {fmt::format("{} 第 {} 行的期间“{}”应写作 2025（全年）、2025H1（上半年）或 2025年9月末", file,
                       rows.line(), cell(period_field)),
           fmt::format(
               "{}, line {}: the period “{}” must be as 2025 (a year), 2025H1 (its first half) or 2025M09",
               file, rows.line(), cell(period_field))}));
    TRY_VOID(book.add({.name = squeezed(cell(name_field)),
                       .value = *value,
                       .unit = squeezed(cell(unit_field)),
                       .period = *std::move(period),
                       .source = cell(source_field),
                       .corrected_by = cell(by_field),
                       .reason = cell(reason_field),
                       .line = rows.line()}));
  }
  return book;
}

}  // namespace hengji::ledger
