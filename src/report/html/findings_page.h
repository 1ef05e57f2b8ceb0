#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "report/findings/report.h"

namespace hengji::report {

/// One self-contained page: every file with its source and its findings side by side. Written piece by piece,
/// so that a batch stays out of memory: `begin`, a `section` for each file, `end`.
class FindingsPage {
 public:
  explicit FindingsPage(Language language) : language_(language) {}

  std::string begin() const;
  /// The file's part. May be made in any thread; `number` tells the files of a page apart.
  std::string section(const FileReport& report, std::size_t number) const;
  /// Keeps the line of a file for the overview at the top.
  void add_line(const std::string& name, std::size_t number, const Totals& totals);
  void add_unread(const std::string& name, const Text& why);
  std::string end() const;

 private:
  struct Line {
    std::string name;
    std::size_t number;
    Totals totals;
    Text why_unread;
  };

  Language language_;
  std::vector<Line> lines_;
};

}  // namespace hengji::report
