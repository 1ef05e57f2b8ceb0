#include <fmt/format.h>

#include "report/diff/render.h"
#include "report/layout.h"

namespace hengji::report {
namespace {

constexpr std::string_view red = "\x1b[31m", green = "\x1b[32m", bold = "\x1b[1m", plain = "\x1b[0m";

/// Writes the differences of one pair of plans.
class Writer {
 public:
  explicit Writer(const TerminalStyle& style) : style_(style) {}

  void write(const PlanDiff& diff);
  void heading(std::string_view text) { line(inked(bold, text)); }
  void line(std::string_view text) { out_ += fmt::format("{}\n", text); }
  std::string_view say(const Phrase& phrase) const { return in(style_.language, phrase); }
  std::string inked(std::string_view ink, std::string_view text) const {
    return style_.in_color ? fmt::format("{}{}{}", ink, text, plain) : std::string(text);
  }
  std::string taken() { return std::move(out_); }

 private:
  void write_field(const FieldChange& change);
  void write_indicator(const IndicatorChange& change);
  void write_values(const Indicator& indicator, std::string_view sign, std::string_view ink,
                    const Plan& plan);
  void part(std::string_view sign, std::string_view ink, std::string_view text);

  TerminalStyle style_;
  std::string out_;
};

void Writer::part(std::string_view sign, std::string_view ink, std::string_view text) {
  for (std::string_view one : wrapped(text, style_.width - 6))
    line(fmt::format("    {}", inked(ink, fmt::format("{} {}", sign, one))));
}

void Writer::write_field(const FieldChange& change) {
  std::string difference = change.difference.empty() ? "" : fmt::format(" ({})", change.difference);
  line(fmt::format("  {}{}", in(style_.language, change.label), difference));
  if (change.clauses.empty()) {
    if (!change.before.empty()) part("-", red, change.before);
    if (!change.after.empty()) part("+", green, change.after);
    return;
  }
  for (const Clause& clause : change.clauses) {
    if (clause.kind == Clause::Kind::removed) part("-", red, clause.text);
    if (clause.kind == Clause::Kind::added) part("+", green, clause.text);
  }
}

void Writer::write_values(const Indicator& indicator, std::string_view sign, std::string_view ink,
                          const Plan& plan) {
  for (std::size_t i = 0; i < plan.columns.size() && i < indicator.values.size(); ++i)
    if (!indicator.values[i].value.empty())
      part(sign, ink, fmt::format("{} {}", plan.columns[i].heading, indicator.values[i].value));
}

void Writer::write_indicator(const IndicatorChange& change) {
  const Indicator& shown = change.after != nullptr ? *change.after : *change.before;
  line(fmt::format("  {}{}{}", say(words_of(change.kind)), say({"：", ": "}), path_of(shown)));
  if (change.kind == IndicatorChange::Kind::renamed || change.kind == IndicatorChange::Kind::moved)
    line(fmt::format("    {}{}", say({"原为：", "was: "}), path_of(*change.before)));
  for (const ValueChange& value : change.values) {
    std::string shift = value.shift ? std::string(say(words_of(*value.shift))) : std::string();
    if (!value.difference.empty()) {
      if (!shift.empty()) shift += say({"，", ", "});
      shift += value.difference;
    }
    std::string_view blank = say({"（空）", "(blank)"});
    line(fmt::format("    {}{}{} → {}{}", value.column, say({"：", ": "}),
                     inked(red, value.before.empty() ? blank : value.before),
                     inked(green, value.after.empty() ? blank : value.after),
                     shift.empty() ? "" : fmt::format(fmt::runtime(say({"（{}）", " ({})"})), shift)));
  }
}

void Writer::write(const PlanDiff& diff) {
  heading(name_of(*diff.after));
  if (diff.is_empty()) line(fmt::format("  {}", say({"没有变动。", "Nothing changed."})));
  for (const FieldChange& change : diff.fields) write_field(change);
  for (const IndicatorChange& change : diff.indicators) {
    write_indicator(change);
    if (change.kind == IndicatorChange::Kind::added) write_values(*change.after, "+", green, *diff.after);
    if (change.kind == IndicatorChange::Kind::removed) write_values(*change.before, "-", red, *diff.before);
  }
}

}  // namespace

std::string diff_text(const ReadingDiff& diff, const Source& before, const Source& after,
                      const TerminalStyle& style) {
  Writer writer(style);
  writer.line(writer.inked(red, fmt::format("--- {}", before.name)));
  writer.line(writer.inked(green, fmt::format("+++ {}", after.name)));
  for (const PlanDiff& one : diff.pairs) writer.write(one);
  for (const Plan* plan : diff.removed)
    writer.heading(fmt::format("{}{}", writer.say({"不再有的目标表：", "plan removed: "}), name_of(*plan)));
  for (const Plan* plan : diff.added)
    writer.heading(fmt::format("{}{}", writer.say({"新增的目标表：", "plan added: "}), name_of(*plan)));
  return writer.taken();
}

}  // namespace hengji::report
