#pragma once

#include "picture.h"

namespace hengji::ocr {

/// Where there is ink: 255, elsewhere 0. Shadows and yellowed paper are not ink: each pixel is compared with
/// its surroundings.
Picture ink_of(const Picture& picture);

/// The height of the page's characters in pixels, as most of its ink has it; 0 where there is next to none.
double character_height(const Picture& ink);

/// How far the lines of the page climb to the right, in degrees, within ±15; 0 where nothing tells.
double skew(const Picture& ink);

/// The picture turned clockwise by that many degrees about its middle. What was outside is as its edge is:
/// white beside shaded paper would look like a ruling.
Picture turned(const Picture& picture, double degrees);

/// The picture turned clockwise by quarters of a full turn.
Picture quarter_turned(const Picture& picture, int quarters);

/// How much larger a picture should be for strokes of its characters not to run together; 1 where they are
/// large enough.
double enlargement(const Picture& picture);

/// The picture made larger with smooth edges, `factor` at least 1.
Picture enlarged(const Picture& picture, double factor);

/// The picture made smaller by averaging, `factor` at most 1.
Picture shrunk(const Picture& picture, double factor);

/// The picture with its edges softened, as a camera would see it: two shades have no grey between them.
Picture softened(const Picture& picture, double spread);

}  // namespace hengji::ocr
