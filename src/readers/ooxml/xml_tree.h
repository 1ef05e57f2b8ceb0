#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace pugi {
struct xml_node_struct;
class xml_document;
}  // namespace pugi

namespace hengji::readers {

/// A node of an XmlTree: an element or a piece of text. Cheap to copy; valid while its tree lives. A missing
/// node is false, and everything asked of it is empty.
class XmlNode {
 public:
  XmlNode() = default;
  explicit XmlNode(pugi::xml_node_struct* node) : node_(node) {}

  explicit operator bool() const { return node_ != nullptr; }
  /// The name without its prefix: "tbl" of <w:tbl>; "" of text.
  std::string_view name() const;
  bool is_text() const;
  /// The text of a text node.
  std::string_view value() const;
  /// The text directly inside an element.
  std::string text() const;

  XmlNode first_child() const;
  XmlNode next_sibling() const;
  /// The first child of that name, without its prefix.
  XmlNode child(std::string_view name) const;

  /// The value of the attribute of that name, without its prefix; "" when there is none.
  std::string_view attribute(std::string_view name) const;
  bool has_attribute(std::string_view name) const;

  /// The byte of the source at which an element's tag begins.
  std::size_t offset() const;

 private:
  pugi::xml_node_struct* node_ = nullptr;
};

/// Parsed XML of at most `limits::tree_bytes`, nested at most `limits::xml_depth` deep, so that functions may
/// recurse over it. Document type definitions are refused; white space is kept.
class XmlTree {
 public:
  /// `part` names the piece in messages.
  static Result<XmlTree> parse(std::string_view part, std::string xml);
  XmlTree(XmlTree&&) noexcept;
  XmlTree& operator=(XmlTree&&) noexcept;
  ~XmlTree();

  XmlNode root() const;

 private:
  XmlTree();

  std::unique_ptr<std::string> xml_;  ///< the tree's strings lie in it
  std::unique_ptr<pugi::xml_document> document_;
};

/// The children of a node, for range-for.
struct ChildrenOf {
  struct Iterator {
    XmlNode node;
    XmlNode operator*() const { return node; }
    Iterator& operator++() {
      node = node.next_sibling();
      return *this;
    }
    bool operator!=(const Iterator& other) const {
      return static_cast<bool>(node) != static_cast<bool>(other.node);
    }
  };
  XmlNode parent;
  Iterator begin() const { return {parent.first_child()}; }
  Iterator end() const { return {}; }
};
inline ChildrenOf children(XmlNode node) {
  return {node};
}

}  // namespace hengji::readers
