#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace hengji::writers {

/// The character identifiers of a CFF font's signs, by their numbers (Adobe technical note 5176, 13 and 18).
/// Empty where the font names its signs instead, or is none.
std::vector<std::uint32_t> cids_of(std::string_view cff);

}  // namespace hengji::writers
