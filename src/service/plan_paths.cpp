#include "service/plan_paths.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace hengji::service {
namespace {

/// Members that follow from others.
constexpr std::array derived{
    std::string_view("targets"), std::string_view("weight"),    std::string_view("score"),
    std::string_view("at"),      std::string_view("headcount"), std::string_view("quota"),
    std::string_view("posts"),   std::string_view("offices"),   std::string_view("value")};

bool is_derived(std::string_view member) {
  return std::ranges::find(derived, member) != derived.end();
}

std::string unescaped(std::string_view step) {
  std::string name;
  for (std::size_t i = 0; i < step.size(); ++i) {
    if (step[i] == '~' && i + 1 < step.size() && (step[i + 1] == '0' || step[i + 1] == '1'))
      name += step[++i] == '0' ? '~' : '/';
    else
      name += step[i];
  }
  return name;
}

std::vector<std::string> steps_of(std::string_view path) {
  std::vector<std::string> steps;
  while (true) {
    std::size_t slash = path.find('/');
    steps.push_back(unescaped(path.substr(0, slash)));
    if (slash == std::string_view::npos) return steps;
    path.remove_prefix(slash + 1);
  }
}

std::optional<std::size_t> index_in(std::string_view step) {
  std::size_t index = 0;
  auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
  if (error != std::errc() || end != step.data() + step.size()) return std::nullopt;
  return index;
}

const Json* at_step(const Json& json, const std::string& step) {
  if (const Json::Array* array = json.as_array()) {
    std::optional<std::size_t> index = index_in(step);
    return index && *index < array->size() ? &(*array)[*index] : nullptr;
  }
  return json.find(step);
}

Json replaced(const Json& json, std::span<const std::string> steps, const Json& value) {
  if (steps.empty()) return value;
  if (const Json::Array* array = json.as_array()) {
    Json::Array changed = *array;
    std::size_t index = *index_in(steps.front());
    changed[index] = replaced(changed[index], steps.subspan(1), value);
    return changed;
  }
  Json::Object changed = *json.as_object();
  for (Json::Member& member : changed)
    if (member.first == steps.front()) member.second = replaced(member.second, steps.subspan(1), value);
  return changed;
}

/// Gives out paths as places, in rising order.
class Places {
 public:
  Location at(std::string path) { return Location::in_sheet(std::move(path), ++last_); }

 private:
  int last_ = 0;
};

void place_goal(Goal& goal, const Location& at) {
  goal.text.at = at;
  for (Figure& figure : goal.figures) figure.at = at;
  for (Located<std::string>& citation : goal.citations) citation.at = at;
}

void place_funds(Funding& funds, Places& places) {
  funds.total.at = places.at("funds/written");
  for (std::size_t i = 0; i < funds.parts.size(); ++i)
    funds.parts[i].amount.at = places.at(fmt::format("funds/parts/{}/written", i));
  for (std::size_t row = 0; row < funds.rows.size(); ++row) {
    funds.rows[row].name.at = places.at(fmt::format("funds/rows/{}/name", row));
    for (std::size_t i = 0; i < funds.rows[row].values.size(); ++i)
      funds.rows[row].values[i].at = places.at(fmt::format("funds/rows/{}/values/{}", row, i));
  }
}

void place_texts(Plan& plan, Places& places) {
  plan.title.at = places.at("title");
  plan.year.at = places.at("year");
  plan.department.at = places.at("department");
  plan.supervisor.at = places.at("supervisor");
  plan.project.at = places.at("project");
  place_funds(plan.funds, places);
  plan.functions_at = places.at("functions");
  for (std::size_t i = 0; i < plan.functions.size(); ++i)
    plan.functions[i].text.at = places.at(fmt::format("functions/{}/text", i));
  Location organization = places.at("organization/text");
  plan.organization.text.at = organization;
  plan.organization.headcount_at = organization;
  for (Headcount& post : plan.organization.posts) post.at = organization;
  for (Headcount& office : plan.organization.offices) office.at = organization;
  place_goal(plan.long_term, places.at("goals/long_term"));
  place_goal(plan.annual, places.at("goals/annual"));
  for (std::size_t i = 0; i < plan.goals.size(); ++i)
    place_goal(plan.goals[i], places.at(fmt::format("goals/numbered/{}", i)));
}

/// The levels and the name of an indicator, by which it is known when rows were put in before it.
std::string identity_of(const Json& indicator) {
  std::string identity;
  for (std::string_view level : {"level1", "level2", "level3"}) {
    const Json* text = indicator.find(level);
    identity += (text && text->as_string() ? *text->as_string() : std::string()) + '\n';
  }
  return identity;
}

void compare(const Json& before, const Json& after, const std::string& path,
             std::vector<std::string>& changes) {
  if (before == after) return;
  const Json::Array* old_array = before.as_array();
  const Json::Array* new_array = after.as_array();
  auto below = [&](std::string_view step) {
    return path.empty() ? std::string(step) : path + "/" + std::string(step);
  };
  if (old_array && new_array && old_array->size() == new_array->size()) {
    for (std::size_t i = 0; i < new_array->size(); ++i)
      compare((*old_array)[i], (*new_array)[i], below(std::to_string(i)), changes);
  } else if (before.as_object() && after.as_object()) {
    const Json nothing;
    for (const Json::Member& member : *after.as_object()) {
      if (is_derived(member.first)) continue;
      const Json* old_value = before.find(member.first);
      compare(old_value ? *old_value : nothing, member.second, below(pointer_step(member.first)), changes);
    }
    for (const Json::Member& member : *before.as_object())
      if (!is_derived(member.first) && !after.find(member.first))
        changes.push_back(below(pointer_step(member.first)));
  } else {
    changes.push_back(path);
  }
}

/// Where the row stands now that a path of the known plan speaks of; nothing when it is gone or cannot be
/// told from others.
std::optional<std::string> moved_path(const Json& known, const Json& present, const std::string& path) {
  std::vector<std::string> steps = steps_of(path);
  const Json* before = known.find("indicators");
  const Json* now = present.find("indicators");
  if (steps.size() < 2 || steps[0] != "indicators" || !before || !now || !now->as_array()) return path;
  const Json* row = at_step(*before, steps[1]);
  const Json* same_place = at_step(*now, steps[1]);
  bool has_moved = before->as_array() && before->as_array()->size() != now->as_array()->size();
  if (!row || (!has_moved && same_place)) return path;
  std::string identity = identity_of(*row);
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < now->as_array()->size(); ++i) {
    if (identity_of((*now->as_array())[i]) != identity) continue;
    if (found) return std::nullopt;
    found = i;
  }
  if (!found) return std::nullopt;
  std::string moved = fmt::format("indicators/{}", *found);
  for (std::size_t i = 2; i < steps.size(); ++i) moved += "/" + pointer_step(steps[i]);
  return moved;
}

