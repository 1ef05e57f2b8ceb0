#include <fmt/format.h>

#include "check/direction.h"
#include "check/prose.h"
#include "check/rules/accord/rules.h"
#include "check/subject.h"
#include "model/figure_text.h"

namespace hengji::check::accord {
namespace {

constexpr std::string_view among_them = "其中";
constexpr std::size_t most_wholes = 64;  ///< no sentence that was meant to be read has more figures

/// Whether a figure counts what can be a part of as much again: the average of shares is less than some of
/// them, and amounts of money have rules of their own.
bool is_counted(std::string_view unit) {
  std::string_view dimension = scale_of(unit).dimension;
  return !unit.empty() && dimension != "%" && dimension != "百分点" && dimension != "money";
}

/// 违法案件 and 食品案件 end with one noun.
bool are_of_one_noun(const Figure& a, const Figure& b) {
  constexpr std::size_t noun = 6;  // bytes of two characters
  return a.words.size() >= noun && b.words.size() >= noun &&
         a.words.substr(a.words.size() - noun) == b.words.substr(b.words.size() - noun);
}

/// What the part is a part of: the figure right before it when both count one noun, else the largest that it
/// may be a part of.
const Figure* whole_of(const Figure& part, const std::vector<Figure>& figures) {
  const Figure* largest = nullptr;
  for (const Figure& figure : figures) {
    if (!comparable(figure.value, figure.unit, part.value, part.unit)) continue;
    auto both = largest ? comparable(figure.value, figure.unit, largest->value, largest->unit) : std::nullopt;
    if (!largest || (both && both->a > both->b)) largest = &figure;
  }
  if (!largest || !are_of_one_noun(figures.back(), part)) return largest;
  return comparable(figures.back().value, figures.back().unit, part.value, part.unit) ? &figures.back()
                                                                                      : largest;
}

/// 查处案件480件，其中食品案件500件.
void look_into(Verdict& verdict, std::string_view sentence, const Location& at) {
  std::size_t mark = sentence.find(among_them);
  if (mark == std::string_view::npos || sentence.find(among_them, mark + 1) != std::string_view::npos) return;
  std::string_view parts = sentence.substr(mark);
  parts = parts.substr(0, parts.find("，"));
  std::vector<Figure> wholes = figures_in(sentence.substr(0, mark));
  if (wholes.size() > most_wholes) return;
  for (const Figure& part : figures_in(parts)) {
    const Figure* whole =
        is_counted(part.unit) && !is_ceiling(part.comparison) ? whole_of(part, wholes) : nullptr;
    auto both = whole ? comparable(part.value, part.unit, whole->value, whole->unit) : std::nullopt;
    if (!both || both->a <= both->b) continue;
    Finding& finding = verdict.add(
        {fmt::format("“{}”：部分“{}”比“{}”还多。", sentence, part.quote, whole->quote),
         fmt::format("“{}”: the part “{}” is more than “{}”.", sentence, part.quote, whole->quote)},
        {{std::string(sentence), at}});
    finding.found = part.value.to_string() + part.unit;
    finding.expected = "≤" + whole->value.to_string() + whole->unit;
  }
}

void compare(Verdict& verdict, const Row& whole, const Row& part) {
  const Target *less = part.figure(Period::full_year), *more = whole.figure(Period::full_year);
  if (!less || !more || !is_counted(less->unit) || is_ceiling(less->comparison)) return;
  auto both = comparable(less->value, less->unit, more->value, more->unit);
  if (!both || both->a <= both->b) return;
  verdict.add({fmt::format("“{}”要求“{}”，比它所属的“{}”的“{}”还多。", part.name->text, less->written,
                           whole.name->text, more->written),
               fmt::format("“{}” asks for “{}”, more than the “{}” of “{}”, of which it is a part.",
                           part.name->text, less->written, more->written, whole.name->text)},
              {place_of(whole, Period::full_year), place_of(part, Period::full_year)});
}

/// 举办展览数, and below it 其中：原创展览数.
void compare_rows(Verdict& verdict, const Subject& subject) {
  const Row* whole = nullptr;
  for (const Row& row : subject.rows()) {
    bool is_part = row.name->folded.starts_with(among_them);
    if (!is_part || (whole && whole->level2 != row.level2)) whole = is_part ? nullptr : &row;
    if (is_part && whole) compare(verdict, *whole, row);
  }
}

Verdict run(const Subject& subject) {
  if (!has_prose(subject) && subject.rows().empty())
    return Verdict::not_applicable({"没有文字，也没有指标。", "There is neither text nor any indicator."});
  Verdict verdict;
  for (const Passage& passage : subject.passages()) {
    if (!is_prose(passage) || !passage.signs.may_sum_up || !contains(passage.text, among_them)) continue;
    for (std::string_view sentence : sentences_of(passage.text)) look_into(verdict, sentence, *passage.at);
  }
  compare_rows(verdict, subject);
  return verdict;
}

}  // namespace

const Rule part_exceeds_whole{"ACCORD-005", "part-exceeds-whole", Severity::confirm, run,
                              Needs::every_figure};

}  // namespace hengji::check::accord
