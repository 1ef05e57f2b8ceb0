#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/vocabulary.h"

namespace hengji::forms {

/// 单位名称：桐坞镇人民政府 in one cell: the label and what follows its colon.
struct Labelled {
  const policy::Word* word = nullptr;  ///< nothing when the text is no label
  std::string_view label;
  std::string_view value;
  bool has_colon = false;
};

Labelled labelled(std::string_view text, const policy::Vocabulary& vocabulary);

/// A name that goes on with the next label of its row, because in a scan the ruling between them was lost or
/// taken for a stroke of text: 北京大学1实施单位, 某某局丨资金总额（万元）1,486.90.
struct RunOn {
  std::string_view name;
  Labelled next;
};

std::optional<RunOn> run_on(std::string_view text, const policy::Vocabulary& vocabulary);

/// A short label and its value in one cell, whatever the label says, both without white space around them.
struct OwnLabel {
  std::string label;
  std::string value;
};

/// 计划结束日期：2026-12-31; nothing for a sentence and where either is missing.
std::optional<OwnLabel> own_label(std::string_view text);

/// Parts of a line that stand apart: 填报单位：某局    单位：万元.
std::vector<std::string_view> parts_of(std::string_view line);

}  // namespace hengji::forms
