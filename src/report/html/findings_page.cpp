#include "report/html/findings_page.h"

#include <fmt/format.h>

#include "check/page.h"
#include "report/findings/words.h"
#include "report/html/markup.h"
#include "report/html/page_frame.h"
#include "report/html/source_view.h"

namespace hengji::report {
namespace {

/// Builds the part of one file.
class Section {
 public:
  Section(const FileReport& report, std::size_t number, Language language)
      : report_(report),
        number_(number),
        language_(language),
        text_(*report.document),
        view_(*report.document, text_, language) {}

  std::string html();

 private:
  std::string_view say(const Phrase& phrase) const { return in(language_, phrase); }
  void append_finding(const ReportedFinding& one, std::size_t ordinal);
  void append_place(const Place& place, const SourceView::Anchor& anchor);
  void append_row(const Phrase& label, std::string_view text);
  void append_totals(std::string& out, const Totals& totals) const;
  void append_coverage(std::string& out, const JudgedPlan& plan) const;
  void append_notes(std::string& out) const;
  std::string heading(const JudgedPlan& plan) const;

  const FileReport& report_;
  std::size_t number_;
  Language language_;
  SourceText text_;
  SourceView view_;
  std::string cards_;
};

void Section::append_row(const Phrase& label, std::string_view text) {
  if (!text.empty()) cards_ += fmt::format("<dt>{}</dt><dd>{}</dd>\n", say(label), escaped(text));
}

void Section::append_place(const Place& place, const SourceView::Anchor& anchor) {
  bool leads_somewhere = view_.mark(place, anchor);
  std::string where = escaped(words_of(place.at, language_));
  std::string inner = fmt::format("<q>{}</q><span class=\"where\">{}</span>", escaped(place.quote), where);
  cards_ += leads_somewhere ? fmt::format("<li><a href=\"#{}\">{}</a></li>\n", anchor.id, inner)
                            : fmt::format("<li><a>{}</a></li>\n", inner);
}

void Section::append_finding(const ReportedFinding& one, std::size_t ordinal) {
  const Finding& finding = one.finding;
  std::string id = fmt::format("f{}-{}", number_, ordinal);
  cards_ += fmt::format(
      "<article id=\"{}\" class=\"{}\"><header><span class=\"ordinal\">{}</span><span "
      "class=\"severity\">{}</span>"
      "<code>{}</code></header>\n<p class=\"message\">{}</p>\n<ul>\n",
      id, one.counts() ? name(finding.severity) : "quiet", ordinal, say(words_of(finding.severity)),
      escaped(finding.code), escaped(in(language_, finding.message)));
  for (std::size_t i = 0; i < finding.places.size(); ++i)
    append_place(finding.places[i], {.id = fmt::format("m{}-{}-{}", number_, ordinal, i + 1),
                                     .target = id,
                                     .number = std::to_string(ordinal),
                                     .severity = finding.severity,
                                     .is_quiet = !one.counts()});
  cards_ += "</ul>\n<dl>\n";
  append_row({"所见", "Found"}, finding.found);
  append_row(label_of_expected(finding), finding.expected);
  append_row({"相差", "Difference"}, finding.difference);
  append_row({"办法", "Help"}, in(language_, finding.help));
  append_row({"依据", "Basis"}, in(language_, finding.basis));
  append_row({"已说明理由", "Suppressed"}, one.suppressed_because);
  if (one.novelty == Novelty::unchanged) append_row({"基线", "Baseline"}, say({"此前已有", "known before"}));
  cards_ += "</dl></article>\n";
}

void Section::append_totals(std::string& out, const Totals& totals) const {
  auto chip = [&](std::string_view kind, std::size_t count, const Phrase& words) {
    if (count != 0) out += fmt::format("<li class=\"{}\">{} {}</li>", kind, say(words), count);
  };
  out += "<ul class=\"totals\">";
  chip("blocking", totals.blocking, words_of(Severity::blocking));
  chip("confirm", totals.confirm, words_of(Severity::confirm));
  chip("advice", totals.advice, words_of(Severity::advice));
  chip("quiet", totals.suppressed, {"已说明理由", "suppressed"});
  chip("quiet", totals.unchanged, {"此前已有", "known before"});
  out += "</ul>\n";
}

void Section::append_coverage(std::string& out, const JudgedPlan& plan) const {
  out += fmt::format("<details><summary>{}</summary><div class=\"scroll\"><table>\n",
                     escaped(summary(plan.coverage, language_)));
  for (const check::Coverage& line : plan.coverage) {
    const check::Page* page = check::find_page(line.rule->code);
    std::string_view title = page == nullptr ? line.rule->name : std::string_view(in(language_, page->title));
    out += fmt::format("<tr><td><code>{}</code></td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                       line.rule->code, escaped(title), say(words_of(line.outcome)),
                       escaped(language_ == Language::en ? line.why.en : line.why.zh));
  }
  out += "</table></div></details>\n";
}

void Section::append_notes(std::string& out) const {
  if (report_.reading->unread.empty() && report_.reading->remarks.empty()) return;
  out += "<ul class=\"notes\">\n";
  auto note = [&](const Phrase& label, const Location& at, const Text& text) {
    std::string where = words_of(at, language_);
    out += fmt::format("<li>{}{}{}: {}</li>\n", say(label), where.empty() ? "" : " ", escaped(where),
                       escaped(in(language_, text)));
  };
  for (const Unread& one : report_.reading->unread) note({"未读", "Not read"}, one.at, one.why);
  for (const Remark& one : report_.reading->remarks) note({"附注", "Note"}, one.at, one.message);
  out += "</ul>\n";
}

std::string Section::heading(const JudgedPlan& plan) const {
  const std::string& name =
      plan.plan->department.value.empty() ? plan.plan->project.value : plan.plan->department.value;
  constexpr Phrase judged{"按 {}（{}）审核", "judged by {} as of {}"};
  std::string by = fmt::format(fmt::runtime(say(judged)), plan.policy, to_string(plan.as_of));
  return escaped(fmt::format("{}{}{} · {}", plan.plan->title.value, name.empty() ? "" : " · ", name, by));
}

std::string Section::html() {
  std::string out =
      fmt::format("<section id=\"file{}\">\n<h2>{}</h2>\n", number_, escaped(report_.source.name));
  for (const JudgedPlan& plan : report_.plans)
    out += fmt::format("<p class=\"meta\">{}</p>\n", heading(plan));
  append_totals(out, totals_of(report_));
  std::size_t ordinal = 0;
  for (const JudgedPlan& plan : report_.plans)
    for (const ReportedFinding& one : plan.findings) append_finding(one, ++ordinal);
  if (ordinal == 0)
    cards_ = fmt::format("<article><p class=\"none\">{}</p></article>\n",
                         report_.plans.empty() ? say({"没有找到目标表。", "No plan was found."})
                                               : say({"没有发现问题。", "Nothing was found."}));
  out += fmt::format("<div class=\"sides\">\n<div class=\"plan\"><h3>{}</h3>\n{}</div>\n",
                     say({"原文", "The plan"}), view_.html());
  out += fmt::format("<div class=\"findings\">\n{}</div>\n</div>\n", cards_);
  for (const JudgedPlan& plan : report_.plans) append_coverage(out, plan);
  append_notes(out);
  return out + "</section>\n";
}

}  // namespace

std::string FindingsPage::begin() const {
  return page_head(in(language_, Phrase{"绩效目标审核结果", "Findings on performance plans"}), language_);
}

std::string FindingsPage::section(const FileReport& report, std::size_t number) const {
  return Section(report, number, language_).html();
}

void FindingsPage::add_line(const std::string& name, std::size_t number, const Totals& totals) {
  lines_.push_back({name, number, totals, {}});
}

void FindingsPage::add_unread(const std::string& name, const Text& why) {
  lines_.push_back({name, 0, {}, why});
}

std::string FindingsPage::end() const {
  std::string out;
  bool has_unread = false;
  for (const Line& line : lines_) has_unread |= line.number == 0;
  if (lines_.size() > 1 || has_unread) {
    out += "<nav class=\"overview\"><div class=\"scroll\"><table>\n<tr><th></th>";
    for (Severity severity : {Severity::blocking, Severity::confirm, Severity::advice})
      out += fmt::format("<th class=\"count\">{}</th>", in(language_, words_of(severity)));
    out += "</tr>\n";
    for (const Line& line : lines_) {
      if (line.number == 0) {
        out += fmt::format("<tr><td colspan=\"4\">{}</td></tr>\n", escaped(in(language_, line.why_unread)));
        continue;
      }
      out += fmt::format("<tr><td><a href=\"#file{}\">{}</a></td>", line.number, escaped(line.name));
      for (std::size_t count : {line.totals.blocking, line.totals.confirm, line.totals.advice})
        out += fmt::format("<td class=\"count\">{}</td>", count);
      out += "</tr>\n";
    }
    out += "</table></div></nav>\n";
  }
  return out + page_foot(language_);
}

}  // namespace hengji::report
