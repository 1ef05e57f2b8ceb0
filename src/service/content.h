#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/plan.h"
#include "service/checking.h"
#include "service/desk.h"
#include "service/workflow.h"

namespace hengji::service {

/// A revision of a dossier as plan.
struct Content {
  store::Revision revision;
  Json json;
  Plan plan;
};

/// Number 0 is the newest. not_found when there is none of that number.
Answer<Content> content_of(Desk& desk, const store::Dossier& dossier, std::int64_t number = 0);

/// The plan that holds: the one approved last, else the newest.
Answer<Content> valid_content(Desk& desk, const store::Dossier& dossier);

/// What is known of a dossier's course by its steps.
struct Course {
  std::vector<store::Step> steps;    ///< oldest first, of each person's saves the first
  std::int64_t approved = 0;         ///< the revision that was approved last; 0 when none was
  std::int64_t approved_before = 0;  ///< the one before an adjustment; 0 when there was no adjustment

  Round round() const { return approved == 0 ? Round::declaration : Round::adjustment; }
  /// Whether the person saved or submitted anything of it.
  bool was_filed_by(std::string_view person) const;
};
Answer<Course> course_of(Desk& desk, std::string_view dossier);

/// The same department's plan of the year before: as approved, else the newest.
Answer<std::optional<Content>> last_year_of(Desk& desk, const store::Dossier& dossier);

/// Checks a dossier's content against last year's plan, by the rules of its year.
Answer<Judged> judge(Desk& desk, const store::Dossier& dossier, const Content& content);

/// Saves a plan as the dossier's next revision, and beside it what is asked for across dossiers: its
/// indicators, its texts, its findings. A dossier that has moved on since `version` refuses, and says who
/// changed what. `action` is the step's: "save", or "import" for a file that was taken over.
struct Saved {
  store::Standing standing;
  store::Counts counts;
};
Answer<Saved> save(Desk& desk, const store::Dossier& dossier, std::int64_t version, const Plan& plan,
                   std::string_view action = "save");

/// Keeps what is asked for across dossiers beside a plan: of its newest revision, or of what the public sees.
Answer<void> index(Desk& desk, const store::Dossier& dossier, const Plan& plan, store::Layer layer);
/// The public sees nothing of it any more.
Answer<void> forget_published(Desk& desk, const store::Dossier& dossier);

/// The refusal of a stale write: who changed what since `version`.
Answer<Refusal> stale(Desk& desk, const store::Dossier& dossier, std::int64_t version);

/// "17-3fa9…": the version of the dossier, and a digest of what is shown of it: reasons, evidence, windows
/// and the day change what is shown without a new version.
std::string etag_of(const store::Dossier& dossier, const Json& shown);
/// The version of such an ETag; nothing for what no dossier ever had.
std::optional<std::int64_t> version_in(std::string_view etag);

/// The version that the caller's If-Match names, the present one when there is none. Refused: no ETag of this
/// plan.
Answer<std::int64_t> version_known(const Request& request, const store::Dossier& dossier);
/// The same where it must be the present one.
Answer<std::int64_t> version_asked(Desk& desk, const Request& request, const store::Dossier& dossier);

Answer<void> refresh_counts(Desk& desk, const store::Dossier& dossier);

}  // namespace hengji::service
