#include "policy/review.h"

#include <fmt/format.h>

#include <algorithm>

namespace hengji::policy {
namespace {

Result<ReviewItem> item_of(const Setting& table) {
  Section section(table);
  ReviewItem item;
  item.name = TRY(section.text("name"));
  item.question = TRY(section.text("question"));
  const std::string points = TRY(section.text("points"));
  item.rules = TRY(section.texts("rules"));
  TRY_VOID(section.done());
  const auto value = Decimal::parse(points);
  if (!value || *value <= Decimal(0))
    return fail(
        fault(table.at, {fmt::format("points“{}”应为大于 0 的数，写作文本", points),
                         fmt::format("points `{}` must be a figure above 0, written as text", points)}));
  item.points = *value;
  return item;
}

Result<ReviewPart> part_of(const Setting& table) {
  Section section(table);
  ReviewPart part;
  part.name = TRY(section.text("name"));
  for (const Setting* item : TRY(section.tables("item"))) part.items.push_back(TRY(item_of(*item)));
  TRY_VOID(section.done());
  return part;
}

Result<ReviewOutcome> outcome_of(const Setting& table) {
  Section section(table);
  ReviewOutcome outcome;
  outcome.grade = TRY(section.text("grade"));
  outcome.outcome = TRY(section.text("outcome"));
  TRY_VOID(section.done());
  return outcome;
}

Result<ReviewRules> read(const EmbeddedFile& file) {
  const Setting root = TRY(parse_settings(file));
  Section section(root);
  ReviewRules rules;
  rules.citation = TRY(citation_of(section));
  for (const Setting* part : TRY(section.tables("part"))) rules.parts.push_back(TRY(part_of(*part)));
  for (const Setting* outcome : TRY(section.tables("outcome")))
    rules.outcomes.push_back(TRY(outcome_of(*outcome)));
  TRY_VOID(section.done());
  Decimal total;
  for (const ReviewPart& part : rules.parts) total += part.points();
  if (total != Decimal(100))
    return fail(fault(root.at, {fmt::format("各项分值之和是 {}，应为 100", total.to_string()),
                                fmt::format("the points add up to {}, not to 100", total.to_string())}));
  return rules;
}

}  // namespace

Decimal ReviewPart::points() const {
  Decimal sum;
  for (const ReviewItem& item : items) sum += item.points;
  return sum;
}

const ReviewItem* ReviewRules::item_of(std::string_view code) const {
  const std::string_view family = code.substr(0, code.find('-'));
  for (const std::string_view wanted : {code, family})
    for (const ReviewPart& part : parts)
      for (const ReviewItem& item : part.items)
        if (std::ranges::find(item.rules, wanted) != item.rules.end()) return &item;
  return nullptr;
}

Result<ReviewRules> review_of(const Packs& packs, const Pack& pack, std::span<const EmbeddedFile> files) {
  for (const Pack* at = &pack; at != nullptr; at = packs.find(at->extends))
    for (const EmbeddedFile& file : files)
      if (file.path == at->id + "/review.toml") return read(file);
  return fail(Error::not_found({fmt::format("政策包 {} 没有绩效目标审核的规定", pack.id),
                                fmt::format("the pack {} has no rules of review", pack.id)}));
}

}  // namespace hengji::policy
