#include "policy/library.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/chinese_text.h"
#include "policy/csv.h"

namespace hengji::policy {
namespace {

const std::vector<std::string_view> header{
    "name",         "synonyms",         "level2",      "kind",        "direction",
    "accumulation", "needs_whole_year", "domain_low",  "domain_high", "usual_comparison",
    "formula",      "operands",         "checkpoints", "citation",    "trust"};

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    std::size_t bar = std::min(text.find('|'), text.size());
    if (std::string_view part = trimmed(text.substr(0, bar)); !part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(bar + 1, text.size()));
  }
  return parts;
}

Error unknown_word(const CsvRow& row, std::string_view column, std::string_view word) {
  return fault(row.at, {fmt::format("{} 列的“{}”不在允许的取值之内。", column, word),
                        fmt::format("`{}` is no value of the column {}.", word, column)});
}

/// A word of a closed set, by its place in the list of words.
template <typename Enum, std::size_t size>
Result<Enum> one_of(const CsvRow& row, std::size_t column, const std::array<std::string_view, size>& words) {
  auto found = std::ranges::find(words, row.cells[column]);
  if (found == words.end()) return fail(unknown_word(row, header[column], row.cells[column]));
  return static_cast<Enum>(found - words.begin());
}

constexpr std::array<std::string_view, 5> kinds{"ratio", "count", "amount", "grade", "satisfaction"};
constexpr std::array<std::string_view, 4> directions{"higher", "lower", "equal", "none"};
constexpr std::array<std::string_view, 3> accumulations{"cumulative", "state", "to_date_plan"};
constexpr std::array<std::string_view, 2> no_yes{"no", "yes"};

Result<std::optional<Decimal>> bound(const CsvRow& row, std::size_t column) {
  const std::string& cell = row.cells[column];
  if (cell.empty()) return std::nullopt;
  std::optional<Decimal> value = Decimal::parse(cell);
  if (!value) return fail(unknown_word(row, header[column], cell));
  return value;
}

Result<std::optional<Comparison>> comparison(const CsvRow& row) {
  const std::string& cell = row.cells[9];
  if (cell.empty()) return std::nullopt;
  for (int i = 0; i <= static_cast<int>(Comparison::blank); ++i)
    if (auto known = static_cast<Comparison>(i); hengji::name(known) == cell) return known;
  return fail(unknown_word(row, header[9], cell));
}

Result<LibraryEntry> entry_of(const CsvRow& row) {
  LibraryEntry entry;
  entry.at = row.at;
  entry.name = row.cells[0];
  entry.synonyms = split(row.cells[1]);
  entry.level2 = row.cells[2];
  entry.kind = TRY(one_of<IndicatorKind>(row, 3, kinds));
  entry.direction = TRY(one_of<Direction>(row, 4, directions));
  entry.accumulation = TRY(one_of<Accumulation>(row, 5, accumulations));
  entry.needs_whole_year = TRY(one_of<int>(row, 6, no_yes)) == 1;
  entry.domain_low = TRY(bound(row, 7));
  entry.domain_high = TRY(bound(row, 8));
  entry.usual_comparison = TRY(comparison(row));
  entry.formula = row.cells[10];
  entry.operands = split(row.cells[11]);
  entry.checkpoints = split(row.cells[12]);
  entry.citation = row.cells[13];
  std::optional<Trust> trust = parse_trust(row.cells[14]);
  if (!trust) return fail(unknown_word(row, header[14], row.cells[14]));
  entry.trust = *trust;
  if (entry.name.empty()) return fail(fault(row.at, {"没有名称。", "the name is missing."}));
  if (entry.citation.empty()) return fail(fault(row.at, {"缺少依据。", "the citation is missing."}));
  return entry;
}

}  // namespace

Result<void> Library::index() {
  by_name_.clear();
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    std::vector<std::string> names = entries_[i].synonyms;
    names.push_back(entries_[i].name);
    for (const std::string& name : names) {
      std::size_t& place = by_name_[folded(name)];
      if (place == 0 || place == i + 1) {
        place = i + 1;
        continue;
      }
      const SourceLine& other = entries_[place - 1].at;
      return fail(fault(entries_[i].at,
                        {fmt::format("“{}”在 {}:{} 已有。", name, other.file, other.line),
                         fmt::format("`{}` stands at {}:{} already.", name, other.file, other.line)}));
    }
  }
  return {};
}

Result<void> Library::read(const EmbeddedFile& file) {
  for (const CsvRow& row : TRY(read_csv(file, header))) {
    LibraryEntry entry = TRY(entry_of(row));
    auto same = std::ranges::find(entries_, entry.name, &LibraryEntry::name);
    if (same == entries_.end())
      entries_.push_back(std::move(entry));
    else if (same->at.file == entry.at.file)
      return fail(fault(
          entry.at, {fmt::format("“{}”重复。", entry.name), fmt::format("`{}` is repeated.", entry.name)}));
    else
      *same = std::move(entry);
  }
  return index();
}

const LibraryEntry* Library::find(std::string_view folded_name) const {
  const std::size_t* place = by_name_.find(folded_name);
  return place ? &entries_[*place - 1] : nullptr;
}

}  // namespace hengji::policy
