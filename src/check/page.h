#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hengji::check {

/// An executable example of a rule's page: a plan in the notation of tests/check/plan_notation.h, and what is
/// found.
struct Example {
  bool reports = false;           ///< whether the rule reports on it
  std::string_view situation;     ///< what the plan shows
  std::string_view plan;          ///< the plan and what it is held against
  std::string_view expectations;  ///< one line a finding: its quotes, separated by " & "
};

/// The documentation of a rule: src/check/rules/<family>/<name>.md. It is what `explain` shows, the help of
/// its findings, and its tests.
struct Page {
  std::string_view code;
  std::string_view name;
  Text title;
  Text what;   ///< what it finds, and why that matters
  Text basis;  ///< the clause, with what is known of it
  Text help;   ///< what to do
  std::vector<Example> examples;
  std::string_view markdown;  ///< the whole page
};

/// Reads a page. An absent section or one that is not known is an error that names the line.
Result<Page> parse_page(std::string_view path, std::string_view markdown);

/// Every page that the program carries, sorted by code. A page that cannot be read is left out; a test holds
/// that there is none.
std::span<const Page> pages();

/// The page of a rule, or nothing.
const Page* find_page(std::string_view code);

}  // namespace hengji::check
