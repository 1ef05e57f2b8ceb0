#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "store/transaction.h"

namespace hengji::store {

/// The plan of one department for one year, in one kind, through all its states. Its id begins with its
/// region and year, "320585-2026-…", by which the tables are partitioned.
struct Dossier {
  std::string id;
  std::string region;
  int year = 0;
  std::string department;
  std::string kind;   ///< "department-goal", "project-goal"
  std::string title;  ///< 部门名称 or 项目名称; one project-goal a title
  std::string state;
  bool published = false;
  std::int64_t published_revision = 0;  ///< what the public sees; 0 when nothing was published
  std::int64_t version = 0;             ///< raised by every save and move; what an ETag is made of
  std::int64_t revision = 0;            ///< the newest one's number; 0 when there is none
  std::string created_by;
  Instant created_at{};
  std::string updated_by;
  Instant updated_at{};
  std::int64_t blocking = 0;  ///< findings of the newest revision
  std::int64_t confirm = 0;
  std::int64_t advice = 0;
  std::int64_t open = 0;      ///< findings that stand in the way: blocking, and not yet confirmed
  std::int64_t comments = 0;  ///< not resolved
  std::string light;          ///< "green", "yellow", "red" or empty
};

/// The content of a dossier at one time. Never altered.
struct Revision {
  std::string dossier;
  std::int64_t number = 0;  ///< from 1
  std::string content;      ///< JSON, as given; empty in lists
  std::string hash;         ///< the seal of `content`
  std::string author;
  Instant at{};
  std::string note;
};

/// What the dossier stands at after a write.
struct Standing {
  std::int64_t version = 0;
  std::int64_t revision = 0;
};

struct NewRevision {
  std::string content;
  std::string author;
  Instant at{};
  std::string note;
  std::string action = "save";  ///< of the step: "save", or "import" for a file that was taken over
};

/// A change of state, as the workflow's table allows it.
struct Move {
  std::string action;
  std::string to_state;
  std::string person;
  Instant at{};
  std::string note;
  std::string seal;  ///< as Step has it
};

/// What the newest revision was found to have. Does not raise the version.
struct Counts {
  std::int64_t blocking = 0;
  std::int64_t confirm = 0;
  std::int64_t advice = 0;
  std::int64_t open = 0;
  std::int64_t comments = 0;
};

struct DossierFilter {
  Scope scope;
  std::optional<int> year;
  std::optional<std::string> region;
  std::optional<std::string> department;
  std::optional<std::string> state;
  std::optional<std::string> kind;
  std::optional<std::string> severity;  ///< "blocking", "confirm", "advice": with a finding of that weight
  std::optional<std::string> code;      ///< "DUTY-002": with a finding of that rule
  bool published_only = false;
  std::string title_part;
  enum class Order { updated, title, department } order = Order::updated;  ///< updated: newest first
};

/// How many dossiers there are of each sort.
struct Tally {
  std::string region;
  int year = 0;
  std::string state;
  std::string light;
  std::int64_t count = 0;
};

/// Gives it its id and version 1. Error `usage` when the department has one of that year, kind and title.
Result<Dossier> create_dossier(Transaction& transaction, Dossier dossier);
/// In a transaction that writes, nobody else can change the dossier until it ends.
Result<std::optional<Dossier>> find_dossier(Transaction& transaction, std::string_view id);
Result<std::optional<Dossier>> find_dossier(Transaction& transaction, std::string_view department, int year,
                                            std::string_view kind, std::string_view title);
Result<Listing<Dossier>> dossiers(Transaction& transaction, const DossierFilter& filter, const Page& page);
/// Plans and findings of a year.
struct YearTotal {
  int year = 0;
  std::int64_t plans = 0;
  std::int64_t blocking = 0;
  std::int64_t confirm = 0;
  std::int64_t advice = 0;
};
/// By year.
Result<std::vector<YearTotal>> year_totals(Transaction& transaction, const DossierFilter& filter);
Result<std::vector<Tally>> tally(Transaction& transaction, const DossierFilter& filter);

/// Appends a revision when the dossier still stands at `version`; the audit trail gets its hash.
Outcome<Standing> save_revision(Transaction& transaction, std::string_view dossier, std::int64_t version,
                                const NewRevision& revision);
/// Changes the state when the dossier still stands at `version`.
Outcome<Standing> move_dossier(Transaction& transaction, std::string_view dossier, std::int64_t version,
                               const Move& move);
/// Shows a revision to the public (0: nothing any more) when the dossier still stands at `version`.
Outcome<Standing> set_published(Transaction& transaction, std::string_view dossier, std::int64_t version,
                                std::int64_t revision, const Move& move);
Result<void> set_counts(Transaction& transaction, std::string_view dossier, const Counts& counts);
Result<void> set_light(Transaction& transaction, std::string_view dossier, std::string_view light);

/// Number 0 is the newest.
Result<std::optional<Revision>> find_revision(Transaction& transaction, std::string_view dossier,
                                              std::int64_t number);
/// Newest first, without their content.
Result<std::vector<Revision>> revisions(Transaction& transaction, std::string_view dossier);
/// Oldest first.
Result<std::vector<Step>> history(Transaction& transaction, std::string_view dossier);
/// The same with only the first save of each person: a plan is saved hundreds of times on its way.
Result<std::vector<Step>> brief_history(Transaction& transaction, std::string_view dossier);

}  // namespace hengji::store
