#include "report/findings/terminal.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "report/findings/excerpt.h"
#include "report/findings/underlined.h"
#include "report/findings/words.h"
#include "report/layout.h"

namespace hengji::report {
namespace {

constexpr std::size_t most_lines = 6;  ///< of one place; the middle of a longer one is left out

Ink ink_of(const ReportedFinding& one) {
  if (!one.counts()) return Ink::grey;
  switch (one.finding.severity) {
    case Severity::blocking:
      return Ink::red;
    case Severity::confirm:
      return Ink::yellow;
    case Severity::advice:
      return Ink::cyan;
  }
  return Ink::plain;
}

/// Writes findings of one file.
class Writer {
 public:
  Writer(const FileReport& report, const TerminalStyle& style, const RuleNotes& notes)
      : report_(report), style_(style), notes_(notes), source_(*report.document) {}

  void write_finding(const ReportedFinding& one);
  void write_remarks();
  void write_totals(const JudgedPlan& plan);
  /// For about as much as the findings will take.
  void make_room();
  std::string taken() { return std::move(out_); }

 private:
  std::string_view say(const Phrase& phrase) const { return in(style_.language, phrase); }
  // A file has hundreds of lines: they are written piece by piece where they go, without strings between.
  void put(std::string_view text) { out_ += text; }
  void put(std::string_view text, Ink ink) { report::put(out_, style_, text, ink); }
  void put(std::size_t spaces) { out_.append(spaces, ' '); }
  void end_line() { out_ += '\n'; }
  void write_place(const Place& place, std::string_view arrow, Ink ink);
  void write_excerpt(const Excerpt& excerpt, Ink ink);
  void write_note(const Phrase& label, std::string_view text) {
    put_note(out_, style_, gutter_, label, text);
  }
  void write_figures(const Finding& finding);
  void write_remark(const Phrase& label, const Location& at, const Text& message);
  void put_where(const Location& at);
  /// What stands left of a line of that number; without one, of a line that is not the file's.
  std::string margin(std::string_view number) const;
  void put_margin(int number) {
    if (number == 0)
      out_ += blank_margin_;
    else
      out_ += margin(fmt::format_int(number).c_str());
  }
  /// How many columns line numbers take in this finding.
  void set_gutter(const Finding& finding);

