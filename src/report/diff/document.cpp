#include <fmt/format.h>

#include <memory>

#include "document/design.h"
#include "report/diff/marks.h"
#include "report/diff/render.h"

namespace hengji::report {
namespace {

/// A text that grows with its marks.
struct Marked {
  struct Part {
    std::size_t begin;
    std::size_t end;
    Clause::Kind kind;
  };

  std::string text;
  std::vector<Part> parts;

  void add(std::string_view more, Clause::Kind kind = Clause::Kind::kept) {
    if (kind != Clause::Kind::kept && !more.empty())
      parts.push_back({text.size(), text.size() + more.size(), kind});
    text += more;
  }
};

class DiffPaper {
 public:
  explicit DiffPaper(Language language) : language_(language) {
    Section page{.width_mm = 297, .height_mm = 210};
    page.foot.text = "{page} / {pages}";
    design_.sections = {page};
  }

  void title(const Source& before, const Source& after) {
    design_.title = in(language_, Phrase{"两份目标表的变动", "What changed between two plans"});
    ParagraphLook look;
    look.role = ParagraphRole::title;
    look.text = {.face = Typeface::title, .size_points = 18};
    look.alignment = Alignment::center;
    look.space_after_points = 6;
    add({design_.title, {}}, look);
    look.role = ParagraphRole::note;
    look.text = {};
    Marked line;
    line.add(before.name, Clause::Kind::removed);
    line.add(" → ");
    line.add(after.name, Clause::Kind::added);
    add(std::move(line), look);
  }

  void pair(const PlanDiff& diff) {
    heading({name_of(*diff.after), {}});
    if (diff.is_empty()) {
      add({std::string(say({"没有变动。", "Nothing changed."})), {}}, {});
      return;
    }
    begin_table();
    for (const FieldChange& change : diff.fields) field(change);
    for (const IndicatorChange& change : diff.indicators) indicator(change);
    end_table();
  }

  void lone(const Plan& plan, Clause::Kind kind) {
    Marked name;
    name.add(name_of(plan), kind);
    heading(std::move(name));
  }

  Document finished() {
    Document document;
    document.blocks = std::move(blocks_);
    document.design = std::make_shared<const Design>(std::move(design_));
    return document;
  }

 private:
  std::string_view say(const Phrase& phrase) const { return in(language_, phrase); }

  void mark(const Marked& text, int cell, const TextLook& look) {
    for (const Marked::Part& part : text.parts)
      design_.runs.push_back({blocks_.size(), cell, part.begin, part.end, marked(look, part.kind)});
  }

  void add(Marked text, const ParagraphLook& look) {
    mark(text, -1, look.text);
    blocks_.emplace_back(Paragraph{.text = std::move(text.text), .look = design_.add(look)});
  }

  void heading(Marked text) {
    ParagraphLook look;
    look.role = ParagraphRole::heading1;
    look.text = {.face = Typeface::hei, .size_points = 12};
    look.space_before_points = 10;
    look.space_after_points = 4;
    look.keeps_with_next = true;
    add(std::move(text), look);
  }

  void begin_table() {
    TableLook look;
    look.column_widths_mm = {62, 84, 84, 31};
    look.heading_rows = 1;
    table_ = {.columns = 4, .look = design_.add(look)};
    CellLook heading;
    heading.text.face = Typeface::hei;
    heading.alignment = Alignment::center;
    head_ = design_.add(heading);
    for (const Phrase& phrase :
         {Phrase{"何处", "where"}, Phrase{"原为", "was"}, Phrase{"现为", "is"}, Phrase{"变动", "change"}})
      cell({std::string(say(phrase)), {}}, head_);
    ++table_.rows;
  }

  void cell(Marked text, int look = 0) {
    const int index = static_cast<int>(table_.cells.size());
    mark(text, index, design_.cell(look).text);
    table_.cells.push_back(
        {.row = table_.rows, .column = index % table_.columns, .text = std::move(text.text), .look = look});
  }

  void row(std::string where, Marked before, Marked after, std::string change) {
    cell({std::move(where), {}});
    cell(std::move(before));
    cell(std::move(after));
    cell({std::move(change), {}});
    ++table_.rows;
  }

  void end_table() { blocks_.emplace_back(std::move(table_)); }

  static Marked whole(std::string_view text, Clause::Kind kind) {
    Marked marked;
    marked.add(text, kind);
    return marked;
  }

  void field(const FieldChange& change) {
    Marked before, after;
    for (const Clause& clause : change.clauses) {
      if (clause.kind != Clause::Kind::added) before.add(clause.text, clause.kind);
      if (clause.kind != Clause::Kind::removed) after.add(clause.text, clause.kind);
    }
    if (change.clauses.empty()) {
      before = whole(change.before, Clause::Kind::removed);
      after = whole(change.after, Clause::Kind::added);
    }
    row(in(language_, change.label), std::move(before), std::move(after), change.difference);
  }

  void indicator(const IndicatorChange& change) {
    const std::string kind(say(words_of(change.kind)));
    const bool is_renamed =
        change.kind == IndicatorChange::Kind::renamed || change.kind == IndicatorChange::Kind::moved;
    if (is_renamed)
      row(path_of(*change.after), whole(path_of(*change.before), Clause::Kind::removed),
          whole(path_of(*change.after), Clause::Kind::added), kind);
    if (!change.before || !change.after) {
      const bool is_added = change.before == nullptr;
      const Indicator& shown = is_added ? *change.after : *change.before;
      Marked values = whole(values_of(shown), is_added ? Clause::Kind::added : Clause::Kind::removed);
      row(path_of(shown), is_added ? Marked{} : values, is_added ? values : Marked{}, kind);
      return;
    }
    for (const ValueChange& value : change.values) {
      std::string words = value.shift ? std::string(say(words_of(*value.shift))) : std::string();
      if (!value.difference.empty()) words += (words.empty() ? "" : " ") + value.difference;
      row(path_of(*change.after) + "\n" + value.column, whole(value.before, Clause::Kind::removed),
          whole(value.after, Clause::Kind::added), std::move(words));
    }
  }

  static std::string values_of(const Indicator& indicator) {
    std::string text;
    for (const auto& value : indicator.values)
      if (!value.value.empty()) text += (text.empty() ? "" : " / ") + value.value;
    return text.empty() ? indicator.level3.value : text;
  }

  Language language_;
  Design design_;
  std::vector<Block> blocks_;
  Table table_;
  int head_ = 0;
};

}  // namespace

Document diff_document(const ReadingDiff& diff, const Source& before, const Source& after,
                       Language language) {
  DiffPaper paper(language);
  paper.title(before, after);
  for (const PlanDiff& pair : diff.pairs) paper.pair(pair);
  for (const Plan* plan : diff.removed) paper.lone(*plan, Clause::Kind::removed);
  for (const Plan* plan : diff.added) paper.lone(*plan, Clause::Kind::added);
  return paper.finished();
}

}  // namespace hengji::report
