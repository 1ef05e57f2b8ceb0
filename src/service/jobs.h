#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "service/use_case.h"

namespace hengji::service {

/// Told now and then how far a job is, 0 to 1, and what it does. False asks it to stop.
using Report = std::function<bool(double share, const Text& doing)>;

/// hengji.reading/1 of a stored file that the actor may see.
Answer<Json> read_stored_file(const House& house, const Actor& actor, const std::string& hash);

/// The files of a county, read and matched to departments by name and code:
/// {"items": [{"file", "name", "plan", "title", "department", "certainty": "sure"|"doubtful"|"none",
/// "candidates": [{id, name}], "created": plan id|null, "why"}]}. What is sure becomes a dossier at once;
/// what is doubtful waits for answers.
struct ImportOrder {
  std::vector<std::string> files;
  int year = 0;
  std::string region;
};
Answer<Json> import_files(const House& house, const Actor& actor, const ImportOrder& order,
                          const Report& report);

/// The answers to the doubtful ones of an import's result: which department each plan belongs to, or none.
struct ImportAnswer {
  std::string file;
  int plan = 0;
  std::string department;  ///< empty: leave it out
};
Answer<Json> answer_import(const House& house, const Actor& actor, const ImportOrder& order,
                           const std::vector<ImportAnswer>& answers, const Report& report);

/// What judging by another pack would change: per plan the findings that come and that go.
struct ImpactOrder {
  std::string pack;
  std::string against;  ///< a pack's id; empty for the one that each plan is judged by
  int year = 0;         ///< 0: every year
  std::string region;   ///< empty: all that the actor may see
};
Answer<Json> weigh_pack(const House& house, const Actor& actor, const ImpactOrder& order,
                        const Report& report);

/// Reminds everybody of what is near or overdue, in the app and by a message to who has an address; each
/// thing once for the warning and once when it is late. Gives how many were reminded.
Answer<std::size_t> send_reminders(const House& house, store::Instant now);

}  // namespace hengji::service
