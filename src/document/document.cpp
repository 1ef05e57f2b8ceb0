#include "document/document.h"

#include <fmt/format.h>

namespace hengji {
namespace {

/// Line breaks as ⏎, so that a cell stays one line of the dump.
std::string on_one_line(const std::string& text) {
  std::string line;
  for (char c : text) {
    if (c == '\n') {
      line += "⏎";
    } else {
      line += c;
    }
  }
  return line;
}

std::string place(const Location& at) {
  std::string words = in_english(at);
  return words.empty() ? words : " @ " + words;
}

void append(std::string& out, const Paragraph& paragraph) {
  out += fmt::format("paragraph «{}»{}\n", on_one_line(paragraph.text), place(paragraph.at));
}

void append(std::string& out, const Table& table) {
  out += fmt::format("table {} × {}{}\n", table.rows, table.columns, place(table.at));
  for (const Cell& cell : table.cells) {
    out += fmt::format("  {},{}", cell.row, cell.column);
    if (cell.row_span > 1 || cell.column_span > 1)
      out += fmt::format(" +{}×{}", cell.row_span, cell.column_span);
    out += fmt::format(" «{}»\n", on_one_line(cell.text));
  }
}

}  // namespace

std::string outline(const Document& document) {
  std::string out = fmt::format("document {}, {} pages\n", document.format, document.pages);
  for (const Block& block : document.blocks) std::visit([&](const auto& b) { append(out, b); }, block);
  for (const Unread& unread : document.unread)
    out += fmt::format("unread: {}{}\n", unread.why.en, place(unread.at));
  for (const Remark& remark : document.remarks)
    out += fmt::format("remark {}: {}{}\n", remark.code, remark.message.en, place(remark.at));
  return out;
}

}  // namespace hengji
