#pragma once

#include <string>

namespace hengji::readers::scan {

/// Whether the figures and signs of a text could stand so in print: a recogniser that takes an 8 for an S, a
/// comma for a point or an = for a % is sure of itself and gives what nobody writes ("≤6S%", "946,8", "%37").
/// One to three digits, a point and three more may be a thousand with its comma misread. Says nothing of
/// words; what it refuses is not mended but compared with the original.
bool is_plausible(const std::string& text);

}  // namespace hengji::readers::scan
