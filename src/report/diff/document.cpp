#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "document/design.h"
#include "report/diff/render.h"
#include "report/diff/side_by_side.h"

namespace hengji::report {
namespace {

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
    MarkedText line;
    line.add(before.name, Clause::Kind::removed);
    line.add(" → ");
    line.add(after.name, Clause::Kind::added);
    add(std::move(line), look);
    MarkedText legend;
    legend.add(say({"红色删除线", "red, struck through"}), Clause::Kind::removed);
    legend.add(say({"：原表有而现表没有；", ": only in the old plan; "}));
    legend.add(say({"绿色下划线", "green, underlined"}), Clause::Kind::added);
    legend.add(say({"：现表新写的；有底色的行有变动。", ": new; rows with a background changed."}));
    add(std::move(legend), look);
  }

  void pair(const PlanDiff& diff, Clause::Kind kind = Clause::Kind::kept) {
    MarkedText name;
    name.add(name_of(kind == Clause::Kind::removed ? *diff.before : *diff.after), kind);
    heading(std::move(name));
    add({summary_of(diff), {}}, {});
    if (diff.is_empty()) return;
    add({}, spacing());
    blocks_.emplace_back(fields_side_by_side(diff, design_, blocks_.size(), language_));
    add({}, spacing());
    if (!diff.before->indicators.empty() || !diff.after->indicators.empty())
      blocks_.emplace_back(indicators_side_by_side(diff, design_, blocks_.size(), language_));
  }

  Document finished() {
    Document document;
    document.blocks = std::move(blocks_);
    document.design = std::make_shared<const Design>(std::move(design_));
    return document;
  }

 private:
  std::string_view say(const Phrase& phrase) const { return in(language_, phrase); }

  void mark(const MarkedText& text, const TextLook& look) {
    for (const MarkedText::Part& part : text.parts)
      design_.runs.push_back({blocks_.size(), -1, part.begin, part.end, marked(look, part.kind)});
  }

  void add(MarkedText text, const ParagraphLook& look) {
    mark(text, look.text);
    blocks_.emplace_back(Paragraph{.text = std::move(text.text), .look = design_.add(look)});
  }

  /// 改动 3 个栏目；指标值变动 2 条，新增指标 1 条。
  std::string summary_of(const PlanDiff& diff) const {
    if (diff.is_empty()) return std::string(say({"没有变动。", "Nothing changed."}));
    std::string text = language_ == Language::en ? fmt::format("Fields changed: {}", diff.fields.size())
                                                 : fmt::format("改动的栏目 {} 个", diff.fields.size());
    using Kind = IndicatorChange::Kind;
    for (const Kind kind : {Kind::changed, Kind::added, Kind::removed, Kind::renamed, Kind::moved})
      if (const auto count = std::ranges::count(diff.indicators, kind, &IndicatorChange::kind); count > 0)
        text += language_ == Language::en ? fmt::format("; {}: {}", say(words_of(kind)), count)
                                          : fmt::format("；{} {} 条", say(words_of(kind)), count);
    return text + std::string(say({"。", "."}));
  }

  static ParagraphLook spacing() {
    ParagraphLook look;
    look.line_points = 6;
    return look;
  }

  void heading(MarkedText text) {
    ParagraphLook look;
    look.role = ParagraphRole::heading1;
    look.text = {.face = Typeface::hei, .size_points = 12};
    look.space_before_points = 10;
    look.space_after_points = 4;
    look.keeps_with_next = true;
    add(std::move(text), look);
  }

  Language language_;
  Design design_;
  std::vector<Block> blocks_;
};

}  // namespace

Document diff_document(const ReadingDiff& diff, const Source& before, const Source& after,
                       Language language) {
  DiffPaper paper(language);
  paper.title(before, after);
  for (const PlanDiff& pair : diff.pairs) paper.pair(pair);
  const Plan none;
  for (const Plan* plan : diff.removed) paper.pair(report::diff(*plan, none), Clause::Kind::removed);
  for (const Plan* plan : diff.added) paper.pair(report::diff(none, *plan), Clause::Kind::added);
  return paper.finished();
}

}  // namespace hengji::report
