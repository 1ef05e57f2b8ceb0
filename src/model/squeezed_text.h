#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/figure_text.h"

namespace hengji {

/// A text without white space, and its origins at the offsets that this gives them.
struct Squeezed {
  std::string text;
  std::vector<Origin> origins;
};

Squeezed squeezed_with(std::string_view text, std::span<const Origin> origins);

/// Where the bytes from `begin` to `end` were printed; unknown without origins.
Location place_of(std::span<const Origin> origins, std::size_t begin, std::size_t end);

}  // namespace hengji
