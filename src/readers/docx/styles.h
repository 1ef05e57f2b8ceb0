#pragma once

#include <map>
#include <string>

#include "readers/docx/numbering.h"
#include "readers/ooxml/xml_tree.h"

namespace hengji::readers::docx {

/// What of a style bears on the text.
struct Style {
  std::string based_on;
  int list = -1;    ///< -1: not said
  int level = -1;   ///< -1: not said
  int hidden = -1;  ///< 1 hidden, 0 shown, -1 not said
};

using Styles = std::map<std::string, Style, std::less<>>;

Styles parse_styles(XmlNode root);
Numbering parse_numbering(XmlNode root);

/// Whether an on/off property (<w:vanish/>, <w:vanish w:val="0"/>) is there: 1, 0 or -1.
int on_off(XmlNode parent, std::string_view name);
/// The decimal value of an attribute, or `otherwise`.
int number_of(XmlNode node, std::string_view attribute, int otherwise);

/// What the style or one that it is based on says, -1 when none does.
int hidden_by_style(const Styles& styles, std::string_view style);
/// The list of a paragraph, by its own properties and its style.
ListPlace list_of(XmlNode paragraph_properties, const Styles& styles, const Numbering& numbering);

}  // namespace hengji::readers::docx
