#pragma once

#include <string>
#include <vector>

#include "readers/docx/parse.h"
#include "readers/docx/styles.h"

namespace hengji::readers::docx {

/// Walks the content of a document part and builds the mirror. Fields show their results, not their
/// instructions; of alternate content one choice is taken; what is deleted or hidden is counted and left out.
class Body {
 public:
  Body(const Styles& styles, Mirror& mirror) : styles_(styles), mirror_(mirror) {}

  /// The paragraphs and tables inside a node.
  void append_blocks(XmlNode parent, std::vector<Block>& blocks);

  /// Ids of the notes referred to, in order.
  const std::vector<std::string>& footnotes() const { return footnotes_; }
  const std::vector<std::string>& endnotes() const { return endnotes_; }

 private:
  void block(XmlNode node, std::vector<Block>& blocks);
  Paragraph paragraph(XmlNode node);
  void inline_content(XmlNode parent, Paragraph& paragraph);
  void inline_piece(XmlNode node, Paragraph& paragraph);
  void run(XmlNode node, Paragraph& paragraph);
  void run_piece(XmlNode node, Paragraph& paragraph);
  void field_mark(XmlNode node, Paragraph& paragraph);
  void graphic(XmlNode node, Paragraph& paragraph);
  Table table(XmlNode node);
  void rows(XmlNode parent, Table& table);
  void cells(XmlNode parent, TableRow& row);
  bool is_hidden(XmlNode run_properties) const;
  bool shows_text() const;

  const Styles& styles_;
  Mirror& mirror_;
  std::vector<bool> fields_;  ///< open fields; true while inside the instruction
  int hidden_paragraph_ = -1;
  std::vector<std::string> footnotes_;
  std::vector<std::string> endnotes_;
};

/// The branch of <mc:AlternateContent> to read: its first choice that holds something, else the fallback.
XmlNode chosen(XmlNode alternate_content);

/// A character of a symbol font as the character that it looks like: Wingdings FE → ☑. "�" when unknown.
std::string symbol(std::string_view font, std::string_view code);

}  // namespace hengji::readers::docx
