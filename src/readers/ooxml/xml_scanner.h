#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace hengji::readers {

/// What is wrong with XML, as a part of a sentence for people.
struct XmlFault {
  std::string_view zh;
  std::string_view en;
};

inline constexpr XmlFault document_type{"含有文档类型定义", "a document type definition"};

/// Walks over XML that lies in memory without building a tree: for sheets of a million cells. Names are
/// local (`x:c` is `c`); text and attribute values are raw and point into the source; `append_xml_text`
/// decodes them. Nothing is ever fetched or expanded: a document type definition is an error, as OOXML
/// wants it, and so is nesting past `limits::xml_depth`.
class XmlScanner {
 public:
  enum class Token { open, close, text, end };

  explicit XmlScanner(std::string_view source) : source_(source) {}

  /// The next token. After a fault (`fault()` is set) it is `end` for ever.
  Token next();

  /// Local name of the element just opened or closed.
  std::string_view name() const { return name_; }
  /// <a/>: opened, and no `close` will come.
  bool is_empty_element() const { return empty_element_; }
  /// Raw text, entities undecoded; a CDATA section is a text of its own with `is_literal`.
  std::string_view text() const { return text_; }
  bool is_literal() const { return literal_; }
  /// How many elements are open around the next token.
  int depth() const { return depth_; }
  /// The byte after the token just given.
  std::size_t position() const { return at_; }

  /// The attributes of the element just opened, one after the other; false when there are no more.
  bool next_attribute(std::string_view& name, std::string_view& value);
  /// The raw value of an attribute of the element just opened, or nothing. Rewinds.
  std::string_view attribute(std::string_view name);

  /// The content of the element just opened where it is text alone, and then the scanner is behind its close;
  /// else false, and nothing has moved. The common case of cells, without a token for each piece.
  bool take_plain_content(std::string_view& content);

  /// The same for `<name>text</name>` as all that the element just opened holds: the scanner is behind its
  /// close.
  bool take_only_child(std::string_view name, std::string_view& content);

  /// To the close of the element just opened; nothing to do for an empty one.
  void skip_element();

  const XmlFault* fault() const { return fault_; }

 private:
  Token fail_at(const XmlFault& what);
  Token open_tag();
  Token close_tag();
  bool skip_past(std::string_view mark);

  std::string_view source_;
  std::size_t at_ = 0;
  std::size_t attributes_ = 0;
  std::size_t attributes_end_ = 0;
  std::size_t attribute_at_ = 0;
  std::string_view name_;
  std::string_view text_;
  bool empty_element_ = false;
  bool literal_ = false;
  int depth_ = 0;
  const XmlFault* fault_ = nullptr;
};

/// Raw XML text with its entities decoded, appended. Unknown entities stay as they are written.
void append_xml_text(std::string& out, std::string_view raw);

/// "Sheet &amp; 1" → "Sheet & 1".
std::string xml_text(std::string_view raw);

}  // namespace hengji::readers
