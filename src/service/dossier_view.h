#pragma once

#include "service/content.h"
#include "service/moving.h"

namespace hengji::service {

/// One line of the list of plans.
Answer<Json> summary_json(Desk& desk, const store::Dossier& dossier);

/// The summary and the plan, the moves that begin here, the window, and whether it may be edited.
Answer<Reply> detail_reply(Desk& desk, const store::Dossier& dossier);
/// The same for a dossier that was just changed.
Answer<Reply> detail_reply(Desk& desk, std::string_view id);

Json json_of(const store::Counts& counts);
Json department_json(const store::Department& department);
/// The actor's capability at the dossier decides; not_granted otherwise.
Json state_json(State state);

/// A problem as the API has it, for lists in which some succeed.
Json problem_json(const Desk& desk, const Refusal& refusal);

}  // namespace hengji::service
