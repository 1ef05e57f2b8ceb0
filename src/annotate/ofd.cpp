#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "annotate/edits.h"
#include "annotate/formats.h"
#include "annotate/marked_lines.h"
#include "annotate/repacked.h"
#include "readers/ofd/pages.h"
#include "writers/markup/markup.h"

namespace hengji::annotate {
namespace {

namespace ofd = readers::ofd;
using writers::escaped;

constexpr std::string_view space = "xmlns:hj=\"http://www.ofdspec.org/2016\"";
constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr double millimetres_of_point = 25.4 / 72;
constexpr int see_through = 80;                    // of 255: what is marked stays readable
constexpr std::string_view no_day = "1980-01-01";  // the standard wants a day; the clock goes into no file

Error damaged() {
  return Error::damaged({"OFD 的结构不完整，不能加批注；请用原来的软件重新导出。",
                         "the OFD file is not whole and cannot be given notes; export it anew."});
}

/// The greatest identifier that is in use, as the document says it, and where.
struct LargestId {
  std::size_t at = 0;
  std::size_t length = 0;
  std::uint64_t value = 0;
};

std::optional<LargestId> largest_id(std::string_view document) {
  const std::size_t tag = document.find("MaxUnitID>");
  if (tag == std::string_view::npos) return std::nullopt;
  LargestId id;
  id.at = document.find_first_of("0123456789", tag);
  if (id.at == std::string_view::npos) return std::nullopt;
  id.length = document.find_first_not_of("0123456789", id.at) - id.at;
  std::from_chars(document.data() + id.at, document.data() + id.at + id.length, id.value);
  return id;
}

/// Puts an element into the document where the order of clause 7.5 has annotations.
Edit annotations_edit(std::string_view document, std::string_view element) {
  std::size_t at = std::string_view::npos;
  for (const std::string_view after : {"CustomTags", "Attachments", "Extensions"})
    for (std::size_t name = document.find(after); name != std::string_view::npos;
         name = document.find(after, name + 1)) {
      const std::size_t open = document.rfind('<', name);
      const bool is_tag = open != std::string_view::npos && document[open + 1] != '/' &&
                          document.substr(open, name - open).find_first_of(" >") == std::string_view::npos;
      if (is_tag) at = std::min(at, open);
    }
  return at == std::string_view::npos ? before_end(document, element) : Edit{at, 0, std::string(element)};
}

/// One document of the file and what is said in it, page by page.
class Annotating {
 public:
  Annotating(ofd::Archive& archive, const ofd::Body& body) : archive_(archive), body_(body) {}

  Result<void> begin() {
    document_ = TRY(archive_.text(body_.path));
    const auto id = largest_id(document_);
    if (!id) return fail(damaged());
    id_ = *id;
    next_id_ = id_.value;
    return {};
  }

  Result<void> add(std::size_t page, const std::vector<const Note*>& notes) {
    if (!drawn_.contains(page)) drawn_.emplace(page, TRY(ofd::drawn(archive_, body_, body_.pages[page])));
    const ofd::Drawing& drawing = drawn_.at(page);
    std::string text;
    for (const Note* note : notes) text += (text.empty() ? "" : "\n\n") + note->subject + "\n" + note->text;
    const Note& first = *notes.front();
    const std::vector<Box> boxes = first.at.page != 0 && first.at.box()
                                       ? marked_lines(drawing.page, *first.at.box(), first.quote)
                                       : std::vector<Box>{at_the_edge(page)};
    pages_[page] += annotation(boxes, drawing.area, first.color, text);
    return {};
  }

  Result<void> finish(std::map<std::string, std::string>& parts) {
    std::string entries;
    for (const auto& [page, notes] : pages_) {
      const auto before = body_.annotations.find(body_.pages[page].id);
      const bool has_list = before != body_.annotations.end() && archive_.has(before->second.front());
      if (has_list) {
        const std::string old = TRY(archive_.text(before->second.front()));
        parts[before->second.front()] = edited(old, {before_end(old, notes)});
        continue;
      }
      const std::string path = free_path(fmt::format("HengjiAnnot_{}", page));
      parts[path] = fmt::format("{}<hj:PageAnnot {}>{}</hj:PageAnnot>\n", declaration, space, notes);
      entries += fmt::format("<hj:Page {} PageID=\"{}\"><hj:FileLoc>/{}</hj:FileLoc></hj:Page>", space,
                             escaped(body_.pages[page].id), escaped(path));
    }
    std::vector<Edit> edits{{id_.at, id_.length, std::to_string(next_id_)}};
    if (!entries.empty()) TRY_VOID(list(entries, parts, edits));
    parts[body_.path] = edited(document_, std::move(edits));
    return {};
  }

 private:
  /// Names the pages' parts in the document's list of annotations.
  Result<void> list(const std::string& entries, std::map<std::string, std::string>& parts,
                    std::vector<Edit>& edits) {
    if (!body_.annotations_path.empty() && archive_.has(body_.annotations_path)) {
      const std::string old = TRY(archive_.text(body_.annotations_path));
      parts[body_.annotations_path] = edited(old, {before_end(old, entries)});
      return {};
    }
    const std::string path = free_path("HengjiAnnotations");
    parts[path] = fmt::format("{}<hj:Annotations {}>{}</hj:Annotations>\n", declaration, space, entries);
    edits.push_back(annotations_edit(
        document_, fmt::format("<hj:Annotations {}>/{}</hj:Annotations>", space, escaped(path))));
    return {};
  }

