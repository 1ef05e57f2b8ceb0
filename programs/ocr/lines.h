#pragma once

#include <vector>

#include "picture.h"

namespace hengji::ocr {

/// The areas of single lines of text, none of them across a ruling, in no particular order. `rulings` is the
/// mask of `drawn`, `height` the height of a character. Text with a gap wider than a character or two makes
/// two areas.
std::vector<Area> text_lines(const Picture& ink, const Picture& rulings, double height);

/// 255 where specks lie that are too small for a full stop and stand apart from all other ink.
Picture dust_of(const Picture& ink, const Picture& rulings, double height);

/// The smallest part of an area that holds its ink; empty where there is none.
Area tight(const Picture& ink, const Area& area);

}  // namespace hengji::ocr
