#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "document/location.h"
#include "model/target.h"

namespace hengji {

/// A figure that a sentence promises: 科技型中小企业评价入库超2300家.
struct Figure {
  std::string words;  ///< what it measures: 科技型中小企业评价入库
  Comparison comparison = Comparison::equal;
  Decimal value;
  std::string unit;   ///< 家, 亿元, %; empty when none is written
  std::string quote;  ///< the clause as printed: 科技型中小企业评价入库超2300家
  Location at;

  friend bool operator==(const Figure&, const Figure&) = default;
};

}  // namespace hengji
