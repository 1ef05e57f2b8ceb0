#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/finding.h"

namespace hengji::check {

class Subject;

/// What became of a rule on a plan. Exactly one for each rule and plan: "checked" is never said of what was
/// not.
enum class Outcome {
  passed,           ///< it was decided, and nothing was found
  found,            ///< it was decided, and there are findings
  not_applicable,   ///< the plan has nothing of the kind that the rule speaks of
  not_enough_data,  ///< it would need what was not supplied: last year's plan, the budget book
  could_not_run,    ///< the pack lacks what the rule is computed with
};

/// "not_applicable": the name used in JSON.
std::string_view name(Outcome outcome);

/// Why a rule was not decided, in words that stand in the program.
struct Reason {
  std::string_view zh;
  std::string_view en;

  bool empty() const { return zh.empty(); }
};

/// What a rule says of a plan. Starts as passed; `add` makes it found.
struct Verdict {
  Outcome outcome = Outcome::passed;
  Reason why;
  std::vector<Finding>
      findings;  ///< code, rule, severity, help, basis and fingerprint are filled in by the engine

  static Verdict not_applicable(Reason why) { return {Outcome::not_applicable, why, {}}; }
  static Verdict not_enough_data(Reason why) { return {Outcome::not_enough_data, why, {}}; }
  static Verdict could_not_run(Reason why) { return {Outcome::could_not_run, why, {}}; }

  /// One defect: a sentence in both languages built from the plan's own words, and every place concerned.
  Finding& add(Text message, std::vector<Place> places);
};

/// What must have been read with certainty for a rule's findings to be true (check/doubt.h).
enum class Needs {
  its_places,       ///< what the finding quotes
  its_rows,         ///< all of its row: it says what is missing there, or holds its cells against each other
  all_of_the_plan,  ///< it says that something stands nowhere, or how many there are
  every_figure,     ///< it adds figures up
};

/// A check of one plan: a pure function with its name. Its title, reasons, clause and help stand in the page
/// beside it.
struct Rule {
  std::string_view code;  ///< "FIGURE-001": family and number, never reused
  std::string_view name;  ///< "goal-figure-differs-from-target": reads well after "allow"
  Severity severity = Severity::advice;
  Verdict (*run)(const Subject& subject) = nullptr;
  Needs needs = Needs::its_places;
};

}  // namespace hengji::check
