#include <fmt/format.h>

#include <optional>
#include <utility>

#include "base/chinese_text.h"
#include "check/funds_table.h"
#include "check/money.h"
#include "check/rules/money/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::money {
namespace {

struct Sum {
  Decimal total;
  Decimal parts;
  std::vector<Place> places;
};

/// The column added up, when every row states a figure and is one of the sources that make the total.
std::optional<Sum> add_up(const FundsTable& table, FundsRole role, const policy::Lexicon& lexicon) {
  const FundingRow* total = table.total();
  std::optional<Decimal> stated = total ? table.figure(*total, role) : std::nullopt;
  if (!stated) return std::nullopt;
  Sum sum{*stated, Decimal(0), {table.place_of(*total, role)}};
  for (const FundingRow& row : table.rows()) {
    if (&row == total) continue;
    std::optional<Decimal> value = table.figure(row, role);
    if (!value || !lexicon.is_word(WordList::cell_funds_source, folded(row.name.value))) return std::nullopt;
    sum.parts += *value;
    sum.places.push_back(table.place_of(row, role));
  }
  if (sum.places.size() < 3) return std::nullopt;
  return sum;
}

Verdict run(const Subject& subject) {
  FundsTable table(subject.plan(), subject.lexicon());
  if (!table.total()) return Verdict::not_applicable({"没有资金情况表。", "There is no block of funds."});
  Verdict verdict;
  for (FundsRole role : {FundsRole::budget, FundsRole::adjusted, FundsRole::executed}) {
    std::optional<Sum> sum = add_up(table, role, subject.lexicon());
    if (!sum || is_rounding_in_table(sum->parts - sum->total)) continue;
    Finding& finding =
        verdict.add({fmt::format("“{}”各行之和 {}，总额行写 {}。", table.heading(role),
                                 sum->parts.normalized(), sum->total.to_string()),
                     fmt::format("The rows of “{}” add up to {}, the total row says {}.", table.heading(role),
                                 sum->parts.normalized(), sum->total.to_string())},
                    std::move(sum->places));
    finding.found = sum->total.normalized();
    finding.expected = sum->parts.normalized();
    finding.difference = (sum->parts - sum->total).normalized();
  }
  return verdict;
}

}  // namespace

const Rule funds_rows_do_not_make_total{"MONEY-002", "funds-rows-do-not-make-total", Severity::blocking, run,
                                        Needs::every_figure};

}  // namespace hengji::check::money
