#pragma once

#include <vector>

#include "forms/passage.h"
#include "model/plan.h"

namespace hengji::forms {

/// 单位主要职能 cut at its numbering (（一） 二、 3. 4） ⑤): the numbering that the passage begins with,
/// counting on by ones; numbers of another style or out of turn belong to the text. A passage without
/// numbering is one function with the number 0. What stands before the first number (主要职能包括：) is
/// dropped when it ends with a colon.
std::vector<Function> functions_in(const Passage& passage);

}  // namespace hengji::forms
