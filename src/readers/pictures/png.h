#pragma once

#include <string>
#include <string_view>

namespace hengji::readers {

/// What a pixel of a picture consists of: one byte, or red, green and blue.
enum class Colours { grey = 1, full = 3 };

/// A PNG file (ISO/IEC 15948) of pixels that stand row by row from the top. Empty when they are fewer than
/// the size asks for.
std::string png_of(int width, int height, Colours colours, std::string_view pixels);

}  // namespace hengji::readers
