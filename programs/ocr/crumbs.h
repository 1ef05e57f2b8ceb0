#pragma once

#include "page.h"

namespace hengji::ocr {

/// Takes out marks that are crumbs of the characters beside them: a point beside 、 or a dot between two
/// Chinese characters that leave no room for it. What stood beside one is uncertain.
void drop_crumbs(const Picture& text, double height, TextLine& line);

}  // namespace hengji::ocr
