#pragma once

#include <vector>

#include "writers/pages/setter.h"

namespace hengji::writers {

/// Prints the lines in the margins of all pages, with their numbers. `sections` has one for each page.
void add_running_lines(Pages& pages, const std::vector<const Section*>& sections, Setter& setter);

}  // namespace hengji::writers
