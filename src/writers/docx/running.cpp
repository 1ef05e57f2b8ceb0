#include "writers/docx/running.h"

#include <fmt/format.h>

#include "writers/docx/body.h"
#include "writers/docx/styles.h"

namespace hengji::writers::docx {
namespace {

constexpr std::size_t first_relationship = 10;

/// {page} and {pages} as fields between the runs of the text around them.
std::string line_xml(const RunningLine& line) {
  std::string xml;
  std::string properties = run_properties(line.look);
  std::string_view rest = line.text;
  auto field = [&](std::string_view placeholder, std::string_view instruction) {
    if (!rest.starts_with(placeholder)) return false;
    xml += fmt::format("<w:fldSimple w:instr=\" {} \"><w:r><w:rPr>{}</w:rPr><w:t>1</w:t></w:r></w:fldSimple>",
                       instruction, properties);
    rest.remove_prefix(placeholder.size());
    return true;
  };
  while (!rest.empty()) {
    if (field("{page}", "PAGE") || field("{pages}", "NUMPAGES")) continue;
    std::size_t end = std::min(rest.find('{', 1), rest.size());
    append_runs(xml, rest.substr(0, end), properties);
    rest.remove_prefix(end);
  }
  return xml;
}

Alignment mirrored(Alignment alignment) {
  if (alignment == Alignment::left) return Alignment::right;
  if (alignment == Alignment::right) return Alignment::left;
  return alignment;
}

class Collector {
 public:
  RunningParts collected(const Design& design) {
    for (const Section& section : design.sections)
      parts_.differ_on_even_pages |= section.head.is_mirrored || section.foot.is_mirrored;
    for (const Section& section : design.sections) {
      std::string references;
      add(section.head, "header", references);
      add(section.foot, "footer", references);
      parts_.references.push_back(std::move(references));
    }
    return std::move(parts_);
  }

 private:
  void add(const RunningLine& line, std::string_view kind, std::string& references) {
    if (line.text.empty()) return;
    add_part(line, line.alignment, kind, "default", references);
    if (!parts_.differ_on_even_pages) return;
    Alignment even = line.is_mirrored ? mirrored(line.alignment) : line.alignment;
    add_part(line, even, kind, "even", references);
  }

  void add_part(const RunningLine& line, Alignment alignment, std::string_view kind, std::string_view type,
                std::string& references) {
    RunningPart part;
    part.kind = kind;
    part.name = fmt::format("{}{}.xml", kind, parts_.parts.size() + 1);
    part.relationship = fmt::format("rId{}", first_relationship + parts_.parts.size());
    std::string_view root = kind == "header" ? "hdr" : "ftr";
    part.xml = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        "<w:{0} xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p><w:pPr>"
        "<w:pStyle w:val=\"P0\"/><w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"{1}\"/>"
        "</w:pPr>{2}</w:p></w:{0}>",
        root, name(alignment), line_xml(line));
    references += fmt::format("<w:{}Reference w:type=\"{}\" r:id=\"{}\"/>", kind, type, part.relationship);
    parts_.parts.push_back(std::move(part));
  }

  RunningParts parts_;
};

}  // namespace

RunningParts running_parts(const Design& design) {
  return Collector().collected(design);
}

}  // namespace hengji::writers::docx
