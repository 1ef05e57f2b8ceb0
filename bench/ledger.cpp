// Imports a ledger from CSV and evaluates formulas over it; bench/ledger_peers.py runs it beside databases.
//
//     bench_ledger LEDGER.csv FORMULAS.txt
//
// prints one JSON object: processor seconds of the import and of all formulas together, and each result.

#include <fmt/format.h>

#include <ctime>
#include <fstream>
#include <iterator>

#include "base/json.h"
#include "ledger/import.h"
#include "measure/evidence.h"
#include "policy/pack.h"

namespace hengji {
namespace {

double processor_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

std::string contents(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

int complain(const Error& error) {
  fmt::print(stderr, "{}\n", error.message.en);
  return 1;
}

int run(const char* csv_path, const char* formulas_path) {
  auto packs = policy::Packs::load(embedded::packs()).value();
  auto measures = policy::measures_of(packs, *packs.find("jiangsu/2025"), embedded::packs()).value();
  std::string csv = contents(csv_path);
  double begin = processor_seconds();
  auto imported = ledger::import_csv(*measures.ledger("技术合同登记"), csv, "bench");
  if (!imported) return complain(imported.error());
  double import_seconds = processor_seconds() - begin;

  measure::Evidence evidence;
  evidence.ledgers = {&imported->ledger};
  measure::EvidenceNames names(evidence, measures, {2025, Period::full_year});
  Json results = Json::array();
  std::ifstream formulas(formulas_path);
  begin = processor_seconds();
  for (std::string line; std::getline(formulas, line);) {
    auto expression = formula::parse(line);
    if (!expression) return complain(expression.error());
    auto outcome = formula::evaluate(*expression, names);
    if (!outcome) return complain(outcome.error());
    results.add(formula::to_string(outcome->quantity));
  }
  double measure_seconds = processor_seconds() - begin;
  Json report = Json::object();
  report.set("rows", imported->report.rows);
  report.set("import_seconds", import_seconds);
  report.set("measure_seconds", measure_seconds);
  report.set("results", std::move(results));
  fmt::print("{}\n", report.dump());
  return 0;
}

}  // namespace
}  // namespace hengji

int main(int argc, char** argv) {
  if (argc != 3) return fmt::print(stderr, "bench_ledger LEDGER.csv FORMULAS.txt\n"), 2;
  return hengji::run(argv[1], argv[2]);
}
