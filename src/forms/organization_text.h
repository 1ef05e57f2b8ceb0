#pragma once

#include "forms/passage.h"
#include "model/organization.h"

namespace hengji::forms {

/// What the sentences of 机构设置及人员配置 state: 实有公务员19人 is the headcount, 行政编制66名 the quota
/// (several kinds are added, a total stated before them is taken), 副局长4名 a post, 办公室2人 or
/// 立案庭（10人） an office. Retired and hired people are none of these.
Organization organization_in(const Passage& passage);

}  // namespace hengji::forms
