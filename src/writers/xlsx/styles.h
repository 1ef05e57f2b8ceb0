#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "document/design.h"

namespace hengji::writers::xlsx {

/// xl/styles.xml, gathered while cells are written.
class Styles {
 public:
  Styles();

  /// The number of a cell style. `decimals` is how many places a number shows; -1 for text.
  int style_of(const CellLook& look, int decimals);
  int style_of(const ParagraphLook& look);

  std::string part() const;

  /// The children of a font, or of the properties of a run, whose font is called otherwise ("rFont").
  static std::string font_xml(const TextLook& look, std::string_view font_element);

 private:
  using Key = std::tuple<int, int, int, int, Alignment, VerticalAlignment>;

  int add(std::vector<std::string>& list, std::string xml);
  int number_format(int decimals);
  int add_style(int font, int fill, int border, int format, Alignment alignment, VerticalAlignment vertical);

  std::vector<std::string> fonts_;
  std::vector<std::string> fills_;
  std::vector<std::string> borders_;
  std::map<int, int> formats_;  ///< by decimals: the number of the format
  std::vector<std::string> styles_;
  std::map<Key, int> numbers_;
};

}  // namespace hengji::writers::xlsx
