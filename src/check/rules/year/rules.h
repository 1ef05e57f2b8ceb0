#pragma once

#include "check/check.h"

namespace hengji::check::year {

Family family();
extern const Rule goal_speaks_of_another_year;           // YEAR-001
extern const Rule cited_document_from_the_future;        // YEAR-002
extern const Rule document_number_malformed;             // YEAR-003
extern const Rule deadline_before_the_year;              // YEAR-004
extern const Rule period_of_title_differs_from_columns;  // YEAR-005
extern const Rule long_term_goal_already_past;           // YEAR-006

}  // namespace hengji::check::year
