#include "readers/docx/styles.h"

#include <charconv>

namespace hengji::readers::docx {
namespace {

constexpr int longest_chain = 32;  // of styles based on styles

ListLevel level_of(XmlNode node) {
  ListLevel level;
  level.defined = true;
  level.start = number_of(node.child("start"), "val", 1);
  level.restart_after = number_of(node.child("lvlRestart"), "val", -1);
  level.as_decimals = on_off(node, "isLgl") == 1;
  level.separated = node.child("suff").attribute("val") != "nothing";
  level.style = node.child("pStyle").attribute("val");
  level.text = node.child("lvlText").attribute("val");
  for (XmlNode child : children(node)) {
    if (child.name() == "numFmt") level.format = child.attribute("val");
    if (child.name() != "AlternateContent") continue;
    // Formats newer than the standard stand in a choice; its fallback is one of the standard.
    if (XmlNode fallback = child.child("Fallback").child("numFmt")) level.format = fallback.attribute("val");
  }
  return level;
}

ListDefinition definition_of(XmlNode node) {
  ListDefinition definition;
  definition.style_link = node.child("styleLink").attribute("val");
  definition.link_to_style = node.child("numStyleLink").attribute("val");
  for (XmlNode child : children(node)) {
    int level = child.name() == "lvl" ? number_of(child, "ilvl", -1) : -1;
    if (level >= 0 && level < list_levels) definition.levels[level] = level_of(child);
  }
  return definition;
}

List list_of(XmlNode node) {
  List list;
  list.definition = number_of(node.child("abstractNumId"), "val", -1);
  for (XmlNode child : children(node)) {
    int level = child.name() == "lvlOverride" ? number_of(child, "ilvl", -1) : -1;
    if (level < 0 || level >= list_levels) continue;
    if (XmlNode start = child.child("startOverride")) list.starts[level] = number_of(start, "val", 1);
    if (XmlNode changed = child.child("lvl")) list.changed[level] = level_of(changed);
  }
  return list;
}

const Style* find(const Styles& styles, std::string_view id) {
  auto found = styles.find(id);
  return found == styles.end() ? nullptr : &found->second;
}

}  // namespace

int number_of(XmlNode node, std::string_view attribute, int otherwise) {
  std::string_view text = node.attribute(attribute);
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

int on_off(XmlNode parent, std::string_view name) {
  XmlNode node = parent.child(name);
  if (!node) return -1;
  std::string_view value = node.attribute("val");
  return value == "0" || value == "false" || value == "off" ? 0 : 1;
}

Styles parse_styles(XmlNode root) {
  Styles styles;
  for (XmlNode node : children(root)) {
    if (node.name() != "style") continue;
    Style style;
    style.based_on = node.child("basedOn").attribute("val");
    style.hidden = on_off(node.child("rPr"), "vanish");
    XmlNode place = node.child("pPr").child("numPr");
    style.list = number_of(place.child("numId"), "val", -1);
    style.level = number_of(place.child("ilvl"), "val", -1);
    styles.emplace(node.attribute("styleId"), std::move(style));
  }
  return styles;
}

Numbering parse_numbering(XmlNode root) {
  Numbering numbering;
  for (XmlNode node : children(root)) {
    if (node.name() == "abstractNum")
      numbering.definitions.emplace(number_of(node, "abstractNumId", -1), definition_of(node));
    if (node.name() == "num") numbering.lists.emplace(number_of(node, "numId", -1), list_of(node));
  }
  return numbering;
}

int hidden_by_style(const Styles& styles, std::string_view id) {
  const Style* style = find(styles, id);
  for (int i = 0; style != nullptr && i < longest_chain; ++i) {
    if (style->hidden >= 0) return style->hidden;
    style = find(styles, style->based_on);
  }
  return -1;
}

ListPlace list_of(XmlNode properties, const Styles& styles, const Numbering& numbering) {
  XmlNode own = properties.child("numPr");
  int list = number_of(own.child("numId"), "val", -1);
  int level = number_of(own.child("ilvl"), "val", -1);
  std::string_view id = properties.child("pStyle").attribute("val");
  const Style* style = find(styles, id);
  for (int i = 0; style != nullptr && list < 0 && i < longest_chain; ++i) {
    list = style->list;
    if (level < 0) level = style->level;
    if (list > 0 && level < 0) level = numbering.level_of_style(list, id);
    id = style->based_on;
    style = find(styles, id);
  }
  if (list <= 0) return {};
  return {list, level < 0 ? 0 : level};
}

}  // namespace hengji::readers::docx
