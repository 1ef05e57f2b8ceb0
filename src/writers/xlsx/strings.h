#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "writers/text/pieces.h"

namespace hengji::writers::xlsx {

/// xl/sharedStrings.xml: every text once.
class Strings {
 public:
  /// The number of a text of one look, or of pieces that look differently.
  int number_of(const std::vector<Piece>& pieces, const TextLook& look);

  std::string part() const;

 private:
  std::unordered_map<std::string, int> numbers_;  ///< by the entry's own XML
  std::string entries_;
  int uses_ = 0;
};

/// Adds text to an element of a workbook. What a workbook would take for an escaped character (_x0041_) is
/// escaped itself.
void append_cell_text(std::string& xml, std::string_view text);

}  // namespace hengji::writers::xlsx
