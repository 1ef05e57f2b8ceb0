#include "report/findings/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace hengji::report {

namespace {

constexpr std::string_view figure_signs = "0123456789.,";

/// The figure as a whole: 30 is not stated by 2300.
bool states(std::string_view quote, std::string_view figure) {
  for (std::size_t at = quote.find(figure); at != std::string_view::npos; at = quote.find(figure, at + 1)) {
    std::size_t end = at + figure.size();
    bool begins = at == 0 || figure_signs.find(quote[at - 1]) == std::string_view::npos;
    bool ends = end == quote.size() || figure_signs.find(quote[end]) == std::string_view::npos;
    if (begins && ends) return true;
  }
  return false;
}

}  // namespace

Phrase label_of_expected(const Finding& finding) {
  std::string_view figure = finding.expected;
  figure = figure.substr(0, figure.find_first_not_of("-0123456789."));
  bool is_stated = !figure.empty() && std::ranges::any_of(finding.places, [&](const Place& place) {
    return states(place.quote, figure);
  });
  return is_stated ? Phrase{"另一处", "elsewhere"} : Phrase{"应为", "expected"};
}

Totals totals_of(const JudgedPlan& plan) {
  Totals totals;
  for (const ReportedFinding& one : plan.findings) {
    if (!one.suppressed_because.empty()) {
      ++totals.suppressed;
    } else if (one.novelty == Novelty::unchanged) {
      ++totals.unchanged;
    } else if (one.finding.severity == Severity::blocking) {
      ++totals.blocking;
    } else if (one.finding.severity == Severity::confirm) {
      ++totals.confirm;
    } else {
      ++totals.advice;
    }
  }
  return totals;
}

Totals& Totals::operator+=(const Totals& other) {
  blocking += other.blocking;
  confirm += other.confirm;
  advice += other.advice;
  suppressed += other.suppressed;
  unchanged += other.unchanged;
  return *this;
}

Totals totals_of(const FileReport& report) {
  Totals sum;
  for (const JudgedPlan& plan : report.plans) sum += totals_of(plan);
  return sum;
}

Phrase words_of(Severity severity) {
  switch (severity) {
    case Severity::blocking:
      return {"阻断", "blocking"};
    case Severity::confirm:
      return {"须确认", "to confirm"};
    case Severity::advice:
      return {"建议", "advice"};
  }
  return {};
}

Phrase words_of(check::Outcome outcome) {
  switch (outcome) {
    case check::Outcome::passed:
      return {"通过", "passed"};
    case check::Outcome::found:
      return {"发现问题", "with findings"};
    case check::Outcome::not_applicable:
      return {"不适用", "not applicable"};
    case check::Outcome::not_enough_data:
      return {"资料不足", "not enough data"};
    case check::Outcome::could_not_run:
      return {"未能运行", "could not run"};
  }
  return {};
}

std::string summary(const Totals& totals, Language language) {
  constexpr Phrase counts{"{} 项阻断，{} 项须确认，{} 项建议", "{} blocking, {} to confirm, {} advice"};
  std::string text =
      fmt::format(fmt::runtime(in(language, counts)), totals.blocking, totals.confirm, totals.advice);
  if (totals.suppressed != 0)
    text += fmt::format(
        fmt::runtime(in(language, Phrase{"；另有 {} 项已说明理由", "; {} more suppressed with a reason"})),
        totals.suppressed);
  if (totals.unchanged != 0)
    text += fmt::format(fmt::runtime(in(language, Phrase{"；另有 {} 项此前已有", "; {} more known before"})),
                        totals.unchanged);
  return text;
}

std::string summary(const std::vector<check::Coverage>& coverage, Language language) {
  std::array<std::size_t, 5> counts{};
  for (const check::Coverage& line : coverage) ++counts[static_cast<std::size_t>(line.outcome)];
  std::string text =
      fmt::format(fmt::runtime(in(language, Phrase{"规则 {} 条：", "{} rules: "})), coverage.size());
  bool is_first = true;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    if (!is_first) text += in(language, Phrase{"，", ", "});
    std::string_view words = in(language, words_of(static_cast<check::Outcome>(i)));
    text += language == Language::en ? fmt::format("{} {}", counts[i], words)
                                     : fmt::format("{} {}", words, counts[i]);
    is_first = false;
  }
  return text;
}

std::string words_of(const Location& at, Language language) {
  return language == Language::en ? in_english(at) : in_chinese(at);
}

}  // namespace hengji::report