/// The row without what was read from its cells before one was changed.
Json without_readings(const Json& plan, std::string_view path) {
  std::vector<std::string> steps = steps_of(path);
  if (steps.size() < 4 || steps[0] != "indicators" || steps[2] != "values") return plan;
  const Json* row = at_path(plan, steps[0] + "/" + steps[1]);
  if (!row || !row->as_object()) return plan;
  Json::Object kept;
  for (const Json::Member& member : *row->as_object())
    if (member.first != "targets" && member.first != "weight" && member.first != "score")
      kept.push_back(member);
  return replaced(plan, std::span(steps).first(2), Json(std::move(kept)));
}

}  // namespace

void place_by_paths(Plan& plan, const Json& written) {
  Places places;
  place_texts(plan, places);
  const Json* columns = written.find("columns");
  for (std::size_t row = 0; row < plan.indicators.size(); ++row) {
    Indicator& indicator = plan.indicators[row];
    std::string path = fmt::format("indicators/{}", row);
    indicator.at = places.at(path);
    indicator.level1.at = places.at(path + "/level1");
    indicator.level2.at = places.at(path + "/level2");
    indicator.level3.at = places.at(path + "/level3");
    for (std::size_t i = 0; i < indicator.values.size(); ++i) {
      const Json* column = columns ? at_step(*columns, std::to_string(i)) : nullptr;
      std::string name = column && column->as_string() ? *column->as_string() : std::string();
      indicator.values[i].at = places.at(path + "/values/" + pointer_step(name));
    }
  }
  for (std::size_t i = 0; i < plan.headings_without_indicator.size(); ++i) {
    Location at = places.at(fmt::format("headings_without_indicator/{}", i));
    plan.headings_without_indicator[i].level1.at = at;
    plan.headings_without_indicator[i].level2.at = at;
  }
  for (std::size_t i = 0; i < plan.fields.size(); ++i)
    plan.fields[i].value.at = places.at(fmt::format("fields/{}/value", i));
}

std::string path_of(const Location& at) {
  return at.sheet();
}

const Json* at_path(const Json& plan, std::string_view path) {
  const Json* found = &plan;
  for (const std::string& step : steps_of(path)) {
    found = at_step(*found, step);
    if (!found) return nullptr;
  }
  return found;
}

Answer<Json> with_value(const Json& plan, std::string_view path, const Json& value) {
  if (!at_path(plan, path))
    return fail(Refusal::invalid(
        {fmt::format("计划中没有“{}”这一处。", path), fmt::format("the plan has no part \"{}\".", path)}));
  return replaced(plan, steps_of(path), value);
}

std::vector<std::string> changed_paths(const Json& before, const Json& after) {
  std::vector<std::string> changes;
  compare(before, after, {}, changes);
  return changes;
}

Answer<Merged> merge(const Json& known, const Json& present, const std::vector<CellChange>& changes) {
  Merged merged{present, {}};
  for (const CellChange& change : changes) {
    std::optional<std::string> path = moved_path(known, present, change.path);
    const Json* now = path ? at_path(merged.plan, *path) : nullptr;
    if (path && !now) return fail(with_value(merged.plan, *path, change.after).error());
    if (!now || (*now != change.before && *now != change.after)) {
      merged.conflicts.push_back(change.path);
      continue;
    }
    merged.plan = without_readings(TRY(with_value(merged.plan, *path, change.after)), *path);
  }
  return merged;
}

}  // namespace hengji::service
