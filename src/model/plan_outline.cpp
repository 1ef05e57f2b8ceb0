#include <fmt/format.h>

#include "model/plan.h"

namespace hengji {
namespace {

void line(std::string& out, std::string_view label, const std::string& value) {
  if (!value.empty()) out += fmt::format("{} «{}»\n", label, value);
}

std::string in_words(const Target& target) {
  std::string words(name(target.comparison));
  if (target.has_figure()) words += " " + target.value.to_string();
  if (target.comparison == Comparison::between) words += " to " + target.upper.to_string();
  if (target.comparison == Comparison::by_date) words += " " + target.date;
  if (!target.unit.empty()) words += " " + target.unit;
  return words;
}

std::string in_words(const Amount& amount) {
  std::string words = fmt::format("«{}»", amount.written);
  if (amount.value) words += " = " + amount.value->to_string();
  if (!amount.unit.empty()) words += " " + amount.unit;
  return words;
}

void funds(std::string& out, const Funding& funding) {
  if (!funding.total.written.empty()) out += fmt::format("funds {}\n", in_words(funding.total));
  for (const FundingPart& part : funding.parts)
    out += fmt::format("  part {} {}\n", part.name, in_words(part.amount));
  for (const FundingRow& row : funding.rows) {
    out += fmt::format("  row {}:", row.name.value);
    for (std::size_t i = 0; i < row.values.size(); ++i)
      out += fmt::format(" {} «{}»", funding.columns[i], row.values[i].value);
    out += '\n';
  }
}

void organization(std::string& out, const Organization& organization) {
  line(out, "organization", organization.text.value);
  if (organization.headcount) out += fmt::format("  headcount {}\n", *organization.headcount);
  if (organization.quota) out += fmt::format("  quota {}\n", *organization.quota);
  for (const Headcount& post : organization.posts)
    out += fmt::format("  post {} {}\n", post.name, post.count);
  for (const Headcount& office : organization.offices)
    out += fmt::format("  office {} {}\n", office.name, office.count);
}

/// Line breaks as ⏎, so that a passage stays one line of the dump.
void goal(std::string& out, std::string_view label, const Goal& goal) {
  std::string text;
  for (char c : goal.text.value) text += c == '\n' ? std::string("⏎") : std::string(1, c);
  line(out, label, text);
  for (const Figure& figure : goal.figures)
    out += fmt::format("  figure {} {} {} {}\n", figure.words, name(figure.comparison),
                       figure.value.to_string(), figure.unit);
  for (const Located<std::string>& citation : goal.citations) line(out, "  citation", citation.value);
}

void columns(std::string& out, const Plan& plan) {
  out += "columns";
  for (const ValueColumn& column : plan.columns) {
    out += fmt::format(" | {}", column.heading);
    if (column.period) out += fmt::format(" ({})", name(*column.period));
  }
  out += '\n';
}

void indicator(std::string& out, const Indicator& indicator) {
  out += fmt::format("indicator {} / {} / {}\n ", indicator.level1.value, indicator.level2.value,
                     indicator.level3.value);
  for (const Located<std::string>& value : indicator.values) out += fmt::format(" | {}", value.value);
  out += '\n';
  for (std::size_t i = 0; i < period_count; ++i)
    if (indicator.targets[i])
      out += fmt::format("  {} {}\n", name(static_cast<Period>(i)), in_words(*indicator.targets[i]));
  if (indicator.weight) out += fmt::format("  weight {}\n", indicator.weight->to_string());
  if (indicator.score) out += fmt::format("  score {}\n", indicator.score->to_string());
}

}  // namespace

std::string outline(const Plan& plan) {
  std::string out = fmt::format("plan {} {}\n", name(plan.kind), plan.form.empty() ? "-" : plan.form);
  line(out, "title", plan.title.value);
  if (plan.year.value) out += fmt::format("year {}\n", *plan.year.value);
  line(out, "department", plan.department.value);
  line(out, "supervisor", plan.supervisor.value);
  line(out, "project", plan.project.value);
  funds(out, plan.funds);
  for (const Function& function : plan.functions)
    out += fmt::format("function {} «{}»\n", function.number, function.text.value);
  organization(out, plan.organization);
  goal(out, "long-term goal", plan.long_term);
  goal(out, "annual goal", plan.annual);
  for (const Goal& further : plan.goals) goal(out, "goal", further);
  columns(out, plan);
  for (const Indicator& entry : plan.indicators) indicator(out, entry);
  for (const EmptyHeading& heading : plan.headings_without_indicator)
    out += fmt::format("empty {} / {}\n", heading.level1.value, heading.level2.value);
  for (const Field& field : plan.fields) line(out, "field " + field.label, field.value.value);
  return out;
}

}  // namespace hengji
