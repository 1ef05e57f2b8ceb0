#pragma once

#include <string>
#include <vector>

#include "document/document.h"

namespace hengji::readers::text {

/// Gives the cells of a table that goes on from another page the columns that they had there. Laid out text
/// leaves no white for a column without text on its page, so that places do not tell; what the cells hold
/// does. Columns follow in the same order; those of `before` without text here are empty. A column that might
/// as well be another one is taken out of the table, and its text given back. Does nothing where the table
/// has as many columns, or where its cells are of another kind.
std::vector<Cell> take_columns_of(const Table& before, Table& table);

}  // namespace hengji::readers::text
