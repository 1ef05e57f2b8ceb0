#pragma once

#include <span>
#include <string>
#include <vector>

#include "document/document.h"
#include "forms/flat/flat_heading.h"
#include "policy/vocabulary.h"

namespace hengji::forms::flat {

/// Lines in front of an indicator table, with their labels and values told apart.
struct HeaderRows {
  std::vector<Block> blocks;  ///< tables of labels and values; lines that have no label stay paragraphs
  std::vector<std::string> functions;  ///< 单位主要职能, each without white space and numbering
  std::vector<Unread> unread;          ///< texts of which nobody can tell to which label they belong
};

/// Reads labels that stand in front of their values in one line, over them, or that are wrapped over several
/// lines (单位/名称, 年度/目标), and makes table rows of them.
HeaderRows header_rows(std::span<const FlatLine> lines, const policy::Vocabulary& vocabulary);

/// Does a label begin in this line that opens another part of a form?
bool begins_with_label(std::span<const FlatLine> lines, const policy::Vocabulary& vocabulary);

}  // namespace hengji::forms::flat
