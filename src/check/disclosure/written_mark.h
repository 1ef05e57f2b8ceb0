#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hengji::check {

/// Marks on a document that say who may read it.
struct WrittenMarks {
  std::vector<std::string> secret;  ///< 绝密, 机密, 秘密: alone, behind 密级, before a star and a term
  std::vector<std::string> internal;  ///< 内部资料, 仅供内部使用: alone or before 注意保存; 公开属性：不公开
};

/// The marks of one paragraph or cell; `label` is the cell before it. The same words in a sentence
/// (保守国家秘密, 内部资料管理制度) are none.
WrittenMarks marks_of(std::string_view text, std::string_view label);

}  // namespace hengji::check
