#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/language.h"
#include "document/document.h"
#include "document/finding.h"
#include "report/findings/excerpt.h"

namespace hengji::report {

/// The source of a plan as a reader's page shows it, with the findings' quotes marked: lines with their
/// numbers, tables as tables. Of a very long document only the surroundings of the marks are shown.
class SourceView {
 public:
  SourceView(const Document& document, const SourceText& text, Language language);

  /// Marks a place. `id` becomes the anchor, `target` the anchor of the finding that is linked, `number` what
  /// is printed behind the mark. Gives whether there is something to jump to.
  struct Anchor {
    std::string id;
    std::string target;
    std::string number;
    Severity severity = Severity::advice;
    bool is_quiet = false;
  };
  bool mark(const Place& place, Anchor anchor);

  std::string html() const;

 private:
  struct Stretch {
    std::size_t begin;
    std::size_t end;
    std::size_t anchor;
    bool has_id;
  };

  std::string marked(std::string_view text, const std::vector<Stretch>* stretches) const;
  void append_paragraph(std::string& out, const Paragraph& paragraph) const;
  void append_table(std::string& out, const Table& table) const;
  bool is_shown(int line) const;

  const Document& document_;
  const SourceText& text_;
  Language language_;
  bool is_long_ = false;
  std::vector<Anchor> anchors_;
  std::map<int, std::vector<Stretch>> lines_;
  std::map<const Cell*, std::vector<Stretch>> cells_;
};

}  // namespace hengji::report
