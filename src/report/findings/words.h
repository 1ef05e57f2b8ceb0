#pragma once

#include <string>

#include "base/language.h"
#include "check/rule.h"
#include "document/finding.h"
#include "report/findings/report.h"

namespace hengji::report {

/// 阻断, 须确认, 建议.
Phrase words_of(Severity severity);
/// 通过, 发现问题, 不适用, 资料不足, 未能运行.
Phrase words_of(check::Outcome outcome);

/// What the figure beside the one that was found is called: 另一处 when the document states it at one of the
/// places too, for then either may be right; 应为 when it was computed.
Phrase label_of_expected(const Finding& finding);

/// "2 项阻断，11 项须确认，8 项建议（另有 1 项已压制）".
std::string summary(const Totals& totals, Language language);

/// "规则 73 条：通过 40，发现问题 12，不适用 15，资料不足 6".
std::string summary(const std::vector<check::Coverage>& coverage, Language language);

/// "第 3 页", "plan.xlsx!…": a place in the file, for people.
std::string words_of(const Location& at, Language language);

}  // namespace hengji::report
