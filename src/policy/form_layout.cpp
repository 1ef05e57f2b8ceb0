#include "policy/form_layout.h"

#include <fmt/format.h>

#include <charconv>
#include <numeric>

namespace hengji::policy {
namespace {

/// "26 34 50": whole numbers with spaces between them.
Result<std::vector<int>> whole_numbers(const std::string& text, const SourceLine& at) {
  std::vector<int> numbers;
  const char* next = text.data();
  const char* end = next + text.size();
  while (next < end) {
    int value = 0;
    auto [behind, error] = std::from_chars(next, end, value);
    if (error != std::errc() || value <= 0 || value > 1000 || (behind < end && *behind != ' '))
      return fail(fault(at, {fmt::format("“{}”应为用空格隔开的正整数。", text),
                             fmt::format("`{}` must be whole numbers with spaces between them.", text)}));
    numbers.push_back(value);
    next = behind;
    while (next < end && *next == ' ') ++next;
  }
  return numbers;
}

Result<std::vector<int>> numbers_of(Section& section, std::string_view key) {
  std::optional<std::string> text = TRY(section.optional_text(key));
  if (!text) return std::vector<int>();
  return whole_numbers(*text, section.at());
}

struct KindKey {
  LayoutRowKind kind;
  std::string_view key;
};
constexpr KindKey kind_keys[] = {{LayoutRowKind::passage, "passage"},
                                 {LayoutRowKind::funds, "funds"},
                                 {LayoutRowKind::goals, "goals"},
                                 {LayoutRowKind::blank, "blank"}};

Error wrong_width(const SourceLine& at, int columns, int cells) {
  return fault(at, {fmt::format("这一行的各栏共占 {} 列，而表有 {} 列。", cells, columns),
                    fmt::format("the cells of the row take {} columns; the form has {}.", cells, columns)});
}

/// How many cells with spans a row has, by what it is.
std::size_t cells_of(const LayoutRow& row) {
  switch (row.kind) {
    case LayoutRowKind::fields:
      return row.labels.size() * 2;
    case LayoutRowKind::passage:
      return row.is_stacked ? 0 : 2;
    case LayoutRowKind::funds:
      return row.columns.empty() ? 3 : row.columns.size() + 2;
    case LayoutRowKind::goals:
    case LayoutRowKind::blank:
      return row.columns.size() + 1;
  }
  return 0;
}

Result<void> check_spans(const std::vector<int>& spans, std::size_t cells, int columns,
                         const SourceLine& at) {
  int sum = std::accumulate(spans.begin(), spans.end(), 0);
  if (spans.size() != cells)
    return fail(fault(at, {fmt::format("spans 有 {} 个数，这里应有 {} 个。", spans.size(), cells),
                           fmt::format("spans has {} figures where {} cells stand.", spans.size(), cells)}));
  if (cells > 0 && sum != columns) return fail(wrong_width(at, columns, sum));
  return {};
}

Result<LayoutRow> read_row(const Setting& table, int columns) {
  Section section(table);
  LayoutRow row;
  row.labels = TRY(section.texts("fields"));
  for (const KindKey& one : kind_keys)
    if (std::optional<std::string> label = TRY(section.optional_text(one.key))) {
      row.kind = one.kind;
      row.labels.push_back(std::move(*label));
    }
  row.is_stacked = TRY(section.optional_truth("stacked")).value_or(false);
  row.columns = TRY(section.texts("columns"));
  row.names = TRY(section.texts("names"));
  row.rows = static_cast<int>(TRY(section.optional_whole("rows")).value_or(0));
  row.spans = TRY(numbers_of(section, "spans"));
  TRY_VOID(section.done());
  if (row.labels.empty() || (row.kind != LayoutRowKind::fields && row.labels.size() != 1))
    return fail(fault(table.at, {"一行只能是 fields、passage、funds、goals、blank 之一。",
                                 "a row is one of fields, passage, funds, goals and blank."}));
  if (row.kind == LayoutRowKind::funds && row.names.empty())
    return fail(fault(table.at, {"资金栏没有 names。", "a block of funds needs names."}));
  TRY_VOID(check_spans(row.spans, cells_of(row), columns, table.at));
  return row;
}

Result<ColumnGroup> read_group(const Setting& table) {
  Section section(table);
  ColumnGroup group;
  group.text = TRY(section.text("text"));
  group.first = TRY(section.text("first"));
  group.columns = static_cast<int>(TRY(section.optional_whole("columns")).value_or(1));
  TRY_VOID(section.done());
  return group;
}

}  // namespace

Result<FormLayout> read_layout(const Setting& table, std::size_t indicator_columns) {
  Section section(table);
  FormLayout layout;
  layout.is_landscape = TRY(section.optional_truth("landscape")).value_or(false);
  layout.widths_mm = TRY(numbers_of(section, "widths"));
  int columns = static_cast<int>(layout.widths_mm.size());
  if (auto tenths = TRY(section.optional_whole("tenths_of_points")))
    layout.size_points = static_cast<double>(*tenths) / 10;
  layout.year_line = TRY(section.optional_text("year_line")).value_or("");
  layout.beside = TRY(section.optional_text("beside")).value_or("");
  layout.total = TRY(section.optional_text("total")).value_or("");
  layout.indicator_spans = TRY(numbers_of(section, "indicator_spans"));
  if (layout.indicator_spans.empty()) layout.indicator_spans.assign(static_cast<std::size_t>(columns), 1);
  TRY_VOID(check_spans(layout.indicator_spans, indicator_columns + (layout.beside.empty() ? 0 : 1), columns,
                       table.at));
  for (const Setting* group : TRY(section.tables("groups"))) layout.groups.push_back(TRY(read_group(*group)));
  for (const Setting* row : TRY(section.tables("rows"))) layout.rows.push_back(TRY(read_row(*row, columns)));
  TRY_VOID(section.done());
  return layout;
}

}  // namespace hengji::policy
