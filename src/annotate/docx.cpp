#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "annotate/edits.h"
#include "annotate/formats.h"
#include "annotate/package_copy.h"
#include "base/chinese_text.h"
#include "readers/docx/layout.h"
#include "readers/ooxml/xml_scanner.h"
#include "writers/markup/markup.h"

namespace hengji::annotate {
namespace {

using Token = readers::XmlScanner::Token;

constexpr std::string_view transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr std::string_view strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
constexpr std::string_view relationship =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
constexpr std::string_view media_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/// Where the marks of comments go: behind the beginning of a first paragraph, before the end of a last one.
struct Anchor {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_empty_element = false;  ///< <w:p/>: both are at its "/>"
};

/// The anchor around a paragraph, or around the paragraphs of a cell, whose tag begins at that byte.
std::optional<Anchor> anchor_at(std::string_view xml, std::size_t offset) {
  if (offset == 0 || offset >= xml.size()) return std::nullopt;
  readers::XmlScanner scanner(xml.substr(offset));
  std::optional<Anchor> anchor;
  bool is_behind_first_tag = false;
  for (;;) {
    std::size_t before = offset + scanner.position();
    Token token = scanner.next();
    if (token == Token::end) return anchor;
    if (token == Token::open) {
      std::string_view name = scanner.name();
      if (name == "pPr" && is_behind_first_tag) {
        scanner.skip_element();
        anchor->begin = offset + scanner.position();
      } else if (name == "txbxContent" || (name == "tbl" && scanner.depth() > 1)) {
        scanner.skip_element();
      } else if (name == "p") {
        is_behind_first_tag = !anchor;
        std::size_t behind = offset + scanner.position();
        if (scanner.is_empty_element() && !anchor) return Anchor{behind - 2, behind - 2, true};
        if (!anchor) anchor = Anchor{behind, behind, false};
        if (is_behind_first_tag) continue;
      }
      is_behind_first_tag = false;
    } else if (token == Token::close) {
      if (scanner.name() == "p" && anchor) anchor->end = before;
      is_behind_first_tag = false;
    }
    if (token != Token::text && scanner.depth() == 0) return anchor;
  }
}

/// Whether a place, of which row and column may be unknown, is that of a cell.
bool is_at(const Location& place, const Location& cell) {
  return place.table == cell.table && (place.row == 0 || place.row == cell.row) &&
         (place.column == 0 || place.column == cell.column);
}

/// The bytes at which a note's place begins in the main part; 0 when it is not found.
std::size_t source_of(const Note& note, const Document& document,
                      std::span<const readers::FlowOrigin> origins) {
  const std::string wanted = squeezed(note.quote);
  std::size_t by_quote = 0;
  for (const readers::FlowOrigin& origin : origins) {
    const Block& block = document.blocks[origin.block];
    const Cell* cell =
        origin.cell < 0 ? nullptr : &std::get<Table>(block).cells[static_cast<std::size_t>(origin.cell)];
    if (cell && note.at.table != 0 && is_at(note.at, cell->at)) return origin.source;
    const std::string& text = cell ? cell->text : std::get<Paragraph>(block).text;
    if (by_quote == 0 && !wanted.empty() && squeezed(text).find(wanted) != std::string::npos)
      by_quote = origin.source;
  }
  return by_quote;
}

class Commenting {
 public:
  Commenting(std::string_view xml, int first_id) : xml_(xml), next_id_(first_id) {
    space_ = xml.find(strict) != std::string_view::npos ? strict : transitional;
  }

  void put(const Note& note, std::size_t source) {
    marks_[source].push_back(next_id_);
    put_comment(note);
    ++next_id_;
  }

  const std::string& comments() const { return comments_; }
  std::string_view space() const { return space_; }

  std::string commented() const {
    std::vector<Edit> edits;
    for (const auto& [source, ids] : marks_) {
      auto anchor = anchor_at(xml_, source);
      if (!anchor) continue;
      std::string begin, end;
      for (int id : ids) {
        begin += fmt::format(R"(<w:commentRangeStart xmlns:w="{}" w:id="{}"/>)", space_, id);
        end += fmt::format(
            R"(<w:commentRangeEnd xmlns:w="{0}" w:id="{1}"/><w:r xmlns:w="{0}"><w:commentReference w:id="{1}"/></w:r>)",
            space_, id);
      }
      if (anchor->is_empty_element) {
        edits.push_back({anchor->begin, 2, ">" + begin + end + "</" + name_at(source) + ">"});
      } else {
        edits.push_back({anchor->begin, 0, std::move(begin)});
        edits.push_back({anchor->end, 0, std::move(end)});
      }
    }
    return edited(xml_, std::move(edits));
  }

