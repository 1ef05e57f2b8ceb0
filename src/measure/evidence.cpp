#include "measure/evidence.h"

#include <fmt/format.h>

#include <array>

#include "base/chinese_text.h"
#include "measure/named_cells.h"

namespace hengji::measure {
namespace {

constexpr std::string_view last_year_prefix = "上年";

}  // namespace

Result<std::vector<CheckAnswer>> import_answers(std::string_view csv, std::string_view file) {
  static constexpr std::string_view indicator[]{"指标", "三级指标", "指标名称", "indicator"},
      point[]{"要点", "point"}, holds[]{"结论", "holds"}, document[]{"佐证", "佐证材料", "evidence"};
  static constexpr NamedColumn columns[]{{indicator}, {point}, {holds}, {document, false}};
  std::vector<CheckAnswer> answers;
  for (NamedCells& row : TRY(named_rows(csv, file, columns))) {
    if (row.cells[2].empty() && row.cells[3].empty()) continue;  // a template's row that nobody filled in
    const bool is_yes = row.cells[2] == "是" || folded(row.cells[2]) == "yes",
               is_no = row.cells[2] == "否" || folded(row.cells[2]) == "no";
    if (!is_yes && !is_no)
      return fail(Error::usage(
          {fmt::format("{} 第 {} 行的结论“{}”应为“是”或“否”", file, row.line, row.cells[2]),
           fmt::format("{}, line {}: the answer “{}” must be 是 or 否", file, row.line, row.cells[2])}));
    answers.push_back(
        {std::move(row.cells[0]), std::move(row.cells[1]), is_yes, std::move(row.cells[3]), row.line});
  }
  return answers;
}

EvidenceNames::EvidenceNames(const Evidence& evidence, const policy::Measures& measures, Window window)
    : evidence_(evidence), measures_(measures), window_(window) {
  for (const ledger::Ledger* one : evidence.ledgers) views_.push_back(one->view());
}

std::optional<formula::Operand> EvidenceNames::fact(std::string_view name, int year) const {
  if (!evidence_.facts) return std::nullopt;
  const ledger::Fact* found = evidence_.facts->find(name, window_.in_year(year).name());
  if (!found && measures_.is_of_the_whole_year(name))
    found = evidence_.facts->find(name, Window{year, Period::full_year}.name());
  if (!found) return std::nullopt;
  std::string corrected =
      found->corrected_by.empty() ? "" : fmt::format("，{}更正：{}", found->corrected_by, found->reason);
  std::string corrected_en = found->corrected_by.empty()
                                 ? ""
                                 : fmt::format(", corrected by {}: {}", found->corrected_by, found->reason);
  return formula::Operand{formula::Quantity::of(found->value, found->unit),
                          {fmt::format("{}，{}{}", found->period, found->source, corrected),
                           fmt::format("{}, {}{}", found->period, found->source, corrected_en)}};
}

/// What was supplied of a total's parts, in one year.
struct EvidenceNames::Parts {
  std::string total;
  int year = 0;
  std::vector<std::string> missing;
  std::optional<formula::Operand> sum;  ///< of those that were supplied
  std::optional<Text> fault;            ///< they cannot be added up
};

std::optional<EvidenceNames::Parts> EvidenceNames::parts_of(std::string_view name) const {
  const policy::Total* total = measures_.total(name);
  Parts parts{std::string(name), window_.year, {}, {}, {}};
  if (!total && name.starts_with(last_year_prefix) && !fact(name, window_.year)) {
    total = measures_.total(name.substr(last_year_prefix.size()));
    parts.total = name.substr(last_year_prefix.size());
    parts.year = window_.year - 1;
  }
  if (!total) return std::nullopt;
  for (const std::string& part : total->parts) {
    std::optional<formula::Operand> found = fact(part, parts.year);
    if (!found) {
      parts.missing.push_back(part);
      continue;
    }
    Text shown{
        fmt::format("{} {}（{}）", part, formula::to_string(found->value), found->source.zh),
        fmt::format("{} {} ({})", part, formula::to_string(found->value, Language::en), found->source.en)};
    if (!parts.sum) {
      parts.sum = formula::Operand{std::move(found->value), std::move(shown)};
      continue;
    }
    auto sum = formula::add(parts.sum->value, found->value);
    if (!sum) {
      parts.fault = sum.error().message;
      continue;
    }
    sum->unit = parts.sum->value.unit;
    parts.sum = formula::Operand{
        *std::move(sum), {parts.sum->source.zh + "＋" + shown.zh, parts.sum->source.en + " + " + shown.en}};
  }
  return parts;
}

std::optional<formula::Operand> EvidenceNames::operand(std::string_view name) const {
  if (auto found = fact(name, window_.year)) return found;
  if (const auto parts = parts_of(name)) {
    if (auto whole = fact(parts->total, parts->year)) return whole;
    return parts->missing.empty() && !parts->fault ? parts->sum : std::nullopt;
  }
  if (name.starts_with(last_year_prefix)) return fact(name.substr(last_year_prefix.size()), window_.year - 1);
  return std::nullopt;
}

std::optional<Text> EvidenceNames::objection(std::string_view name) const {
  const auto parts = parts_of(name);
  if (!parts || !parts->sum) return std::nullopt;
  if (parts->fault) return parts->fault;
  const auto whole = fact(parts->total, parts->year);
  if (!whole) {
    if (parts->missing.empty()) return std::nullopt;
    return Text{fmt::format("缺“{}”的分项“{}”，无法计算", parts->total, fmt::join(parts->missing, "”“")),
                fmt::format("of “{}” the part “{}” was not supplied", parts->total,
                            fmt::join(parts->missing, "”, “"))};
  }
  const auto order = formula::compare(parts->sum->value, whole->value);
  if (!order) return order.error().message;
  // Parts that are missing may be what is left, as long as something is.
  if (parts->missing.empty() ? *order == 0 : *order <= 0) return std::nullopt;
  return Text{fmt::format("“{}”{}（{}）与分项合计 {}（{}）不一致，请核对", parts->total,
                          formula::to_string(whole->value), whole->source.zh,
                          formula::to_string(parts->sum->value), parts->sum->source.zh),
              fmt::format("“{}” {} ({}) differs from the sum of its parts, {} ({})", parts->total,
                          formula::to_string(whole->value, Language::en), whole->source.en,
                          formula::to_string(parts->sum->value, Language::en), parts->sum->source.en)};
}

const formula::LedgerView* EvidenceNames::ledger(std::string_view name) const {
  for (const formula::LedgerView& view : views_)
    if (view.name == name) return &view;
  return nullptr;
}

std::optional<formula::DayRange> EvidenceNames::period(std::string_view name) const {
  if (name == "period" || name == "本期") return window_.days();
  if (name == "year" || name == "本年") return Window{window_.year, Period::full_year}.days();
  if (name == "last_year" || name == "上年") return Window{window_.year - 1, Period::full_year}.days();
  // What stands at the end of the period, whenever it began.
  if (name == "to_date" || name == "截至期末")
    return formula::DayRange{formula::DateColumn::blank + 1, window_.days().last};
  return std::nullopt;
}

}  // namespace hengji::measure
