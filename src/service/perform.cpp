#include <fmt/format.h>

#include <algorithm>

#include "service/transact.h"
#include "service/use_case_table.h"
#include "store/audit.h"

namespace hengji::service {
namespace {

Answer<void> check_reach(const Actor& actor, const UseCase& use_case) {
  if (actor.is_public() && !use_case.is_public) {
    Refusal refusal = Refusal::forbidden({"请先登录。", "please sign in first."});
    refusal.code = "sign_in";
    return fail(std::move(refusal));
  }
  if (!actor.is_public() && std::ranges::find(actor.reach, use_case.reach) == actor.reach.end()) {
    Refusal refusal = Refusal::forbidden({fmt::format("这个令牌不能用于“{}”。", use_case.title.zh),
                                          fmt::format("this token is not good for: {}.", use_case.title.en)});
    refusal.code = "token_scope";
    return fail(std::move(refusal));
  }
  return {};
}

/// The entry of a use case that says more than the store itself does of its writes. The request's id leads
/// from it to the log.
store::AuditNote note_of(store::AuditNote note, const Actor& actor, const UseCase& use_case) {
  note.actor = actor.id;
  note.action = use_case.name;
  note.at = actor.now;
  auto parsed = Json::parse(note.detail);
  Json detail = parsed && parsed->as_object() ? *std::move(parsed) : Json::object();
  detail.set("request", actor.request);
  note.detail = detail.dump();
  return note;
}

}  // namespace

std::string_view Request::operator[](std::string_view name) const {
  auto found = parameters.find(name);
  return found == parameters.end() ? std::string_view() : std::string_view(found->second);
}

std::span<const UseCase> use_cases() {
  static const std::vector<UseCase> all = [] {
    std::vector<UseCase> joined;
    for (std::span<const UseCase> family : families_of_use_cases())
      joined.insert(joined.end(), family.begin(), family.end());
    std::ranges::sort(joined, {}, &UseCase::name);
    return joined;
  }();
  return all;
}

const UseCase* find_use_case(std::string_view name) {
  std::span<const UseCase> all = use_cases();
  auto found = std::ranges::lower_bound(all, name, {}, &UseCase::name);
  return found != all.end() && found->name == name ? &*found : nullptr;
}

Answer<Reply> perform(store::Transaction& transaction, const House& house, const Actor& actor,
                      const UseCase& use_case, const Request& request) {
  TRY_VOID(check_reach(actor, use_case));
  Desk desk(house, actor, transaction);
  Reply reply = TRY(use_case.run(desk, request));
  if (transaction.writes() && desk.noted()) transaction.audit(note_of(*desk.noted(), actor, use_case));
  return reply;
}

Answer<std::optional<Reply>> perform(const House& house, const Actor& actor, const UseCase& use_case,
                                     const Request& request, const Beside& beside) {
  using Done = std::optional<Reply>;
  return transact(house, actor, use_case.access, [&](Desk& desk) -> Answer<Done> {
    bool is_wanted = !beside.before || TRY(beside.before(desk.transaction()));
    if (!is_wanted) return Done();
    Reply reply = TRY(perform(desk.transaction(), house, actor, use_case, request));
    if (beside.after) TRY_VOID(beside.after(desk.transaction(), reply));
    return Done(std::move(reply));
  });
}

Answer<Reply> perform(const House& house, const Actor& actor, const UseCase& use_case,
                      const Request& request) {
  auto done = TRY(perform(house, actor, use_case, request, Beside{}));
  return *std::move(done);
}

Answer<Reply> perform(const House& house, const Actor& actor, std::string_view name, const Request& request) {
  const UseCase* use_case = find_use_case(name);
  if (!use_case)
    return fail(Refusal::not_found(
        {fmt::format("没有“{}”这项操作。", name), fmt::format("nothing is called \"{}\".", name)}));
  return perform(house, actor, *use_case, request);
}

Answer<Actor> actor_for(const House& house, std::string_view person, store::Instant now, std::string request,
                        Language language) {
  Actor actor;
  actor.now = now;
  actor.request = std::move(request);
  actor.language = language;
  std::optional<store::Person> found;
  std::vector<store::RoleBinding> bindings;
  Result<bool> read = house.store.read([&](store::Transaction& transaction) -> Result<bool> {
    found = TRY(store::find_person(transaction, person));
    bindings = TRY(store::roles_of(transaction, person));
    return true;
  });
  if (!read) return fail(Refusal(std::move(read).error()));
  if (!found) return fail(Refusal::not_found({"没有这个人员。", "there is no such person."}));
  if (!found->active) return fail(Refusal::forbidden({"账号已停用。", "the account is no longer active."}));
  actor.id = found->id;
  actor.name = found->name;
  for (const store::RoleBinding& one : bindings)
    if (std::optional<Role> role = role_named(one.role))
      actor.roles.push_back({*role, one.region.value_or(""), one.department.value_or("")});
  return actor;
}

std::vector<std::string_view> capabilities_of(const Actor& actor) {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < capability_count; ++i) {
    Capability capability = static_cast<Capability>(i);
    bool has = std::ranges::any_of(actor.roles,
                                   [&](const Binding& binding) { return grants(binding.role, capability); });
    if (has) names.push_back(name(capability));
  }
  return names;
}

}  // namespace hengji::service
