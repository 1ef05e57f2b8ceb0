#pragma once

#include <vector>

#include "document/document.h"

namespace hengji::readers {

/// The tables of a sheet on which forms stand beside each other with blank columns between them, from left to
/// right. That they are forms of their own is told by the right one repeating, in the same rows, the first
/// line and further words of the left one; every other table, blank columns or not, comes back whole.
std::vector<Table> forms_beside(Table table);

}  // namespace hengji::readers
