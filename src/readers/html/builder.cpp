#include "readers/html/builder.h"

#include "base/utf8.h"

namespace hengji::readers::html {
namespace {

bool is_white(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/// The last code point of a text, 0 of none.
char32_t last_of(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0) {
    --at;
    if ((static_cast<unsigned char>(text[at]) & 0xc0) != 0x80) return code_point_at(text, at).value;
  }
  return 0;
}

bool is_wide(char32_t character) {
  return character >= 0x2e80 && display_width(character) == 2;
}

}  // namespace

void Builder::open_table() {
  break_paragraph();
  tables_.push_back({std::make_unique<HtmlTable>(), {}});
}

void Builder::close_table() {
  OpenTable closed = std::move(tables_.back());
  tables_.pop_back();
  std::vector<Block>& blocks = *flows_.back().blocks;
  for (Block& block : closed.caption) blocks.push_back(std::move(block));
  blocks.push_back({{}, std::move(closed.table)});
}

void Builder::open_group(bool is_foot) {
  tables_.back().table->groups.push_back({is_foot, {}});
}

RowGroup& Builder::group() {
  auto& groups = tables_.back().table->groups;
  if (groups.empty()) groups.emplace_back();
  return groups.back();
}

void Builder::open_row() {
  group().rows.emplace_back();
}

void Builder::open_cell(int row_span, int column_span) {
  if (group().rows.empty()) open_row();
  auto& cells = group().rows.back().cells;
  cells.push_back({row_span, column_span, {}});
  flows_.push_back({&cells.back().content});
}

void Builder::close_cell() {
  break_paragraph();
  flows_.pop_back();
}

void Builder::open_caption() {
  flows_.push_back({&tables_.back().caption});
}

void Builder::close_caption() {
  break_paragraph();
  flows_.pop_back();
}

void Builder::break_paragraph() {
  OpenFlow& flow = flows_.back();
  if (!flow.paragraph.empty()) flow.blocks->push_back({std::move(flow.paragraph), nullptr});
  flow.paragraph.clear();
  flow.space_pending = flow.break_pending = false;
}

void Builder::line_break() {
  flows_.back().paragraph += '\n';
  flows_.back().space_pending = flows_.back().break_pending = false;
}

void Builder::text(std::string_view text, bool preformatted) {
  OpenFlow& flow = flows_.back();
  if (preformatted) {
    flow.paragraph += text;
  } else {
    collapsed(flow, text);
  }
}

/// White space runs become one space, none at the edges of lines; a line break of the source between two
/// Chinese characters is nothing at all (CSS Text 3, 4.1.3).
void Builder::collapsed(OpenFlow& flow, std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (is_white(text[at])) {
      flow.space_pending = true;
      flow.break_pending = flow.break_pending || text[at] == '\n' || text[at] == '\r';
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && !is_white(text[end])) ++end;
    bool at_edge = flow.paragraph.empty() || flow.paragraph.back() == '\n';
    if (flow.space_pending && !at_edge) {
      bool between_wide =
          flow.break_pending && is_wide(last_of(flow.paragraph)) && is_wide(code_point_at(text, at).value);
      if (!between_wide) flow.paragraph += ' ';
    }
    flow.space_pending = flow.break_pending = false;
    flow.paragraph += text.substr(at, end - at);
    at = end;
  }
}

}  // namespace hengji::readers::html
