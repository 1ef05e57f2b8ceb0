#pragma once

#include <string>

#include "document/design.h"
#include "document/document.h"
#include "writers/xlsx/strings.h"
#include "writers/xlsx/styles.h"

namespace hengji::writers::xlsx {

/// The blocks of one section, from `begin` up to `end`.
struct Blocks {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct SheetPart {
  std::string xml;
  std::string title_rows;  ///< "$5:$6", the heading rows that each printed page repeats; empty when none do
};

/// xl/worksheets/sheetN.xml of a section.
SheetPart sheet_part(const Document& document, const Section& page, Blocks blocks, Styles& styles,
                     Strings& strings);

}  // namespace hengji::writers::xlsx
