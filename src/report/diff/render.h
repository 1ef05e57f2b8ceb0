#pragma once

#include <optional>
#include <string>

#include "base/json.h"
#include "base/language.h"
#include "document/document.h"
#include "document/source.h"
#include "report/diff/plan_diff.h"
#include "report/findings/terminal.h"

namespace hengji::report {

/// What changed, for a terminal: removed in red, added in green, each target with whether it became stricter.
std::string diff_text(const ReadingDiff& diff, const Source& before, const Source& after,
                      const TerminalStyle& style);

/// The `hengji.diff/1` object.
Json diff_json(const ReadingDiff& diff, const Source& before, const Source& after, Language language);

/// The same side by side as a document for any format: removed struck through in red, added underlined in
/// green.
Document diff_document(const ReadingDiff& diff, const Source& before, const Source& after, Language language);

/// The new one of two documents that have the same paragraphs and cells, with the old words struck through
/// beside the new ones wherever their texts differ: a form as it was and as it is. Nothing where their places
/// differ.
std::optional<Document> marked_form(const Document& before, const Document& after);

/// 更严, 放宽, …; 新增, 删除, 更名, …
Phrase words_of(Shift shift);
Phrase words_of(IndicatorChange::Kind kind);

/// The plan's own name for people: its department, project or title.
std::string name_of(const Plan& plan);

/// "履职 / 组织拟订… / 新增科技型企业".
std::string path_of(const Indicator& indicator);

}  // namespace hengji::report
