#pragma once

#include <span>
#include <vector>

#include "document/document.h"
#include "readers/page/sections.h"

namespace hengji::readers::page {

/// The table that ends a page, so that the next may go on with it: nothing but page numbers and short notes
/// stand below it. Null when there is none.
const Table* open_table(std::span<const Block> blocks);

/// Where the columns of a table stand: the lines before, between and after them.
struct Borders {
  std::vector<double> all;       ///< of all columns
  std::vector<double> last_row;  ///< of the cells of its last row
};
Borders borders_of(const Table& table);

/// Lets sections whose text stands in the columns of the last row of the page before have those: a column
/// without text on this page is one nevertheless. The borders are moved where a text that is clearly in one
/// column reaches over them. Says whether any section has.
bool adopt_columns(std::vector<Section>& sections, std::span<const Band> bands, Borders& borders);

/// Adds the blocks of the next page. A row that the page break tore is put together again: its rest is in
/// the first row of the next page, in columns that wrapped, while those that did not wrap are empty there.
/// So is a label of which one character, or an end that other labels of its column share, was torn off.
void append_page(std::vector<Block>& blocks, std::vector<Block> next);

}  // namespace hengji::readers::page
