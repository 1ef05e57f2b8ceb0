#include "readers/docx/body.h"

#include <algorithm>

namespace hengji::readers::docx {
namespace {

constexpr std::string_view ballot_box = "□";
constexpr std::string_view ballot_box_with_check = "☑";

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

/// Elements that stand around content without changing it.
bool is_wrapper(std::string_view name) {
  return is_one_of(name, {"hyperlink", "smartTag", "customXml", "ins", "moveTo", "sdtContent", "bdo", "dir",
                          "fldSimple", "oMath", "oMathPara", "ruby", "rubyBase", "subDoc"});
}

/// A content control that still shows its prompt is blank.
bool shows_prompt(XmlNode control) {
  return on_off(control.child("sdtPr"), "showingPlcHdr") == 1;
}

bool is_deletion(std::string_view name) {
  return name == "del" || name == "moveFrom";
}

}  // namespace

XmlNode chosen(XmlNode alternate_content) {
  XmlNode fallback;
  for (XmlNode branch : children(alternate_content)) {
    if (branch.name() == "Choice" && branch.first_child()) return branch;
    if (branch.name() == "Fallback") fallback = branch;
  }
  return fallback;
}

void Body::append_blocks(XmlNode parent, std::vector<Block>& blocks) {
  for (XmlNode node : children(parent)) block(node, blocks);
}

void Body::block(XmlNode node, std::vector<Block>& blocks) {
  std::string_view name = node.name();
  if (name == "p") {
    blocks.push_back({paragraph(node), nullptr});
  } else if (name == "tbl") {
    blocks.push_back({{}, std::make_unique<Table>(table(node))});
  } else if (name == "sdt") {
    if (!shows_prompt(node)) append_blocks(node.child("sdtContent"), blocks);
  } else if (name == "AlternateContent") {
    append_blocks(chosen(node), blocks);
  } else if (is_deletion(name)) {
    ++mirror_.tracked_changes;
  } else if (name == "altChunk") {
    ++mirror_.embedded_objects;
  } else if (is_wrapper(name)) {
    if (name == "ins" || name == "moveTo") ++mirror_.tracked_changes;
    append_blocks(node, blocks);
  }
}

Paragraph Body::paragraph(XmlNode node) {
  Paragraph paragraph;
  paragraph.source = node.offset();
  XmlNode properties = node.child("pPr");
  XmlNode mark = properties.child("rPr");
  paragraph.list = list_of(properties, styles_, mirror_.numbering);
  paragraph.joins_next = static_cast<bool>(mark.child("del"));
  if (paragraph.joins_next || mark.child("ins") || properties.child("pPrChange")) ++mirror_.tracked_changes;
  int outer =
      std::exchange(hidden_paragraph_, hidden_by_style(styles_, properties.child("pStyle").attribute("val")));
  inline_content(node, paragraph);
  hidden_paragraph_ = outer;
  return paragraph;
}

void Body::inline_content(XmlNode parent, Paragraph& paragraph) {
  for (XmlNode node : children(parent)) inline_piece(node, paragraph);
}

void Body::inline_piece(XmlNode node, Paragraph& paragraph) {
  std::string_view name = node.name();
  if (name == "r") {
    run(node, paragraph);
  } else if (name == "sdt") {
    if (!shows_prompt(node)) inline_content(node.child("sdtContent"), paragraph);
  } else if (name == "AlternateContent") {
    inline_content(chosen(node), paragraph);
  } else if (is_deletion(name)) {
    ++mirror_.tracked_changes;
  } else if (is_wrapper(name)) {
    if (name == "ins" || name == "moveTo") ++mirror_.tracked_changes;
    inline_content(node, paragraph);
  } else if (is_one_of(name, {"f", "num", "den", "sSup", "sSub", "sSubSup", "e", "sup", "sub", "d", "rad",
                              "deg", "nary"})) {
    inline_content(node, paragraph);  // mathematics, in reading order
  }
}

bool Body::is_hidden(XmlNode properties) const {
  int own = on_off(properties, "vanish");
  if (own >= 0) return own == 1;
  int by_style = hidden_by_style(styles_, properties.child("rStyle").attribute("val"));
  return by_style >= 0 ? by_style == 1 : hidden_paragraph_ == 1;
}

bool Body::shows_text() const {
  return std::ranges::find(fields_, true) == fields_.end();
}

void Body::run(XmlNode node, Paragraph& paragraph) {
  XmlNode properties = node.child("rPr");
  bool hidden = is_hidden(properties);
  if (hidden && node.child("t")) ++mirror_.hidden_pieces;
  for (XmlNode piece : children(node)) {
    // The marks of fields count even where they are hidden, or their instructions would show.
    if (!hidden || piece.name() == "fldChar") run_piece(piece, paragraph);
  }
}

void Body::run_piece(XmlNode node, Paragraph& paragraph) {
  std::string_view name = node.name();
  if (name == "fldChar") return field_mark(node, paragraph);
  if (!shows_text()) return;
  if (name == "t") {
    paragraph.text += node.text();
  } else if (name == "tab" || name == "ptab") {
    paragraph.text += '\t';
  } else if (name == "br" || name == "cr") {
    if (node.attribute("type") != "page") paragraph.text += '\n';
  } else if (name == "noBreakHyphen") {
    paragraph.text += '-';
  } else if (name == "sym") {
    paragraph.text += symbol(node.attribute("font"), node.attribute("char"));
  } else if (name == "footnoteReference") {
    footnotes_.emplace_back(node.attribute("id"));
  } else if (name == "endnoteReference") {
    endnotes_.emplace_back(node.attribute("id"));
  } else if (name == "drawing" || name == "pict" || name == "object") {
    graphic(node, paragraph);
  } else if (name == "AlternateContent") {
    for (XmlNode piece : children(chosen(node))) run_piece(piece, paragraph);
  } else if (name == "ruby") {
    inline_content(node.child("rubyBase"), paragraph);
  } else if (name == "delText") {
    ++mirror_.tracked_changes;
  }
}

void Body::field_mark(XmlNode node, Paragraph& paragraph) {
  std::string_view type = node.attribute("fldCharType");
  if (type == "begin") {
    XmlNode form = node.child("ffData");
    if (XmlNode box = form.child("checkBox"); box && shows_text()) {
      int checked = on_off(box, "checked");
      if (checked < 0) checked = on_off(box, "default");
      paragraph.text += checked == 1 ? ballot_box_with_check : ballot_box;
    }
    if (XmlNode list = form.child("ddList"); list && shows_text()) {
      int wanted = number_of(list.child("result"), "val", 0);
      int entry = 0;
      for (XmlNode child : children(list))
        if (child.name() == "listEntry" && entry++ == wanted) paragraph.text += child.attribute("val");
    }
    fields_.push_back(true);
  } else if (type == "separate") {
    if (!fields_.empty()) fields_.back() = false;
  } else if (type == "end") {
    if (!fields_.empty()) fields_.pop_back();
  }
}

void Body::graphic(XmlNode node, Paragraph& paragraph) {
  for (XmlNode child : children(node)) {
    std::string_view name = child.name();
    if (name == "AlternateContent") {
      graphic(chosen(child), paragraph);
    } else if (name == "txbxContent") {
      // A text box is a document of its own: fields that are open outside are not open inside.
      std::vector<bool> outside = std::exchange(fields_, {});
      append_blocks(child, paragraph.boxes);
      fields_ = std::move(outside);
    } else if (name == "blip" || name == "imagedata") {
      ++mirror_.pictures;
    } else if (name == "OLEObject") {
      ++mirror_.embedded_objects;
    } else {
      graphic(child, paragraph);
    }
  }
}

Table Body::table(XmlNode node) {
  Table table;
  rows(node, table);
  return table;
}

void Body::rows(XmlNode parent, Table& table) {
  for (XmlNode node : children(parent)) {
    std::string_view name = node.name();
    if (name == "tr") {
      XmlNode properties = node.child("trPr");
      if (properties.child("ins")) ++mirror_.tracked_changes;
      if (properties.child("del")) {
        ++mirror_.tracked_changes;
      } else if (on_off(properties, "hidden") == 1) {
        ++mirror_.hidden_pieces;
      } else {
        TableRow row;
        row.grid_before = std::clamp(number_of(properties.child("gridBefore"), "val", 0), 0, 1024);
        cells(node, row);
        table.rows.push_back(std::move(row));
      }
    } else if (name == "sdt") {
      rows(node.child("sdtContent"), table);
    } else if (name == "AlternateContent") {
      rows(chosen(node), table);
    } else if (is_wrapper(name)) {
      rows(node, table);
    }
  }
}

void Body::cells(XmlNode parent, TableRow& row) {
  for (XmlNode node : children(parent)) {
    std::string_view name = node.name();
    if (name == "tc") {
      TableCell cell;
      cell.source = node.offset();
      XmlNode properties = node.child("tcPr");
      cell.grid_span = std::clamp(number_of(properties.child("gridSpan"), "val", 1), 1, 1024);
      auto merge = [&](std::string_view kind) {
        XmlNode mark = properties.child(kind);
        if (!mark) return Merge::none;
        return mark.attribute("val") == "restart" ? Merge::first : Merge::continued;
      };
      cell.vertical = merge("vMerge");
      cell.horizontal = merge("hMerge");
      append_blocks(node, cell.content);
      row.cells.push_back(std::move(cell));
    } else if (name == "sdt") {
      cells(node.child("sdtContent"), row);
    } else if (name == "AlternateContent") {
      cells(chosen(node), row);
    } else if (is_wrapper(name)) {
      cells(node, row);
    }
  }
}

}  // namespace hengji::readers::docx