  bool is_anchor(std::size_t source) const { return anchor_at(xml_, source).has_value(); }

 private:
  /// "w:p" of the empty paragraph in the element that begins there.
  std::string name_at(std::size_t source) const {
    std::size_t begin = xml_.rfind('<', anchor_at(xml_, source)->begin) + 1;
    return std::string(xml_.substr(begin, xml_.find_first_of(" \t\r\n/>", begin) - begin));
  }

  void put_comment(const Note& note) {
    comments_ += fmt::format(R"(<w:comment xmlns:w="{}" w:id="{}" w:author="{}" w:initials="{}">)", space_,
                             next_id_, author, author);
    put_line(note.subject, "<w:rPr><w:b/></w:rPr>");
    std::string_view rest = note.text;
    while (!rest.empty()) {
      std::size_t end = std::min(rest.find('\n'), rest.size());
      put_line(rest.substr(0, end), "");
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    comments_ += "</w:comment>";
  }

  void put_line(std::string_view line, std::string_view look) {
    comments_ += fmt::format("<w:p><w:r>{}<w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", look,
                             writers::escaped(line));
  }

  std::string_view xml_;
  std::string_view space_;
  std::map<std::size_t, std::vector<int>> marks_;
  std::string comments_;
  int next_id_;
};

/// The number behind the largest one that comments have.
int free_id(std::string_view comments) {
  int next = 0;
  readers::XmlScanner scanner(comments);
  for (Token token = scanner.next(); token != Token::end; token = scanner.next()) {
    if (token != Token::open || scanner.name() != "comment") continue;
    std::string_view id = scanner.attribute("id");
    int number = 0;
    std::from_chars(id.data(), id.data() + id.size(), number);
    if (number >= next && number < 1'000'000'000) next = number + 1;
  }
  return next;
}

Result<void> put_comments(PackageCopy& copy, const std::string& main, const std::string& present,
                          const Commenting& commenting) {
  if (!present.empty()) {
    std::string old = TRY(copy.read(present));
    copy.put(present, edited(old, {before_end(old, commenting.comments())}));
    return {};
  }
  std::string part = copy.free_name(main.substr(0, main.rfind('/') + 1) + "comments", ".xml");
  copy.put(part, fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                             "<w:comments xmlns:w=\"{}\">{}</w:comments>",
                             commenting.space(), commenting.comments()));
  TRY(copy.point(main, part, relationship));
  return copy.declare_part(part, media_type);
}

}  // namespace

Result<Copy> with_comments_in_docx(std::string_view bytes, std::span<const Note> notes) {
  PackageCopy copy = TRY(PackageCopy::of(bytes));
  std::string main = TRY(copy.package().main_part());
  std::string xml = TRY(copy.package().read(main));
  readers::docx::Mirror mirror = TRY(readers::docx::parse(copy.package()));
  std::vector<readers::FlowOrigin> origins;
  Document document = TRY(readers::docx::laid_out(mirror, &origins));
  std::string present;
  for (const readers::Relationship& pointer : TRY(copy.package().relationships(main)))
    if (pointer.type == "comments" && copy.package().has(pointer.target)) present = pointer.target;
  std::string old = present.empty() ? std::string() : TRY(copy.read(present));
  Commenting commenting(xml, free_id(old));
  std::size_t first = origins.empty() ? 0 : origins.front().source;
  Copy made;
  for (const Note& note : notes) {
    std::size_t source = source_of(note, document, origins);
    bool is_placed = commenting.is_anchor(source);
    made.placed += is_placed;
    if (is_placed || commenting.is_anchor(first)) commenting.put(note, is_placed ? source : first);
  }
  if (notes.empty() || commenting.comments().empty()) return Copy{std::string(bytes), 0};
  copy.put(main, commenting.commented());
  TRY_VOID(put_comments(copy, main, present, commenting));
  made.bytes = TRY(copy.finished());
  return made;
}

}  // namespace hengji::annotate
