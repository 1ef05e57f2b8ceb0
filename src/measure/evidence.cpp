#include "measure/evidence.h"

#include <fmt/format.h>

#include <array>
#include <chrono>

#include "base/chinese_text.h"
#include "ledger/csv.h"

namespace hengji::measure {
namespace {

constexpr std::string_view last_year_prefix = "上年";

int day_number(int year, unsigned month, unsigned day) {
  std::chrono::sys_days days{std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day)};
  return static_cast<int>(days.time_since_epoch().count());
}

/// The rows of a small CSV file by the headings asked for; a required heading that is missing is an error.
struct NamedCells {
  std::vector<std::string> cells;
  std::size_t line = 0;
};

Result<std::vector<NamedCells>> rows_of(std::string_view csv, std::string_view file,
                                        std::span<const std::string_view> headings, std::size_t required) {
  ledger::CsvRows rows(csv);
  std::vector<std::string_view> cells;
  std::vector<std::optional<std::size_t>> positions(headings.size());
  if (TRY(rows.next(cells)))
    for (std::size_t at = 0; at < cells.size(); ++at)
      for (std::size_t i = 0; i < headings.size(); ++i)
        if (folded(cells[at]) == headings[i]) positions[i] = at;
  for (std::size_t i = 0; i < required; ++i)
    if (!positions[i])
      return fail(Error::usage(
          {fmt::format("{} 第 1 行缺少“{}”列（应有：{}）", file, headings[i], fmt::join(headings, "、")),
           fmt::format("{}, line 1 lacks the column “{}” (of {})", file, headings[i],
                       fmt::join(headings, ", "))}));
  std::vector<NamedCells> named;
  while (TRY(rows.next(cells))) {
    NamedCells row{{}, rows.line()};
    for (const auto& at : positions)
      row.cells.emplace_back(at && *at < cells.size() ? trimmed(cells[*at]) : "");
    if (!row.cells[0].empty()) named.push_back(std::move(row));
  }
  return named;
}

/// 85%, 85: a share in %. Blank is nothing.
Result<std::optional<Decimal>> share_in(std::string_view cell, std::size_t line, std::string_view file) {
  std::string text = folded(cell);
  if (text.empty()) return std::nullopt;
  std::string_view figure = text;
  if (figure.ends_with('%')) figure.remove_suffix(1);
  std::optional<Decimal> share = Decimal::parse(figure);
  if (!share || share->is_negative() || *share > Decimal(100))
    return fail(
        Error::usage({fmt::format("{} 第 {} 行的评定“{}”应为 0% 到 100%", file, line, cell),
                      fmt::format("{}, line {}: the judgement “{}” must be 0% to 100%", file, line, cell)}));
  return share;
}

}  // namespace

std::string Window::name() const {
  return fmt::format("{}{}", year, period == Period::half_year ? "H1" : "");
}

formula::DayRange Window::days() const {
  bool half = period == Period::half_year;
  return {day_number(year, 1, 1), half ? day_number(year, 6, 30) : day_number(year, 12, 31)};
}

Result<std::vector<StatedActual>> import_stated(std::string_view csv, std::string_view file) {
  constexpr std::array<std::string_view, 4> headings{"指标", "实际值", "佐证", "评定"};
  std::vector<StatedActual> stated;
  for (NamedCells& row : TRY(rows_of(csv, file, headings, 2))) {
    std::optional<Decimal> judged = TRY(share_in(row.cells[3], row.line, file));
    stated.push_back(
        {std::move(row.cells[0]), std::move(row.cells[1]), std::move(row.cells[2]), row.line, judged});
  }
  return stated;
}

Result<std::vector<CheckAnswer>> import_answers(std::string_view csv, std::string_view file) {
  constexpr std::array<std::string_view, 4> headings{"指标", "要点", "结论", "佐证"};
  std::vector<CheckAnswer> answers;
  for (NamedCells& row : TRY(rows_of(csv, file, headings, 3))) {
    if (row.cells[2] != "是" && row.cells[2] != "否")
      return fail(Error::usage(
          {fmt::format("{} 第 {} 行的结论“{}”应为“是”或“否”", file, row.line, row.cells[2]),
           fmt::format("{}, line {}: the answer “{}” must be 是 or 否", file, row.line, row.cells[2])}));
    answers.push_back({std::move(row.cells[0]), std::move(row.cells[1]), row.cells[2] == "是",
                       std::move(row.cells[3]), row.line});
  }
  return answers;
}

EvidenceNames::EvidenceNames(const Evidence& evidence, const policy::Measures& measures, Window window)
    : evidence_(evidence), measures_(measures), window_(window) {
  for (const ledger::Ledger* one : evidence.ledgers) views_.push_back(one->view());
}

std::optional<formula::Operand> EvidenceNames::fact(std::string_view name, int year) const {
  if (!evidence_.facts) return std::nullopt;
  Window window{year, window_.period};
  const ledger::Fact* found = evidence_.facts->find(name, window.name());
  if (!found && window.period == Period::half_year && measures_.is_of_the_whole_year(name))
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

std::optional<formula::Operand> EvidenceNames::operand(std::string_view name) const {
  if (auto found = fact(name, window_.year)) return found;
  if (name.starts_with(last_year_prefix)) return fact(name.substr(last_year_prefix.size()), window_.year - 1);
  return std::nullopt;
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
