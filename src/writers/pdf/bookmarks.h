#pragma once

#include <vector>

#include "writers/pages/page.h"
#include "writers/pdf/objects.h"

namespace hengji::writers::pdf {

/// Adds the headings as the tree beside the pages (ISO 32000-1, 12.3.3). Gives the number of its root; 0
/// where there are no headings. `numbers` has the object of each page.
int add_bookmarks(Objects& objects, const Pages& pages, const std::vector<int>& numbers);

}  // namespace hengji::writers::pdf