  const FileReport& report_;
  const TerminalStyle& style_;
  const RuleNotes& notes_;
  SourceText source_;
  std::size_t gutter_ = 0;
  std::string blank_margin_;
  std::string out_;
};

void Writer::make_room() {
  constexpr std::size_t bytes_of_finding = 1024;
  std::size_t findings = 1;
  for (const JudgedPlan& plan : report_.plans) findings += plan.findings.size();
  out_.reserve(findings * bytes_of_finding);
}

void Writer::set_gutter(const Finding& finding) {
  int largest = 0;
  for (const Place& place : finding.places) largest = std::max({largest, place.at.line, place.at.last_line});
  std::size_t gutter = std::max<std::size_t>(2, fmt::format_int(largest).size());
  if (gutter == gutter_) return;
  gutter_ = gutter;
  blank_margin_ = margin({});
}

std::string Writer::margin(std::string_view number) const {
  std::string text(gutter_ - std::min(gutter_, number.size()), ' '), inked;
  report::put(inked, style_, text.append(number).append(" |"), Ink::blue);
  return inked;
}

/// "plan.txt:93-94"; places that are no lines in words: "plan.pdf 第 4 页".
void Writer::put_where(const Location& at) {
  out_ += report_.source.name;
  if (at.line != 0) {
    out_.append(":").append(fmt::format_int(at.line).c_str());
    if (at.last_line != 0) out_.append("-").append(fmt::format_int(at.last_line).c_str());
    return;
  }
  std::string words = words_of(at, style_.language);
  if (!words.empty()) out_ += ' ';
  out_ += words;
}

void Writer::write_excerpt(const Excerpt& excerpt, Ink ink) {
  int room = std::max(40, style_.width - static_cast<int>(gutter_) - 3);
  std::size_t count = excerpt.lines.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (count > most_lines && i == most_lines - 2) {
      put("...", Ink::blue);
      end_line();
      i = count - 2;
    }
    Underlined shown = underlined(excerpt.lines[i], room);
    put_margin(excerpt.lines[i].number);
    put(" ");
    put(shown.text);
    end_line();
    if (shown.underline.empty()) continue;
    put_margin(0);
    put(" ");
    put(shown.underline, ink);
    end_line();
  }
}

void Writer::write_place(const Place& place, std::string_view arrow, Ink ink) {
  Excerpt excerpt = source_.at(place);
  auto is_marked = [](const ExcerptLine& one) { return !one.marks.empty(); };
  bool has_marks = std::ranges::any_of(excerpt.lines, is_marked);
  Location at = place.at;
  if (has_marks && excerpt.lines.front().number != 0)
    at = Location::at_line(excerpt.lines.front().number, excerpt.lines.back().number);
  put(gutter_);
  put(arrow, Ink::blue);
  put(" ");
  put_where(at);
  end_line();
  put_margin(0);
  end_line();
  if (has_marks || place.quote.empty()) {
    write_excerpt(excerpt, ink);
    return;
  }
  for (std::string_view part : wrapped(place.quote, style_.width - static_cast<int>(gutter_) - 5)) {
    put_margin(0);
    put(" ");
    put(part);
    end_line();
  }
}

void Writer::write_figures(const Finding& finding) {
  std::string text;
  auto add = [&](const Phrase& label, const std::string& figure) {
    if (!figure.empty())
      text += fmt::format("{}{} {}", text.empty() ? "" : say({"，", ", "}), say(label), figure);
  };
  add({"所见", "found"}, finding.found);
  add(label_of_expected(finding), finding.expected);
  add({"相差", "difference"}, finding.difference);
  write_note({"数", "figures"}, text);
}

void Writer::write_finding(const ReportedFinding& one) {
  const Finding& finding = one.finding;
  Ink ink = ink_of(one);
  set_gutter(finding);
  std::string head(say(words_of(finding.severity)));
  head.append("[").append(finding.code).append("]");
  put(head, ink);
  put(say({"：", ": "}));
  put(in(style_.language, finding.message), Ink::bold);
  end_line();
  for (std::size_t i = 0; i < finding.places.size(); ++i)
    write_place(finding.places[i], i == 0 ? "-->" : ":::", ink);
  put_margin(0);
  end_line();
  write_figures(finding);
  notes_.put(out_, gutter_, finding);
  if (!one.suppressed_because.empty()) write_note({"已说明理由", "suppressed"}, one.suppressed_because);
  if (one.novelty == Novelty::unchanged) write_note({"基线", "baseline"}, say({"此前已有", "known before"}));
  end_line();
}

void Writer::write_remark(const Phrase& label, const Location& at, const Text& message) {
  put(say(label), Ink::bold);
  put(" ");
  put_where(at);
  put(say({"：", ": "}));
  put(in(style_.language, message));
  end_line();
}

void Writer::write_remarks() {
  for (const Remark& remark : report_.reading->remarks)
    write_remark({"附注", "note"}, remark.at, remark.message);
  for (const Unread& unread : report_.reading->unread)
    write_remark({"未读", "not read"}, unread.at, unread.why);
}

void Writer::write_totals(const JudgedPlan& plan) {
  std::string name =
      plan.plan->department.value.empty() ? plan.plan->project.value : plan.plan->department.value;
  put(fmt::format("{}{}{}{}{}", report_.source.name, name.empty() ? "" : " ", name, say({"：", ": "}),
                  summary(totals_of(plan), style_.language)),
      Ink::bold);
  end_line();
  put(fmt::format("{}{}{}{}", say({"按 ", "judged by "}), plan.policy,
                  fmt::format(fmt::runtime(say({"（{}）审核；", " as of {}; "})), to_string(plan.as_of)),
                  summary(plan.coverage, style_.language)));
  end_line();
}

}  // namespace

std::string FindingsText::of(const FileReport& report) const {
  Writer writer(report, style_, notes_);
  writer.make_room();
  for (const JudgedPlan& plan : report.plans)
    for (const ReportedFinding& one : plan.findings) writer.write_finding(one);
  writer.write_remarks();
  for (const JudgedPlan& plan : report.plans) writer.write_totals(plan);
  return writer.taken();
}

std::string findings_text(const FileReport& report, const TerminalStyle& style) {
  return FindingsText(style).of(report);
}

}  // namespace hengji::report
