#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/chinese_text.h"
#include "base/json.h"
#include "readers/reader.h"
#include "source_tree.h"

namespace hengji {
namespace {

using hengji::testing::bytes_of;

/// The texts of the cells over each row of every table, without white space.
std::vector<std::multiset<std::string>> rows_of(const Document& document) {
  std::vector<std::multiset<std::string>> rows;
  for (const Block& block : document.blocks) {
    const Table* table = std::get_if<Table>(&block);
    if (table == nullptr) continue;
    std::size_t first = rows.size();
    rows.resize(first + static_cast<std::size_t>(table->rows));
    for (const Cell& cell : table->cells)
      for (int row = cell.row; row < cell.row + cell.row_span; ++row)
        rows[first + static_cast<std::size_t>(row)].insert(squeezed(cell.text));
  }
  return rows;
}

/// Whether an indicator of the expectation stands in one row: its name and every value of it.
bool stands_in(const Json& indicator, const std::multiset<std::string>& row) {
  if (!row.contains(squeezed(*indicator.find("level3")->as_string()))) return false;
  return std::ranges::all_of(*indicator.find("values")->as_object(), [&](const Json::Member& value) {
    const std::string text = squeezed(*value.second.as_string());
    return text.empty() || row.contains(text);
  });
}

class SharedCorpus : public ::testing::TestWithParam<const char*> {};

TEST_P(SharedCorpus, EveryIndicatorOfEveryDocumentStandsInOneRow) {
  std::filesystem::path folder = hengji::testing::shared_dir() / "corpus" / "documents";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the shared corpus is not here";
  int files = 0;
  int indicators = 0;
  int found = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != GetParam()) continue;
    std::string bytes = bytes_of(entry.path());
    auto document = readers::read({entry.path().filename(), bytes});
    ASSERT_TRUE(document.has_value()) << document.error().message.en;
    ++files;
    auto expected =
        Json::parse(bytes_of(entry.path().parent_path() / (entry.path().stem().string() + ".expected.json")));
    ASSERT_TRUE(expected.has_value());
    auto rows = rows_of(*document);
    for (const Json& plan : *expected->find("plans")->as_array())
      for (const Json& indicator : *plan.find("indicators")->as_array()) {
        ++indicators;
        bool stands = std::ranges::any_of(rows, [&](const auto& row) { return stands_in(indicator, row); });
        found += stands ? 1 : 0;
        EXPECT_TRUE(stands) << entry.path().filename() << ": " << indicator.dump();
      }
  }
  EXPECT_GT(files, 0);
  std::printf("%s: %d files, %d of %d indicators\n", GetParam(), files, found, indicators);
}

INSTANTIATE_TEST_SUITE_P(Office, SharedCorpus, ::testing::Values(".xlsx", ".docx", ".html", ".xls", ".doc"),
                         [](const auto& name) { return std::string(name.param + 1); });

}  // namespace
}  // namespace hengji
