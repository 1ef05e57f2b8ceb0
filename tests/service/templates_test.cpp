#include "service/templates.h"

#include <gtest/gtest.h>

#include <map>

#include "ledger/facts.h"
#include "measure/measure.h"
#include "readers/reader.h"
#include "service/county.h"
#include "service/files.h"
#include "service/ledger_files.h"

namespace hengji::service {
namespace {

const policy::Measures& jiangsu() {
  static const policy::Measures measures =
      policy::measures_of(packs(), *packs().find("jiangsu/2025"), embedded::packs()).value();
  return measures;
}

std::string sample_of(const LedgerColumn& column) {
  using enum LedgerColumn::Type;
  const std::map<LedgerColumn::Type, std::string> samples{
      {number, "12"}, {date, "2025-06-30"}, {credit_code, "91320000MA1TEST00X"}, {text, "甲"}};
  return samples.at(column.type);
}

std::string filled_row(const LedgerType& type) {
  std::string row;
  for (const LedgerColumn& column : type.columns) row += (row.empty() ? "" : ",") + sample_of(column);
  return row + "\r\n";
}

/// A CSV with another line for the one that begins so.
std::string with_line(std::string csv, std::string_view beginning, const std::string& line) {
  const std::size_t at = csv.find(beginning);
  if (at == std::string::npos) throw std::runtime_error("no line " + std::string(beginning));
  return csv.replace(at, csv.find('\n', at) - at, line);
}

constexpr std::string_view reception = R"("公务接待费预算数","","","2025",)";

/// The tables of a workbook by the names of their sheets.
std::map<std::string, Table> sheets_in(const std::string& bytes) {
  std::map<std::string, Table> sheets;
  Document document = readers::read({"x.xlsx", bytes}).value();
  for (const Block& block : document.blocks)
    if (const auto* table = std::get_if<Table>(&block)) sheets[table->cells.front().at.sheet()] = *table;
  return sheets;
}

TEST(Templates, OfEveryLedgerFilledInImportWithoutAComplaint) {
  ASSERT_GT(jiangsu().ledgers().size(), 5u);
  for (const LedgerType& type : jiangsu().ledgers()) {
    for (Language language : {Language::zh, Language::en}) {
      auto file = ledger_template(type, "csv", language);
      ASSERT_TRUE(file);
      auto imported = read_ledger(type, type.name + ".csv", file->bytes + filled_row(type));
      ASSERT_TRUE(imported) << type.name << imported.error().message.zh;
      EXPECT_TRUE(imported->report.is_acceptable());
      EXPECT_EQ(imported->report.rows, 1u);
      EXPECT_TRUE(imported->report.unknown_columns.empty()) << type.name;
      for (std::size_t column = 0; column < type.columns.size(); ++column)
        EXPECT_FALSE(imported->ledger.text_at(0, column).empty()) << type.name << type.columns[column].name;
    }
    auto book = ledger_template(type, "xlsx", Language::zh);
    ASSERT_TRUE(book);
    EXPECT_EQ(book->bytes, ledger_template(type, "xlsx", Language::zh)->bytes);
    auto blank = read_ledger(type, "空白.xlsx", book->bytes);
    ASSERT_TRUE(blank) << type.name << blank.error().message.zh;
    EXPECT_EQ(blank->report.rows, 0u);
    EXPECT_TRUE(blank->report.unknown_columns.empty()) << type.name;
    auto sheets = sheets_in(book->bytes);
    EXPECT_TRUE(sheets.contains(type.name)) << type.name;
    EXPECT_EQ(sheets.at("填写说明").rows, static_cast<int>(type.columns.size()) + 1);
  }
}

TEST(Templates, OfFactsNameEveryFigureThatTheFormulasAskFor) {
  auto csv = facts_template(jiangsu(), 2025, "csv", Language::zh);
  ASSERT_TRUE(csv);
  for (const char* row : {R"("三公经费预算数","","","2024",)", R"("公务接待费预算数","","","2025",)",
                          R"("预算支出数","","","2025H1",)", R"("预算支出数","","","2025",)"})
    EXPECT_NE(csv->bytes.find(row), std::string::npos) << row;
  EXPECT_EQ(csv->bytes.find(R"("三公经费预算数","","","2025H1")"), std::string::npos)
      << "it is of the whole year";
  for (const char* format : {"csv", "xlsx"}) {
    auto file = facts_template(jiangsu(), 2025, format, Language::zh);
    ASSERT_TRUE(file);
    const std::string name = std::string("财政事实.") + format;
    auto book = ledger::import_facts(csv_in(name, file->bytes).value(), name);
    ASSERT_TRUE(book) << book.error().message.zh;
    EXPECT_TRUE(book->all().empty()) << "rows that nobody filled in say nothing";
  }
  const std::string filled = with_line(csv->bytes, reception, "公务接待费预算数,5,万元,2025,批复");
  auto book = ledger::import_facts(csv_in("f.csv", filled).value(), "f.csv");
  ASSERT_TRUE(book) << book.error().message.zh;
  EXPECT_TRUE(book->find("公务接待费预算数", "2025"));
}

TEST(Templates, OfAnswersHaveEveryPoint) {
  auto csv = answers_template(jiangsu(), "csv", Language::zh);
  ASSERT_TRUE(csv);
  auto none = measure::import_answers(csv_in("a.csv", csv->bytes).value(), "a.csv");
  ASSERT_TRUE(none) << none.error().message.zh;
  EXPECT_TRUE(none->empty());
  const std::string filled =
      with_line(csv->bytes, R"("绩效指标明确性","与年度预算相匹配",)", "绩效指标明确性,与年度预算相匹配,否,");
  auto one = measure::import_answers(csv_in("a.csv", filled).value(), "a.csv");
  ASSERT_TRUE(one) << one.error().message.zh;
  ASSERT_EQ(one->size(), 1u);
  EXPECT_FALSE(one->front().holds);
}

TEST(Templates, AreWrittenAsCsvAndXlsxOnly) {
  EXPECT_FALSE(ledger_template(jiangsu().ledgers().front(), "docx", Language::zh));
}

/// Downloads, filling in and importing on the server: again the same file changes nothing, a second figure
/// needs its reason.
TEST(Templates, OfFactsAreImportedByTheServer) {
  County county;
  ASSERT_TRUE(load_sample(county.house(), county.now()));
  Request mine{.parameters = {{"department", "science"}}};
  const std::string plan = text_of(items_of(county.given("science", "listPlans", mine)).front(), "id");
  Request asked = about(plan);
  asked.parameters["format"] = "csv";
  auto blank = county.ask("science", "factsTemplate", asked);
  ASSERT_TRUE(blank && blank->file);
  const auto import = [&](std::string_view figure, std::string_view reason) {
    const std::string row =
        "公务接待费预算数," + std::string(figure) + ",万元,2025,批复,财务科," + std::string(reason);
    const std::string filled = with_line(blank->file->bytes, reception, row);
    auto file = receive_file(county.house(), county.actor("science"), "财政事实.csv", "text/csv", filled);
    return about(plan, Json::object().set("file", file->hash));
  };
  EXPECT_EQ(text_of(county.given("science", "importFacts", import("5", "")), "added"), "1");
  EXPECT_EQ(text_of(county.given("science", "importFacts", import("5", "")), "unchanged"), "1");
  EXPECT_EQ(county.refused("science", "importFacts", import("6", "")), "invalid");
  EXPECT_EQ(text_of(county.given("science", "importFacts", import("6", "重新核定")), "corrected"), "1");
  asked.parameters["type"] = "科技型企业";
  EXPECT_TRUE(county.ask("science", "ledgerTemplate", asked)->file);
  asked.parameters["type"] = "没有的台账";
  EXPECT_EQ(county.refused("science", "ledgerTemplate", asked), "not_found");
}

}  // namespace
}  // namespace hengji::service
