#include "report/html/source_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/chinese_text.h"
#include "report/findings/words.h"
#include "report/html/markup.h"

namespace hengji::report {
namespace {

constexpr std::size_t long_document =
    5'000;                       ///< lines and cells; beyond, only surroundings of marks are shown
constexpr int surroundings = 3;  ///< lines or rows before and after a mark

std::size_t size_of(const Document& document) {
  std::size_t size = 0;
  for (const Block& block : document.blocks)
    size += std::holds_alternative<Table>(block) ? std::get<Table>(block).cells.size() : 1;
  return size;
}

std::string_view tone(const SourceView::Anchor& anchor) {
  return anchor.is_quiet ? "quiet" : name(anchor.severity);
}

}  // namespace

SourceView::SourceView(const Document& document, const SourceText& text, Language language)
    : document_(document), text_(text), language_(language), is_long_(size_of(document) > long_document) {}

bool SourceView::mark(const Place& place, Anchor anchor) {
  std::size_t number = anchors_.size();
  std::vector<SourceUnit> units = text_.units_at(place.at);
  std::vector<std::string_view> texts;
  for (const SourceUnit& unit : units) texts.push_back(unit.text);
  std::vector<Mark> marks = find_quote(texts, place.quote);
  if (marks.empty() && !units.empty()) marks.push_back({0, 0, units[0].text.size()});
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const SourceUnit& unit = units[marks[i].line];
    auto& stretches = unit.cell != nullptr ? cells_[unit.cell] : lines_[unit.line];
    stretches.push_back({marks[i].begin, marks[i].end, number, i == 0});
  }
  anchors_.push_back(std::move(anchor));
  return !marks.empty();
}

/// Stretches may overlap: the text is cut wherever one begins or ends, and each piece takes the gravest tone.
std::string SourceView::marked(std::string_view text, const std::vector<Stretch>* stretches) const {
  if (stretches == nullptr) return escaped(text);
  std::set<std::size_t> cuts = {0, text.size()};
  for (const Stretch& one : *stretches) cuts.insert({one.begin, one.end});
  std::string out;
  for (auto cut = cuts.begin(); std::next(cut) != cuts.end(); ++cut) {
    std::size_t begin = *cut, end = *std::next(cut);
    const Stretch* top = nullptr;
    for (const Stretch& one : *stretches) {
      bool covers = one.begin <= begin && end <= one.end;
      if (covers && (top == nullptr || anchors_[one.anchor].severity < anchors_[top->anchor].severity))
        top = &one;
      if (one.has_id && one.begin == begin)
        out += fmt::format("<span id=\"{}\"></span>", anchors_[one.anchor].id);
    }
    std::string piece = escaped(text.substr(begin, end - begin));
    out += top == nullptr ? piece
                          : fmt::format("<mark class=\"{}\">{}</mark>", tone(anchors_[top->anchor]), piece);
    for (const Stretch& one : *stretches)
      if (one.end == end && one.end > one.begin)
        out +=
            fmt::format("&NoBreak;<a class=\"reference {}\" href=\"#{}\">{}</a>", tone(anchors_[one.anchor]),
                        anchors_[one.anchor].target, anchors_[one.anchor].number);
  }
  return out;
}

bool SourceView::is_shown(int line) const {
  if (!is_long_) return true;
  auto near = lines_.lower_bound(line - surroundings);
  return near != lines_.end() && near->first <= line + surroundings;
}

void SourceView::append_paragraph(std::string& out, const Paragraph& paragraph) const {
  int number = paragraph.at.line;
  for (std::string_view line : lines_of(paragraph.text)) {
    auto found = lines_.find(number);
    if (number == 0 ? !is_long_ : is_shown(number))
      out += fmt::format(
          "<div class=\"line\"><span class=\"number\">{}</span><span class=\"text\">{}</span></div>\n",
          number == 0 ? "" : std::to_string(number),
          marked(line, number != 0 && found != lines_.end() ? &found->second : nullptr));
    if (number != 0) ++number;
  }
}

void SourceView::append_table(std::string& out, const Table& table) const {
  std::set<int> rows;
  for (const Cell& cell : table.cells)
    if (cells_.contains(&cell))
      for (int row = cell.row - surroundings; row <= cell.row + surroundings; ++row) rows.insert(row);
  if (is_long_ && rows.empty()) return;
  out += "<table>\n";
  int open_row = -1;
  for (const Cell& cell : table.cells) {
    if (is_long_ && !rows.contains(cell.row)) continue;
    if (cell.row != open_row) out += open_row < 0 ? "<tr>" : "</tr>\n<tr>";
    open_row = cell.row;
    out += "<td";
    if (cell.column_span > 1) out += fmt::format(" colspan=\"{}\"", cell.column_span);
    if (cell.row_span > 1 && !is_long_) out += fmt::format(" rowspan=\"{}\"", cell.row_span);
    auto found = cells_.find(&cell);
    out += fmt::format(">{}</td>", marked(cell.text, found == cells_.end() ? nullptr : &found->second));
  }
  out += open_row < 0 ? "</table>\n" : "</tr>\n</table>\n";
}

std::string SourceView::html() const {
  std::string out;
  Location before;
  if (is_long_)
    out += fmt::format("<div class=\"gap\">{}</div>\n",
                       in(language_, Phrase{"文件较长，只显示与问题有关的部分。",
                                            "The file is long; only what the findings concern is shown."}));
  for (const Block& block : document_.blocks) {
    const Location& at = std::visit([](const auto& one) -> const Location& { return one.at; }, block);
    std::string piece;
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) append_paragraph(piece, *paragraph);
    if (const auto* table = std::get_if<Table>(&block)) append_table(piece, *table);
    if (piece.empty()) continue;
    if (at.page != before.page || at.sheet() != before.sheet()) {
      std::string label = at.page != 0 ? words_of(Location{.page = at.page}, language_) : at.sheet();
      if (!label.empty()) out += fmt::format("<div class=\"sheet\">{}</div>\n", escaped(label));
    }
    before = at;
    out += piece;
  }
  return out;
}

}  // namespace hengji::report
