#include "policy/parameters.h"

#include <fmt/format.h>

#include <algorithm>

namespace hengji::policy {
namespace {

Result<Parameter> read_parameter(std::string_view name, const Setting& table) {
  Section section(table);
  Parameter parameter;
  parameter.name = name;
  parameter.at = table.at;
  parameter.meaning = TRY(section.bilingual("meaning"));
  std::string value = TRY(section.text("value"));
  std::optional<Decimal> figure = Decimal::parse(value);
  if (!figure)
    return fail(
        fault(table.at, {fmt::format("“{}”不是数。", value), fmt::format("`{}` is no figure.", value)}));
  parameter.value = *figure;
  parameter.unit = TRY(section.optional_text("unit")).value_or("");
  parameter.from = TRY(section.day("from"));
  parameter.to = TRY(section.optional_day("to"));
  parameter.citation = TRY(citation_of(section));
  TRY_VOID(section.done());
  return parameter;
}

bool overlap(const Parameter& a, const Parameter& b) {
  bool apart = (a.to && *a.to < b.from) || (b.to && *b.to < a.from);
  return a.name == b.name && !apart;
}

}  // namespace

Result<void> Parameters::read(const EmbeddedFile& file) {
  Setting root = TRY(parse_settings(file));
  Section sections(root);
  for (const auto& member : root.members) {
    const std::string& name = member.first;
    std::erase_if(all_, [&](const Parameter& known) { return known.name == name; });
    for (const Setting* table : TRY(sections.tables(name))) {
      Parameter parameter = TRY(read_parameter(name, *table));
      auto other =
          std::ranges::find_if(all_, [&](const Parameter& known) { return overlap(known, parameter); });
      if (other != all_.end())
        return fail(fault(parameter.at, {fmt::format("“{}”与第 {} 行的施行日期重叠。", name, other->at.line),
                                         fmt::format("`{}` is in force on the same days as line {}.", name,
                                                     other->at.line)}));
      all_.push_back(std::move(parameter));
    }
  }
  return {};
}

std::optional<Decimal> Parameters::find(std::string_view name, const Date& day) const {
  for (const Parameter& parameter : all_)
    if (parameter.name == name && parameter.from <= day && (!parameter.to || day <= *parameter.to))
      return parameter.value;
  return std::nullopt;
}

}  // namespace hengji::policy
