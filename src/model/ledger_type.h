#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace hengji {

/// A column of an evidence table (台账).
struct LedgerColumn {
  enum class Type {
    text,
    number,  ///< with `unit` and up to `places` digits after the point
    date,
    credit_code,  ///< 统一社会信用代码, kept as text; a wrong check digit warns
  };

  std::string name;
  std::vector<std::string> synonyms;  ///< other headings under which files have it
  Type type = Type::text;
  std::string unit;
  int places = 4;
  bool is_required = false;  ///< a blank cell refuses the row
};

/// What a kind of evidence table looks like. Typed by a pack.
struct LedgerType {
  std::string name;  ///< 高新技术企业, 技术合同登记, …
  std::vector<LedgerColumn> columns;
  std::vector<std::string> key;  ///< the columns that tell two rows apart
  std::string citation;
};

}  // namespace hengji
