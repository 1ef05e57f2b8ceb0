#include "service/desk.h"

#include <fmt/format.h>

#include <algorithm>

namespace hengji::service {
namespace {

constexpr int deepest = 16;  // levels of regions or of departments

bool contains(const std::vector<std::string>& ids, std::string_view id) {
  return std::ranges::find(ids, id) != ids.end();
}

}  // namespace

Answer<store::Department> Desk::department(std::string_view id) {
  auto known = departments_.find(id);
  if (known != departments_.end()) return known->second;
  std::optional<store::Department> found = TRY(store::find_department(transaction_, id));
  if (!found)
    return fail(Refusal::not_found(
        {fmt::format("没有部门“{}”。", id), fmt::format("there is no department \"{}\".", id)}));
  departments_.emplace(id, *found);
  return *found;
}

Answer<const std::vector<store::Region>*> Desk::regions() {
  if (!regions_) regions_ = TRY(store::regions(transaction_));
  return &*regions_;
}

Answer<std::vector<std::string>> Desk::regions_over(std::string_view region) {
  const std::vector<store::Region>& all = *TRY(regions());
  std::vector<std::string> line;
  for (std::string at(region); !at.empty() && static_cast<int>(line.size()) < deepest;) {
    line.push_back(at);
    auto found = std::ranges::find(all, at, &store::Region::id);
    at = found == all.end() ? std::string() : found->parent.value_or("");
  }
  return line;
}

Answer<bool> Desk::covers(const Binding& binding, const store::Department& department) {
  if (binding.department.empty() && binding.region.empty()) return true;
  if (binding.department.empty()) return contains(TRY(regions_over(department.region)), binding.region);
  store::Department at = department;
  for (int level = 0; level < deepest; ++level) {
    if (at.id == binding.department) return true;
    if (!at.parent) return false;
    at = TRY(this->department(*at.parent));
  }
  return false;
}

Answer<bool> Desk::may(Capability capability, const store::Department& department) {
  return TRY(role_for(capability, department)).has_value();
}

Answer<std::optional<Role>> Desk::role_for(Capability capability, const store::Department& department) {
  for (const Binding& binding : actor_.roles)
    if (grants(binding.role, capability) && TRY(covers(binding, department)))
      return std::optional(binding.role);
  return std::optional<Role>();
}

Answer<bool> Desk::may_in_region(Capability capability, std::string_view region) {
  std::vector<std::string> over = TRY(regions_over(region));
  for (const Binding& binding : actor_.roles) {
    if (!grants(binding.role, capability) || !binding.department.empty()) continue;
    if (binding.region.empty() || contains(over, binding.region)) return true;
  }
  return false;
}

bool Desk::may_somewhere(Capability capability) const {
  return std::ranges::any_of(actor_.roles,
                             [&](const Binding& binding) { return grants(binding.role, capability); });
}

Answer<void> Desk::refuse(Capability capability) const {
  std::string zh, en;
  for (std::size_t i = 0; i < role_count; ++i) {
    Role role = static_cast<Role>(i);
    if (!grants(role, capability)) continue;
    zh += (zh.empty() ? "" : "、") + std::string(title(role).zh);
    en += (en.empty() ? "" : ", ") + std::string(title(role).en);
  }
  return fail(Refusal::forbidden(
      {fmt::format("您在这里没有“{}”的权限；有这项权限的角色是：{}。", title(capability).zh, zh),
       fmt::format("you are not granted to {} here; roles that are: {}.", title(capability).en, en)}));
}

Answer<void> Desk::require(Capability capability, const store::Department& department) {
  if (!TRY(may(capability, department))) return refuse(capability);
  return {};
}

Answer<void> Desk::require_in_region(Capability capability, std::string_view region) {
  if (!TRY(may_in_region(capability, region))) return refuse(capability);
  return {};
}

Answer<void> Desk::require_somewhere(Capability capability) {
  if (!may_somewhere(capability)) return refuse(capability);
  return {};
}

Answer<store::Scope> Desk::scope_of(Capability capability) {
  store::Scope scope;
  for (const Binding& binding : actor_.roles) {
    if (!grants(binding.role, capability)) continue;
    if (binding.region.empty() && binding.department.empty()) scope.everything = true;
    if (scope.everything) return scope;
    if (!binding.department.empty()) {
      store::Department root = TRY(department(binding.department));
      for (const store::Department& one : TRY(store::departments(transaction_, {.region = root.region}))) {
        bool is_below = TRY(covers(binding, one));
        if (is_below && !contains(scope.departments, one.id)) scope.departments.push_back(one.id);
      }
      continue;
    }
    for (const store::Region& region : *TRY(regions()))
      if (contains(TRY(regions_over(region.id)), binding.region) && !contains(scope.regions, region.id))
        scope.regions.push_back(region.id);
  }
  return scope;
}

Answer<store::Dossier> Desk::dossier(std::string_view id, Capability capability) {
  std::optional<store::Dossier> found = TRY(store::find_dossier(transaction_, id));
  if (!found)
    return fail(Refusal::not_found(
        {fmt::format("没有编号为“{}”的计划。", id), fmt::format("there is no plan \"{}\".", id)}));
  store::Department owner = TRY(department(found->department));
  TRY_VOID(require(capability, owner));
  return *found;
}

Answer<const std::vector<store::Window>*> Desk::windows(int year) {
  auto known = windows_.find(year);
  if (known == windows_.end())
    known = windows_.emplace(year, TRY(store::windows(transaction_, std::nullopt, year))).first;
  return &known->second;
}

Answer<const std::vector<store::WindowException>*> Desk::exceptions(const std::string& window) {
  auto known = exceptions_.find(window);
  if (known == exceptions_.end())
    known = exceptions_.emplace(window, TRY(store::exceptions(transaction_, window))).first;
  return &known->second;
}

std::string Desk::name_of(std::string_view person) {
  auto known = std::ranges::find(names_, person, &std::pair<std::string, std::string>::first);
  if (known != names_.end()) return known->second;
  auto found = store::find_person(transaction_, person);
  std::string name = found && *found ? (*found)->name : std::string(person);
  names_.emplace_back(person, name);
  return name;
}

Json Desk::person_json(std::string_view person) {
  if (person.empty()) return nullptr;
  return Json::object().set("id", person).set("name", name_of(person));
}

void Desk::note(std::string chain, std::string subject, Json detail) {
  store::AuditNote note;
  note.chain = std::move(chain);
  note.subject = std::move(subject);
  note.detail = detail.dump();
  note_ = std::move(note);
}

}  // namespace hengji::service
