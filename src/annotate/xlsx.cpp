#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "annotate/edits.h"
#include "annotate/formats.h"
#include "annotate/package_copy.h"
#include "annotate/vml.h"
#include "readers/ooxml/xml_scanner.h"
#include "readers/xlsx/parse.h"
#include "writers/markup/markup.h"

namespace hengji::annotate {
namespace {

using Token = readers::XmlScanner::Token;

constexpr std::string_view main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view document_relations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view comments_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
constexpr std::string_view drawing_type = "application/vnd.openxmlformats-officedocument.vmlDrawing";

/// What is said at one cell: a cell of a workbook has one comment.
struct CellComment {
  int row = 0;  ///< from 0, as column
  int column = 0;
  std::string runs;
};

std::string run(std::string_view text, std::string_view look) {
  return fmt::format("<r xmlns=\"{}\">{}<t xml:space=\"preserve\">{}</t></r>", main_space, look,
                     writers::escaped(text));
}

std::string cell_of(const CellComment& comment) {
  return cell_name(Location::in_sheet("-", comment.row + 1, comment.column + 1));
}

/// Puts the comments among those that a part has. A cell that was commented already keeps its text, with ours
/// behind.
std::string with_comments(const std::string& xml, std::span<const CellComment> comments,
                          std::vector<const CellComment*>& fresh) {
  std::map<std::string, std::size_t> ends;  // of the texts that are there, by cell
  std::string cell;
  int authors = 0;
  std::size_t author_end = 0, list_end = 0;
  readers::XmlScanner scanner(xml);
  for (;;) {
    std::size_t before = scanner.position();
    Token token = scanner.next();
    if (token == Token::end) break;
    std::string_view name = token == Token::text ? std::string_view() : scanner.name();
    if (token == Token::open && name == "author") ++authors;
    if (token == Token::open && name == "comment") cell = scanner.attribute("ref");
    if (token != Token::close) continue;
    if (name == "text") ends[cell] = before;
    if (name == "authors") author_end = before;
    if (name == "commentList") list_end = before;
  }
  if (author_end == 0 || list_end == 0) return {};
  std::vector<Edit> edits{
      {author_end, 0, fmt::format("<author xmlns=\"{}\">{}</author>", main_space, author)}};
  for (const CellComment& comment : comments) {
    auto old = ends.find(cell_of(comment));
    if (old != ends.end()) {
      edits.push_back({old->second, 0, run("\n\n", "") + comment.runs});
      continue;
    }
    fresh.push_back(&comment);
    edits.push_back({list_end, 0,
                     fmt::format("<comment xmlns=\"{}\" ref=\"{}\" authorId=\"{}\"><text>{}</text></comment>",
                                 main_space, cell_of(comment), authors, comment.runs)});
  }
  return edited(xml, std::move(edits));
}

std::string empty_comments() {
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      "<comments xmlns=\"{}\"><authors></authors><commentList></commentList></comments>",
      main_space);
}

/// Where <legacyDrawing> belongs among the parts of a worksheet (ECMA-376 part 1, 18.3.1.99): before
/// whichever of those that follow it comes first.
std::size_t place_of_drawing(std::string_view xml) {
  constexpr std::string_view behind[] = {"legacyDrawingHF", "drawingHF",       "picture",    "oleObjects",
                                         "controls",        "webPublishItems", "tableParts", "extLst"};
  readers::XmlScanner scanner(xml);
  for (;;) {
    std::size_t before = scanner.position();
    Token token = scanner.next();
    if (token == Token::end) return before;
    if (token == Token::close && scanner.depth() == 0) return before;
    if (token != Token::open ||
        (scanner.depth() != 2 && !(scanner.depth() == 1 && scanner.is_empty_element())))
      continue;
    if (std::ranges::find(behind, scanner.name()) != std::end(behind)) return before;
    scanner.skip_element();
  }
}

/// The pointer to the drawing that a worksheet's comments are shown by; those of headers are others.
std::string id_of_drawing(std::string_view xml) {
  readers::XmlScanner scanner(xml);
  for (Token token = scanner.next(); token != Token::end; token = scanner.next())
    if (token == Token::open && scanner.name() == "legacyDrawing")
      return readers::xml_text(scanner.attribute("id"));
  return {};
}

class SheetComments {
 public:
  SheetComments(PackageCopy& copy, std::string part, int number)
      : copy_(copy), part_(std::move(part)), number_(number) {}

