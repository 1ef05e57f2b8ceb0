#include <fmt/format.h>

#include "report/diff/render.h"
#include "report/html/markup.h"
#include "report/html/page_frame.h"

namespace hengji::report {
namespace {

/// Builds the part of one pair of plans.
class Part {
 public:
  explicit Part(Language language) : language_(language) {}

  void write(const PlanDiff& diff);
  std::string taken() { return std::move(out_); }

 private:
  std::string_view say(const Phrase& phrase) const { return in(language_, phrase); }
  void write_field(const FieldChange& change);
  void write_indicator(const IndicatorChange& change);
  void write_value(const ValueChange& change);

  Language language_;
  std::string out_;
};

void Part::write_field(const FieldChange& change) {
  out_ += fmt::format("<article class=\"change\"><h3>{}</h3>\n<p>", escaped(in(language_, change.label)));
  if (change.clauses.empty()) {
    if (!change.before.empty()) out_ += fmt::format("<del>{}</del> ", escaped(change.before));
    if (!change.after.empty()) out_ += fmt::format("<ins>{}</ins>", escaped(change.after));
    if (!change.difference.empty())
      out_ += fmt::format(" <span class=\"difference\">{}</span>", escaped(change.difference));
  }
  for (const Clause& clause : change.clauses) {
    std::string text = escaped(clause.text);
    out_ += clause.kind == Clause::Kind::kept      ? text
            : clause.kind == Clause::Kind::removed ? fmt::format("<del>{}</del>", text)
                                                   : fmt::format("<ins>{}</ins>", text);
  }
  out_ += "</p></article>\n";
}

void Part::write_value(const ValueChange& change) {
  std::string_view blank = say({"（空）", "(blank)"});
  std::string shift = change.shift ? std::string(say(words_of(*change.shift))) : std::string();
  out_ += fmt::format(
      "<tr><td>{}</td><td><del>{}</del></td><td><ins>{}</ins></td><td>{}</td><td "
      "class=\"difference\">{}</td></tr>\n",
      escaped(change.column), escaped(change.before.empty() ? blank : change.before),
      escaped(change.after.empty() ? blank : change.after), escaped(shift), escaped(change.difference));
}

void Part::write_indicator(const IndicatorChange& change) {
  const Indicator& shown = change.after != nullptr ? *change.after : *change.before;
  out_ += fmt::format("<article class=\"change {}\"><h3>{}</h3>\n<p>{}</p>\n", name(change.kind),
                      say(words_of(change.kind)), escaped(path_of(shown)));
  if (change.kind == IndicatorChange::Kind::renamed || change.kind == IndicatorChange::Kind::moved)
    out_ +=
        fmt::format("<p>{}<del>{}</del></p>\n", say({"原为：", "was: "}), escaped(path_of(*change.before)));
  if (!change.values.empty()) {
    out_ += "<div class=\"scroll\"><table>\n";
    for (const ValueChange& value : change.values) write_value(value);
    out_ += "</table></div>\n";
  } else if (change.before == nullptr || change.after == nullptr) {
    out_ += "<p>";
    for (const auto& value : shown.values)
      if (!value.value.empty())
        out_ +=
            fmt::format("<{0}>{1}</{0}> ", change.before == nullptr ? "ins" : "del", escaped(value.value));
    out_ += "</p>\n";
  }
  out_ += "</article>\n";
}

void Part::write(const PlanDiff& diff) {
  out_ += fmt::format("<section>\n<h2>{}</h2>\n<div class=\"changes\">\n", escaped(name_of(*diff.after)));
  if (diff.is_empty())
    out_ += fmt::format("<p class=\"none\">{}</p>\n", say({"没有变动。", "Nothing changed."}));
  for (const FieldChange& change : diff.fields) write_field(change);
  for (const IndicatorChange& change : diff.indicators) write_indicator(change);
  out_ += "</div>\n</section>\n";
}

}  // namespace

std::string diff_page(const ReadingDiff& diff, const Source& before, const Source& after, Language language) {
  std::string page =
      page_head(in(language, Phrase{"两份目标表的变动", "What changed between two plans"}), language);
  page += fmt::format("<p class=\"meta\"><del>{}</del> → <ins>{}</ins></p>\n", escaped(before.name),
                      escaped(after.name));
  Part part(language);
  for (const PlanDiff& pair : diff.pairs) part.write(pair);
  page += part.taken();
  for (const Plan* plan : diff.removed)
    page += fmt::format("<section><h2><del>{}</del></h2></section>\n", escaped(name_of(*plan)));
  for (const Plan* plan : diff.added)
    page += fmt::format("<section><h2><ins>{}</ins></h2></section>\n", escaped(name_of(*plan)));
  return page + page_foot(language);
}

}  // namespace hengji::report
