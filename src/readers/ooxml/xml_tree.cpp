#include "readers/ooxml/xml_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>

#include "base/limits.h"
#include "readers/ooxml/package.h"

namespace hengji::readers {
namespace {

constexpr unsigned parse_flags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
                                 pugi::parse_doctype | pugi::parse_ws_pcdata_single;

std::string_view local(const char* name) {
  std::string_view whole = name;
  std::size_t colon = whole.find(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

bool is_too_deep(pugi::xml_node node) {
  int depth = 0;
  while (node) {
    if (node.first_child()) {
      node = node.first_child();
      if (++depth > limits::xml_depth) return true;
      continue;
    }
    while (node && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    if (node) node = node.next_sibling();
  }
  return false;
}

Error too_large(std::string_view part) {
  return Error::limit(
      {fmt::format("文件内部的“{}”超过 {} MiB 的上限，没有读。", part, limits::tree_bytes >> 20),
       fmt::format("\"{}\" inside the file is larger than the limit of {} MiB; it was not read.", part,
                   limits::tree_bytes >> 20)});
}

Error too_deep(std::string_view part) {
  return Error::limit({fmt::format("文件内部的“{}”嵌套超过 {} 层的上限，没有读。", part, limits::xml_depth),
                       fmt::format("\"{}\" inside the file is nested deeper than {} levels; it was not read.",
                                   part, limits::xml_depth)});
}

}  // namespace

XmlTree::XmlTree()
    : xml_(std::make_unique<std::string>()), document_(std::make_unique<pugi::xml_document>()) {}
XmlTree::XmlTree(XmlTree&&) noexcept = default;
XmlTree& XmlTree::operator=(XmlTree&&) noexcept = default;
XmlTree::~XmlTree() = default;

Result<XmlTree> XmlTree::parse(std::string_view part, std::string xml) {
  if (xml.size() > limits::tree_bytes) return fail(too_large(part));
  XmlTree tree;
  *tree.xml_ = std::move(xml);
  auto outcome = tree.document_->load_buffer_inplace(tree.xml_->data(), tree.xml_->size(), parse_flags,
                                                     pugi::encoding_utf8);
  if (!outcome) return fail(damaged_part(part, {"语法有误", outcome.description()}));
  for (pugi::xml_node node : tree.document_->children())
    if (node.type() == pugi::node_doctype) return fail(damaged_part(part, document_type));
  if (is_too_deep(tree.document_->first_child())) return fail(too_deep(part));
  return tree;
}

XmlNode XmlTree::root() const {
  return XmlNode(document_->document_element().internal_object());
}

std::string_view XmlNode::name() const {
  return local(pugi::xml_node(node_).name());
}

bool XmlNode::is_text() const {
  auto type = pugi::xml_node(node_).type();
  return type == pugi::node_pcdata || type == pugi::node_cdata;
}

std::string_view XmlNode::value() const {
  return pugi::xml_node(node_).value();
}

std::string XmlNode::text() const {
  std::string text;
  for (pugi::xml_node child : pugi::xml_node(node_).children())
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
  return text;
}

std::size_t XmlNode::offset() const {
  return static_cast<std::size_t>(std::max<std::ptrdiff_t>(pugi::xml_node(node_).offset_debug() - 1, 0));
}

XmlNode XmlNode::first_child() const {
  return XmlNode(pugi::xml_node(node_).first_child().internal_object());
}

XmlNode XmlNode::next_sibling() const {
  return XmlNode(pugi::xml_node(node_).next_sibling().internal_object());
}

XmlNode XmlNode::child(std::string_view name) const {
  for (pugi::xml_node node : pugi::xml_node(node_).children())
    if (local(node.name()) == name) return XmlNode(node.internal_object());
  return {};
}

std::string_view XmlNode::attribute(std::string_view name) const {
  for (pugi::xml_attribute attribute : pugi::xml_node(node_).attributes())
    if (local(attribute.name()) == name) return attribute.value();
  return {};
}

bool XmlNode::has_attribute(std::string_view name) const {
  for (pugi::xml_attribute attribute : pugi::xml_node(node_).attributes())
    if (local(attribute.name()) == name) return true;
  return false;
}

}  // namespace hengji::readers
