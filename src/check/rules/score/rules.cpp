#include "check/rules/score/rules.h"

namespace hengji::check::score {
namespace {

constexpr const Rule* table[] = {
    &score_above_weight,       &execution_score_differs_from_rule, &scores_do_not_make_total,
    &grade_differs_from_score, &score_above_its_proportion,        &subtotal_differs_from_its_rows,
};

}  // namespace

Family family() {
  return {"SCORE", {"得分", "Scores"}, table};
}

}  // namespace hengji::check::score
