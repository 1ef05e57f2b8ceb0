#pragma once

#include <string_view>

#include "check/subject.h"

namespace hengji::check {

/// Whether a folded name ends as one of a rate does: 完好率, 占比; 频率 and 功率 are none.
bool names_a_share(std::string_view folded_name, const policy::Lexicon& lexicon);

/// Whether a folded name ends as one of a count or a size does: 人数, 面积, 查办案件数; 指数 and 系数 are
/// none.
bool names_a_count(std::string_view folded_name, const policy::Lexicon& lexicon);

/// Whether the target is a share of a whole, which is never more than all of it: 覆盖率 in %. 毛入学率 and
/// 拨备覆盖率 are of another number than that of those who may be counted.
bool is_bounded_share(const Row& row, const Target& target, const policy::Lexicon& lexicon);

/// Whether the name asks for a figure and the target of that period answers with words: 办结率 达标. Words
/// that stand for a figure (零, 全覆盖, 应保尽保) and those with digits in them are none; satisfaction has a
/// rule of its own.
bool answers_in_words(const Subject& subject, const Row& row, Period period);

}  // namespace hengji::check
