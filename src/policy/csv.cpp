#include "policy/csv.h"

#include <fmt/format.h>

#include <algorithm>

namespace hengji::policy {
namespace {

/// Walks the text record by record.
class Scanner {
 public:
  explicit Scanner(const EmbeddedFile& file) : file_(file) {}

  bool at_end() const { return offset_ >= file_.text.size(); }

  Result<CsvRow> record() {
    CsvRow row;
    row.at = {std::string(file_.path), line_};
    std::string cell;
    for (;;) {
      char c = take();
      if (c == '"' && cell.empty()) {
        cell = TRY(quoted(row.at));
      } else if (c == ',' || c == '\n') {
        row.cells.push_back(std::move(cell));
        cell.clear();
        if (c == '\n') return row;
      } else if (c != '\r') {
        cell += c;
      }
    }
  }

 private:
  char take() {
    if (at_end()) return '\n';
    char c = file_.text[offset_++];
    if (c == '\n') ++line_;
    return c;
  }

  Result<std::string> quoted(const SourceLine& at) {
    std::string cell;
    while (!at_end()) {
      char c = take();
      if (c != '"') {
        cell += c;
      } else if (!at_end() && file_.text[offset_] == '"') {
        cell += take();
      } else {
        return cell;
      }
    }
    return fail(fault(at, {"引号没有配对。", "a quotation mark is not closed."}));
  }

  const EmbeddedFile& file_;
  std::size_t offset_ = 0;
  int line_ = 1;
};

bool is_comment(const CsvRow& row) {
  return row.cells.size() == 1 && row.cells[0].empty() ? true : row.cells[0].starts_with('#');
}

}  // namespace

Result<std::vector<CsvRow>> read_csv(const EmbeddedFile& file, const std::vector<std::string_view>& header) {
  std::vector<CsvRow> rows;
  bool header_seen = false;
  for (Scanner scanner(file); !scanner.at_end();) {
    CsvRow row = TRY(scanner.record());
    if (is_comment(row)) continue;
    if (!header_seen) {
      if (!std::ranges::equal(row.cells, header))
        return fail(fault(row.at, {fmt::format("表头应为：{}", fmt::join(header, ",")),
                                   fmt::format("the header must be: {}", fmt::join(header, ","))}));
      header_seen = true;
      continue;
    }
    if (row.cells.size() != header.size())
      return fail(fault(row.at, {fmt::format("有 {} 列，应为 {} 列。", row.cells.size(), header.size()),
                                 fmt::format("{} columns instead of {}.", row.cells.size(), header.size())}));
    rows.push_back(std::move(row));
  }
  if (!header_seen) return fail(fault({std::string(file.path), 1}, {"没有表头。", "there is no header."}));
  return rows;
}

}  // namespace hengji::policy
