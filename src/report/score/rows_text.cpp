#include <fmt/format.h>

#include <algorithm>

#include "report/score/render.h"

namespace hengji::report {
namespace {

std::string row_text(const ledger::Ledger& ledger, std::uint32_t row, Language language) {
  std::string out = fmt::format(fmt::runtime(in(language, Phrase{"        第 {} 行", "        line {}"})),
                                ledger.source_line(row));
  for (std::size_t column = 0; column < ledger.type().columns.size(); ++column) {
    const std::string cell = ledger.text_at(row, column);
    if (cell.empty()) continue;
    const LedgerColumn& type = ledger.type().columns[column];
    out += fmt::format("  {} {}{}{}", type.name, cell, type.unit.empty() ? "" : " ", type.unit);
  }
  return out + "\n";
}

}  // namespace

std::string rows_text(const measure::Attainment& attainment, const Ledgers& ledgers, Language language,
                      std::size_t most) {
  std::string out;
  for (const formula::Step& step : attainment.steps) {
    auto of_step = [&](const ledger::Ledger* one) { return one->type().name == step.ledger; };
    auto ledger = std::ranges::find_if(ledgers, of_step);
    if (step.ledger.empty() || ledger == ledgers.end()) continue;
    out += fmt::format(fmt::runtime(in(language, Phrase{"      台账“{}”（{}），{} 行：\n",
                                                        "      ledger “{}” ({}), {} rows:\n"})),
                       step.ledger, (*ledger)->source(), step.row_count);
    const std::size_t shown = std::min(most, step.rows.size());
    for (std::size_t i = 0; i < shown; ++i) out += row_text(**ledger, step.rows[i], language);
    if (shown < step.rows.size())
      out += fmt::format(fmt::runtime(in(language, Phrase{"        …另有 {} 行（--rows all 全部列出）\n",
                                                          "        … and {} more (--rows all lists all)\n"})),
                         step.rows.size() - shown);
  }
  return out;
}

}  // namespace hengji::report
