#include <fmt/format.h>

#include <utility>

#include "check/rules/weight/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::weight {
namespace {

/// Fewer rows may be a part of a table.
constexpr std::size_t fewest_rows = 3;

/// A sum further away than this is another scheme, or a table of which a part was read.
const Decimal widest_slip(10);

bool is_a_slip(const Decimal& sum, const policy::Lexicon& lexicon) {
  if (lexicon.is_word(WordList::cell_weight_sum, sum.normalized())) return false;
  for (int whole : {100, 90, 80}) {
    Decimal off = sum - Decimal(whole);
    if (off <= widest_slip && -off <= widest_slip) return true;
  }
  return false;
}

Verdict run(const Subject& subject) {
  if (subject.rows().size() < fewest_rows || subject.plan().goals.size() > 1)
    return Verdict::not_applicable(
        {"看不出是一张完整的权重表。", "It cannot be seen as one whole set of weights."});
  Decimal sum;
  std::vector<Place> places;
  for (const Row& row : subject.rows()) {
    if (!row.indicator->weight)
      return Verdict::not_applicable({"不是每条指标都有权重。", "Not every indicator has a weight."});
    sum += *row.indicator->weight;
    places.push_back(
        {row.indicator->level3.value + " " + row.indicator->weight->to_string(), row.indicator->level3.at});
  }
  Verdict verdict;
  if (!is_a_slip(sum, subject.lexicon())) return verdict;
  verdict
      .add({fmt::format("各项权重合计 {}。", sum.normalized()),
            fmt::format("The weights add up to {}.", sum.normalized())},
           std::move(places))
      .found = sum.normalized();
  return verdict;
}

}  // namespace

const Rule weights_do_not_sum{"WEIGHT-002", "weights-do-not-sum", Severity::confirm, run,
                              Needs::every_figure};

}  // namespace hengji::check::weight