  /// Beside the document, under a name that no part has.
  std::string free_path(const std::string& name) const {
    const std::size_t slash = body_.path.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : body_.path.substr(0, slash + 1);
    for (int number = 1;; ++number) {
      std::string path =
          fmt::format("{}{}{}.xml", folder, name, number == 1 ? "" : fmt::format("_{}", number));
      if (!archive_.has(path)) return path;
    }
  }

  /// What has no place stands as a small square at the top of the page, one below the other.
  Box at_the_edge(std::size_t page) {
    constexpr double side = 12, step = 16;
    const double y = step * ++at_edge_[page];
    return {side, y, side * 2, y + side};
  }

  /// A highlight with its words (clause 15.2): one path a line, in millimetres from the note's own corner.
  std::string annotation(const std::vector<Box>& boxes, const ofd::Frame& area, std::uint32_t color,
                         const std::string& text) {
    Box all = boxes.front();
    for (const Box& box : boxes)
      all = {std::min(all.x0, box.x0), std::min(all.y0, box.y0), std::max(all.x1, box.x1),
             std::max(all.y1, box.y1)};
    const double k = millimetres_of_point;
    const std::string id = std::to_string(++next_id_);
    std::string paths;
    for (const Box& box : boxes) {
      const double width = (box.x1 - box.x0) * k, height = (box.y1 - box.y0) * k;
      paths += fmt::format(
          "<hj:PathObject ID=\"{}\" Boundary=\"{:.3f} {:.3f} {:.3f} {:.3f}\" Fill=\"true\" Stroke=\"false\" "
          "Alpha=\"{}\"><hj:FillColor Value=\"{} {} {}\"/><hj:AbbreviatedData>M 0 0 L {:.3f} 0 L {:.3f} "
          "{:.3f} "
          "L 0 {:.3f} C</hj:AbbreviatedData></hj:PathObject>",
          ++next_id_, (box.x0 - all.x0) * k, (box.y0 - all.y0) * k, width, height, see_through,
          color >> 16 & 255, color >> 8 & 255, color & 255, width, width, height, height);
    }
    return fmt::format(
        "<hj:Annot {} ID=\"{}\" Type=\"Highlight\" Creator=\"{}\" LastModDate=\"{}\" Print=\"false\">"
        "<hj:Remark>{}</hj:Remark><hj:Appearance Boundary=\"{:.3f} {:.3f} {:.3f} {:.3f}\">{}</hj:Appearance>"
        "</hj:Annot>",
        space, id, author, no_day, escaped(text), all.x0 * k + area.x, all.y0 * k + area.y,
        (all.x1 - all.x0) * k, (all.y1 - all.y0) * k, paths);
  }

  ofd::Archive& archive_;
  const ofd::Body& body_;
  std::string document_;
  LargestId id_;
  std::uint64_t next_id_ = 0;
  std::map<std::size_t, ofd::Drawing> drawn_;
  std::map<std::size_t, std::string> pages_;  ///< their annotations
  std::map<std::size_t, int> at_edge_;
};

bool is_same_place(const Note& a, const Note& b) {
  return a.at == b.at && a.quote == b.quote;
}

/// Notes of the same words together: marks over each other cannot be opened one by one.
std::vector<std::vector<const Note*>> by_place(std::span<const Note> notes) {
  std::vector<std::vector<const Note*>> groups;
  for (const Note& note : notes) {
    auto same =
        std::ranges::find_if(groups, [&](const auto& group) { return is_same_place(*group.front(), note); });
    if (same == groups.end()) same = groups.emplace(same);
    same->push_back(&note);
  }
  return groups;
}

}  // namespace

Result<Copy> with_notes_in_ofd(std::string_view bytes, std::span<const Note> notes) {
  Copy made{std::string(bytes), 0};
  if (notes.empty()) return made;
  ofd::Archive archive = TRY(ofd::Archive::open(bytes));
  if (TRY(ofd::is_signed(archive)))
    return fail(Error::unsupported({"这份 OFD 有电子签章，加批注会使签章失效；请用没有签章的文件。",
                                    "the OFD file is signed, and notes would break its signature; use a file "
                                    "without one."}));
  const std::vector<ofd::Body> bodies = TRY(ofd::bodies_of(archive));
  std::map<std::string, std::string> parts;
  int first_page = 1;
  for (const ofd::Body& body : bodies) {
    const int pages = static_cast<int>(body.pages.size());
    Annotating annotating(archive, body);
    bool is_begun = false;
    for (const auto& group : by_place(notes)) {
      const int page = std::max(group.front()->at.page, 1) - first_page;
      if (page < 0 || page >= pages) continue;
      if (!is_begun) TRY_VOID(annotating.begin());
      is_begun = true;
      TRY_VOID(annotating.add(static_cast<std::size_t>(page), group));
      if (group.front()->at.page != 0 && group.front()->at.box()) made.placed += group.size();
    }
    if (is_begun) TRY_VOID(annotating.finish(parts));
    first_page += pages;
  }
  made.bytes = TRY(repacked(bytes, parts));
  return made;
}

}  // namespace hengji::annotate
