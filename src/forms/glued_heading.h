#pragma once

#include <optional>

#include "document/document.h"
#include "policy/vocabulary.h"

namespace hengji::forms {

/// A table without rules whose heading was taken for part of the cells above and below it (年度目标 |
/// 一级指标 in one cell, lines below each other), with the heading in a row of its own. Nothing when it has
/// no such cell.
std::optional<Table> with_heading_cut_out(const Table& table, const policy::Vocabulary& vocabulary);

}  // namespace hengji::forms
