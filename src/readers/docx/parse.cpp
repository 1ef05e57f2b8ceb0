#include "readers/docx/parse.h"

#include "readers/docx/body.h"
#include "readers/docx/styles.h"

namespace hengji::readers::docx {
namespace {

/// A part that the main part points at, as a tree; nothing when there is none.
Result<std::unique_ptr<XmlTree>> related(Package& package, const std::vector<Relationship>& pointers,
                                         std::string_view type) {
  for (const Relationship& pointer : pointers) {
    if (pointer.type != type || pointer.is_external || !package.has(pointer.target)) continue;
    std::string xml = TRY(package.read(pointer.target));
    return std::make_unique<XmlTree>(TRY(XmlTree::parse(pointer.target, std::move(xml))));
  }
  return nullptr;
}

/// The notes in the order in which the text refers to them.
void append_notes(Body& body, const XmlTree* tree, const std::vector<std::string>& order, Mirror& mirror) {
  if (tree == nullptr) return;
  for (const std::string& id : order)
    for (XmlNode note : children(tree->root()))
      if (note.attribute("id") == id) body.append_blocks(note, mirror.notes);
}

}  // namespace

Result<Mirror> parse(Package& package) {
  std::string part = TRY(package.main_part());
  std::vector<Relationship> pointers = TRY(package.relationships(part));
  Mirror mirror;
  Styles styles;
  auto style_tree = TRY(related(package, pointers, "styles"));
  if (style_tree != nullptr) styles = parse_styles(style_tree->root());
  auto numbering_tree = TRY(related(package, pointers, "numbering"));
  if (numbering_tree != nullptr) mirror.numbering = parse_numbering(numbering_tree->root());
  auto footnotes = TRY(related(package, pointers, "footnotes"));
  auto endnotes = TRY(related(package, pointers, "endnotes"));

  std::string xml = TRY(package.read(part));
  XmlTree tree = TRY(XmlTree::parse(part, std::move(xml)));
  Body body(styles, mirror);
  body.append_blocks(tree.root().child("body"), mirror.body);
  append_notes(body, footnotes.get(), body.footnotes(), mirror);
  append_notes(body, endnotes.get(), body.endnotes(), mirror);
  return mirror;
}

}  // namespace hengji::readers::docx
