#include "policy/scoring.h"

#include <algorithm>

#include "base/chinese_text.h"

namespace hengji::policy {

std::optional<Interval> Interval::parse(std::string_view text) {
  Interval interval;
  interval.written = text;
  auto bound = [](std::string_view figure) { return Decimal::parse(trimmed(figure)); };
  if (text.starts_with('[') || text.starts_with('(')) {
    std::size_t comma = text.find(',');
    if (comma == std::string_view::npos || (!text.ends_with(']') && !text.ends_with(')')))
      return std::nullopt;
    interval.low_included = text.front() == '[';
    interval.high_included = text.back() == ']';
    interval.low = bound(text.substr(1, comma - 1));
    interval.high = bound(text.substr(comma + 1, text.size() - comma - 2));
    return interval.low && interval.high && *interval.low <= *interval.high ? std::optional(interval)
                                                                            : std::nullopt;
  }
  bool or_equal = text.size() > 1 && text[1] == '=';
  std::optional<Decimal> figure = text.empty() ? std::nullopt : bound(text.substr(or_equal ? 2 : 1));
  if (!figure) return std::nullopt;
  bool equal = text.front() == '=';
  if (text.front() != '<' && text.front() != '>' && !equal) return std::nullopt;
  if (text.front() != '<') {
    interval.low = figure;
    interval.low_included = equal || or_equal;
  }
  if (text.front() != '>') {
    interval.high = figure;
    interval.high_included = equal || or_equal;
  }
  return interval;
}

bool Interval::contains(const Ratio& value) const {
  if (low && (low_included ? value < Ratio(*low) : value <= Ratio(*low))) return false;
  return !high || (high_included ? value <= Ratio(*high) : value < Ratio(*high));
}

const ScoringRule* Scheme::rule_for(std::string_view folded_name, std::string_view part) const {
  const ScoringRule* of_part = nullptr;
  for (const ScoringRule& rule : rules) {
    if (!rule.part.empty()) {
      if (rule.part == part) of_part = &rule;
      continue;
    }
    if (folded(rule.indicator) == folded_name) return &rule;
    for (const std::string& synonym : rule.synonyms)
      if (folded(synonym) == folded_name) return &rule;
  }
  return of_part;
}

bool Scheme::gives_weights() const {
  return std::ranges::any_of(
      rules, [](const ScoringRule& rule) { return rule.part.empty() && !rule.points.is_zero(); });
}

std::string Scheme::grade_of(const Ratio& score) const {
  for (const ScoreGrade& grade : grades)
    if (score >= Ratio(grade.from)) return grade.name;
  return grades.empty() ? "" : grades.back().name;
}

const ScoreBand* Scheme::band_of(const Decimal& share) const {
  for (const ScoreBand& band : bands)
    if (share >= band.from) return &band;
  return nullptr;
}

Result<std::vector<Scheme>> schemes_of(const Packs& packs, const Pack& pack,
                                       std::span<const EmbeddedFile> files) {
  std::vector<Scheme> schemes;
  for (const EmbeddedFile& file : files)
    if (file.path == pack.id + "/scoring.toml") schemes = TRY(read_schemes(file));
  if (const Pack* parent = packs.find(pack.extends)) {
    for (Scheme& inherited : TRY(schemes_of(packs, *parent, files)))
      if (std::ranges::find(schemes, inherited.id, &Scheme::id) == schemes.end())
        schemes.push_back(std::move(inherited));
  }
  return schemes;
}

}  // namespace hengji::policy
