#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "report/findings/report.h"

namespace hengji::report {

/// A SARIF 2.1.0 log of one run, written piece by piece so that a batch of any size stays out of memory:
/// `begin`, then `results` for each file, each piece being appended to the one before, then `end`.
class SarifLog {
 public:
  explicit SarifLog(Language language) : language_(language) {}

  std::string begin() const;
  /// The file's results, with a comma before each but the first of the log. May be made in any thread;
  /// `join` puts them in line.
  std::string results(const FileReport& report) const;
  /// Takes results in the order of the files.
  std::string join(std::string results, const Source& source);
  /// A file that could not be read becomes a notification of the run.
  void add_unread(const std::string& name, const Text& why);
  std::string end() const;

 private:
  Language language_;
  bool has_results_ = false;
  std::vector<Source> sources_;
  std::vector<std::pair<std::string, Text>> unread_;
};

/// A file's name as a URI reference: percent-encoded, "file:///…" where it is absolute.
std::string uri_of(const std::string& name);

}  // namespace hengji::report