  Result<void> put(std::span<const CellComment> comments) {
    std::string present, drawing;
    const std::string drawing_id = id_of_drawing(TRY(copy_.read(part_)));
    for (const readers::Relationship& pointer : TRY(copy_.package().relationships(part_))) {
      if (!copy_.package().has(pointer.target)) continue;
      if (pointer.type == "comments") present = pointer.target;
      if (pointer.type == "vmlDrawing" && pointer.id == drawing_id) drawing = pointer.target;
    }
    std::vector<const CellComment*> fresh;
    std::string old = present.empty() ? empty_comments() : TRY(copy_.read(present));
    std::string commented = with_comments(old, comments, fresh);
    if (commented.empty())
      return fail(Error::damaged({"工作簿里原有的批注已损坏，没有加批注。",
                                  "the comments that the workbook has are damaged; none were added."}));
    if (present.empty()) {
      present = copy_.free_name("xl/comments", ".xml");
      TRY(copy_.point(part_, present, std::string(document_relations) + "/comments"));
      TRY_VOID(copy_.declare_part(present, comments_type));
    }
    copy_.put(present, std::move(commented));
    return put_shapes(fresh, drawing);
  }

 private:
  Result<void> put_shapes(const std::vector<const CellComment*>& fresh, const std::string& drawing) {
    std::string old = drawing.empty() ? empty_drawing(number_) : TRY(copy_.read(drawing));
    std::string shapes;
    int shape = free_shape(old, number_);
    for (const CellComment* comment : fresh)
      shapes += note_shape(shape++, {.row = comment->row,
                                     .column = comment->column,
                                     .lines = static_cast<int>(std::ranges::count(comment->runs, '\n')) + 2});
    std::string drawn = edited(old, {before_end(old, shapes)});
    if (!drawing.empty()) {
      copy_.put(drawing, std::move(drawn));
      return {};
    }
    std::string part = copy_.free_name("xl/drawings/vmlDrawing", ".vml");
    copy_.put(part, std::move(drawn));
    TRY_VOID(copy_.declare_ending("vml", drawing_type));
    std::string id = TRY(copy_.point(part_, part, std::string(document_relations) + "/vmlDrawing"));
    std::string xml = TRY(copy_.read(part_));
    copy_.put(part_, edited(xml, {{place_of_drawing(xml), 0,
                                   fmt::format(R"(<legacyDrawing xmlns="{}" xmlns:r="{}" r:id="{}"/>)",
                                               main_space, document_relations, id)}}));
    return {};
  }

  PackageCopy& copy_;
  std::string part_;
  int number_;
};

void say(CellComment& comment, const Note& note) {
  if (!comment.runs.empty()) comment.runs += run("\n\n", "");
  comment.runs += run(note.subject + "\n", "<rPr><b/></rPr>") + run(note.text, "");
}

}  // namespace

Result<Copy> with_comments_in_xlsx(std::string_view bytes, std::span<const Note> notes) {
  PackageCopy copy = TRY(PackageCopy::of(bytes));
  readers::xlsx::Mirror mirror = TRY(readers::xlsx::parse_workbook(copy.package()));
  auto is_shown = [](const readers::xlsx::SheetEntry& sheet) { return sheet.is_worksheet && !sheet.hidden; };
  auto first = std::ranges::find_if(mirror.sheets, is_shown);
  Copy made;
  if (first == mirror.sheets.end() || notes.empty()) return Copy{std::string(bytes), 0};
  std::map<std::size_t, std::map<std::pair<int, int>, CellComment>> by_sheet;
  for (const Note& note : notes) {
    auto sheet = std::ranges::find(mirror.sheets, note.at.sheet(), &readers::xlsx::SheetEntry::name);
    bool is_placed = sheet != mirror.sheets.end() && sheet->is_worksheet && note.at.row > 0;
    made.placed += is_placed;
    int row = is_placed ? note.at.row - 1 : 0, column = is_placed ? std::max(note.at.column, 1) - 1 : 0;
    auto index = static_cast<std::size_t>((is_placed ? sheet : first) - mirror.sheets.begin());
    CellComment& comment = by_sheet[index][{row, column}];
    comment.row = row;
    comment.column = column;
    say(comment, note);
  }
  for (const auto& [index, cells] : by_sheet) {
    std::vector<CellComment> comments;
    for (const auto& [place, comment] : cells) comments.push_back(comment);
    TRY_VOID(SheetComments(copy, mirror.sheets[index].part, static_cast<int>(index) + 1).put(comments));
  }
  made.bytes = TRY(copy.finished());
  return made;
}

}  // namespace hengji::annotate
