#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "document/location.h"
#include "model/plan.h"
#include "service/answer.h"

namespace hengji::service {

/// Gives every part of a plan its path in the plan's JSON for a place ("indicators/3/values/…",
/// "goals/annual"), so that what is said about a part can be shown there. `written` is the plan's JSON.
void place_by_paths(Plan& plan, const Json& written);

/// The path of a place that was given by place_by_paths; empty for other places.
std::string path_of(const Location& at);

/// What stands at a path; nothing when there is no such part. A path is a JSON pointer without its first
/// slash.
const Json* at_path(const Json& plan, std::string_view path);

/// The plan with another value at a path that exists.
Answer<Json> with_value(const Json& plan, std::string_view path, const Json& value);

/// The paths at which two plans say other things, in the order of the second; a list that became longer or
/// shorter is one path. What follows from other parts (targets, headcounts, places) is left out.
std::vector<std::string> changed_paths(const Json& before, const Json& after);

/// One cell that somebody changed.
struct CellChange {
  std::string path;
  Json before;
  Json after;
};

/// Cell by cell into `present`, which is newer than `known`, the plan that the cells were changed in. A cell
/// that somebody else changed meanwhile is a conflict; the paths of all conflicts are given.
struct Merged {
  Json plan;
  std::vector<std::string> conflicts;
};
Answer<Merged> merge(const Json& known, const Json& present, const std::vector<CellChange>& changes);

}  // namespace hengji::service
