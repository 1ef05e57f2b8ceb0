#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/chinese_text.h"
#include "model/figure_text.h"
#include "model/target_text.h"

using namespace hengji;

/// The first line is an operator cell, the second a unit cell, the rest a value cell and a sentence. What was
/// written stays written, a range is never upside down, every figure quotes the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  auto line = [&] {
    std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view text = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return text;
  };
  std::string_view operator_cell = line();
  std::string_view unit_cell = line();
  Target target = parse_target(rest, operator_cell, unit_cell);
  if (target.written != squeezed(rest)) std::abort();
  if (target.comparison == Comparison::between && target.upper < target.value) std::abort();
  scale_of(target.unit);
  std::string text = squeezed(rest);
  for (const Figure& figure : figures_in(rest))
    if (figure.words.empty() || text.find(figure.quote) == std::string::npos) std::abort();
  for (const auto& citation : citations_in(rest))
    if (text.find(citation.value) == std::string::npos) std::abort();
  return 0;
}
