#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/embedded.h"
#include "base/result.h"
#include "model/plan.h"
#include "policy/citation.h"
#include "policy/form.h"
#include "policy/lexicon.h"
#include "policy/library.h"
#include "policy/measures.h"
#include "policy/parameters.h"
#include "policy/setting.h"
#include "policy/switches.h"
#include "policy/vocabulary.h"

namespace hengji::policy {

/// The rules of one region from one day on, resolved: what a parent says and the pack does not change is here
/// too.
struct Pack {
  std::string id;  ///< "jiangsu/2025": the folder
  Text name;
  std::string region;               ///< "national", "jiangsu"
  Date from;                        ///< in force from this day
  std::optional<Date> to;           ///< to this day, included; open when nothing
  std::string extends;              ///< the parent's id; empty for a pack that stands alone
  std::vector<std::string> places;  ///< names that a department of the region begins with: 江苏, 江阴
  Citation citation;
  Lexicon lexicon;  ///< the words that checks know things by
  Library library;  ///< the indicators that the region knows
  Parameters parameters;
  std::vector<Switch> switches;  ///< what the region changes about rules
  SourceLine at;

  bool is_in_force(const Date& day) const { return from <= day && (!to || day <= *to); }
};

/// Every pack, loaded once and then only read.
class Packs {
 public:
  /// The packs of a folder: `<region>/<year>/pack.toml` and the files beside it. Strict: an unknown key or
  /// file, a missing citation, an unknown or circular parent, two packs of a region in force on the same day
  /// are errors that name the file and the line.
  static Result<Packs> load(std::span<const EmbeddedFile> files);

  /// The pack of that id, or nothing.
  const Pack* find(std::string_view id) const;
  /// Sorted by id.
  std::span<const Pack> all() const { return packs_; }
  /// The words of all packs' vocabulary.toml together.
  const Vocabulary& vocabulary() const { return vocabulary_; }
  /// The forms of all packs, sorted by id.
  std::span<const Form> forms() const { return forms_; }

  /// The pack that a plan is judged by: the one asked for, else the one in force on the day in the region
  /// that the plan's form or its department's name shows, else the national one. A region without a pack in
  /// force on the day falls back on the national pack; before the first national pack the first one serves.
  /// An id that does not exist is an error that lists those that do.
  Result<const Pack*> for_plan(const Plan& plan, const Date& as_of,
                               std::optional<std::string_view> id = std::nullopt) const;

 private:
  std::vector<Pack> packs_;
  Vocabulary vocabulary_;
  std::vector<Form> forms_;
};

/// The region that a plan's form, else the name of its department or supervisor shows; empty when neither
/// does.
std::string_view region_of(const Plan& plan, std::span<const Pack> packs);

/// How a pack measures, its parents' measures included.
Result<Measures> measures_of(const Packs& packs, const Pack& pack, std::span<const EmbeddedFile> files);

}  // namespace hengji::policy
