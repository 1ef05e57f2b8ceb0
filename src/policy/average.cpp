#include "policy/average.h"

#include <algorithm>

namespace hengji::policy {

bool is_average(std::string_view folded_name) {
  constexpr std::string_view words[] = {"每", "均"};
  return std::ranges::any_of(
      words, [&](std::string_view word) { return folded_name.find(word) != std::string_view::npos; });
}

}  // namespace hengji::policy
