#include <fmt/format.h>

#include <algorithm>

#include "service/desk.h"
#include "service/replies.h"
#include "service/use_case_table.h"
#include "store/access.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;
constexpr std::size_t longest_name = 300;
constexpr std::size_t most_roles = 100;

Json json_of(const store::RoleBinding& binding) {
  return Json::object()
      .set("role", binding.role)
      .set("region", optional_json(binding.region))
      .set("department", optional_json(binding.department));
}

Json json_of(const store::Person& person, const std::vector<store::RoleBinding>& bindings) {
  Json roles = Json::array();
  for (const store::RoleBinding& binding : bindings) roles.add(json_of(binding));
  return Json::object()
      .set("id", person.id)
      .set("name", person.name)
      .set("account", person.account)
      .set("roles", std::move(roles))
      .set("active", person.active)
      .set("email", or_null(person.email));
}

/// May the actor do that with somebody who holds these roles? With every one of them; people without any
/// belong to those who may do it everywhere.
Answer<bool> may_with(Desk& desk, Capability capability, const std::vector<store::RoleBinding>& bindings) {
  for (const store::RoleBinding& binding : bindings) {
    bool may = false;
    if (binding.department) {
      may = TRY(desk.may(capability, TRY(desk.department(*binding.department))));
    } else {
      may = TRY(desk.may_in_region(capability, binding.region.value_or("")));
    }
    if (!may) return false;
  }
  return !bindings.empty() || desk.may_somewhere(capability);
}

/// Whether the places of a binding are there; a fault of the member that names it.
Answer<void> check_place(Desk& desk, const store::RoleBinding& binding, const JsonView& view) {
  if (binding.department && !TRY(store::find_department(desk.transaction(), *binding.department)))
    return fail(Refusal(
        view["department"].fault({fmt::format("没有部门“{}”，请从名单里选。", *binding.department),
                                  fmt::format("there is no department \"{}\".", *binding.department)})));
  if (binding.region && !TRY(store::find_region(desk.transaction(), *binding.region)))
    return fail(Refusal(view["region"].fault({fmt::format("没有地区“{}”，请从名单里选。", *binding.region),
                                              fmt::format("there is no region \"{}\".", *binding.region)})));
  return {};
}

Answer<std::vector<store::RoleBinding>> bindings_in(Desk& desk, const JsonView& view,
                                                    const std::string& person) {
  std::vector<store::RoleBinding> bindings;
  for (const JsonView& one : TRY(view.elements(most_roles))) {
    store::RoleBinding& binding = bindings.emplace_back();
    binding.person = person;
    binding.role = TRY(one["role"].text(longest_name));
    if (!role_named(binding.role))
      return fail(Refusal(one["role"].fault({fmt::format("没有“{}”这个角色。", binding.role),
                                             fmt::format("no role is \"{}\".", binding.role)})));
    std::string region = TRY(one["region"].text_or_empty(longest_name));
    std::string department = TRY(one["department"].text_or_empty(longest_name));
    if (!region.empty() && !department.empty())
      return fail(Refusal(
          one.fault({"角色只能绑定地区或部门之一。", "a role is bound to a region or to a department."})));
    if (!region.empty()) binding.region = region;
    if (!department.empty()) binding.department = department;
    TRY_VOID(check_place(desk, binding, one));
  }
  return bindings;
}

Answer<void> set_password(Desk& desk, const store::Person& person, const JsonView& view, bool must_change) {
  if (view.is_null()) return {};
  std::string password = TRY(view.text(1'000));
  if (!desk.house().hash_password)
    return fail(Refusal(view.fault({"这里不能设置密码。", "passwords are not kept here."})));
  Result<std::string> hash = desk.house().hash_password(password);
  if (!hash) return fail(Refusal(view.fault(hash.error().message)));
  TRY_VOID(store::put_credential(desk.transaction(), {.person = person.id,
                                                      .hash = *std::move(hash),
                                                      .changed = desk.actor().now,
                                                      .must_change = must_change}));
  return {};
}

Answer<Reply> list_people(Desk& desk, const Request& request) {
  TRY_VOID(desk.require_somewhere(Capability::see_people));
  store::Page page = TRY(page_of(request));
  store::Listing<store::Person> found = TRY(store::people(desk.transaction(), request["q"], page));
  Json items = Json::array();
  for (const store::Person& person : found.items) {
    std::vector<store::RoleBinding> bindings = TRY(store::roles_of(desk.transaction(), person.id));
    auto is_asked = [&](const store::RoleBinding& binding) {
      return (request["role"].empty() || binding.role == request["role"]) &&
             (request["department"].empty() || binding.department == std::string(request["department"]));
    };
    bool is_filtered = !request["role"].empty() || !request["department"].empty();
    if (is_filtered && std::ranges::none_of(bindings, is_asked)) continue;
    if (TRY(may_with(desk, Capability::see_people, bindings))) items.add(json_of(person, bindings));
  }
  return list_reply(std::move(items), found.next);
}

Answer<Reply> create_person(Desk& desk, const Request& request) {
  TRY_VOID(desk.require_somewhere(Capability::change_people));
  JsonView body(request.body);
  store::Person person;
  person.id = store::new_id();
  person.account = TRY(body["account"].text(longest_name));
  person.name = TRY(body["name"].text(longest_name));
  person.email = TRY(body["email"].text_or_empty(longest_name));
  person.created = desk.actor().now;
  if (person.account.empty() || person.name.empty())
    return fail(Refusal(body["account"].fault({"账号和姓名不能为空。", "account and name are needed."})));
  if (TRY(store::find_account(desk.transaction(), person.account)))
    return fail(Refusal::exists({fmt::format("账号“{}”已经有人使用。", person.account),
                                 fmt::format("the account \"{}\" is taken.", person.account)}));
  std::vector<store::RoleBinding> bindings = TRY(bindings_in(desk, body["roles"], person.id));
  if (!TRY(may_with(desk, Capability::change_people, bindings)))
    return fail(Refusal::forbidden(
        {"您只能在自己管理的范围内授予角色。", "you may grant roles only where you administer."}));
  TRY_VOID(store::put_person(desk.transaction(), person));
  TRY_VOID(store::set_roles(desk.transaction(), person.id, bindings));
  TRY_VOID(set_password(desk, person, body["password"], true));
  Json json = json_of(person, bindings);
  desk.note("", "person/" + person.id, json);
  return reply(json, etag_of(json));
}

Answer<store::Person> person_named(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  std::optional<store::Person> person = TRY(store::find_person(desk.transaction(), id));
  if (!person) return fail(Refusal::not_found({"没有这个人员。", "there is no such person."}));
  return *person;
}

Answer<Reply> change_person(Desk& desk, const Request& request) {
  TRY_VOID(desk.require_somewhere(Capability::change_people));
  store::Person person = TRY(person_named(desk, request));
  std::vector<store::RoleBinding> bindings = TRY(store::roles_of(desk.transaction(), person.id));
  if (!TRY(may_with(desk, Capability::change_people, bindings)))
    return fail(Refusal::forbidden({"这个人员不在您管理的范围内。", "you do not administer this person."}));
  Json before = json_of(person, bindings);
  TRY_VOID(check_etag(request, etag_of(before)));
  JsonView body(request.body);
  if (body.has("name")) person.name = TRY(body["name"].text(longest_name));
  if (body.has("email")) person.email = TRY(body["email"].text_or_empty(longest_name));
  if (body.has("active")) person.active = TRY(body["active"].boolean());
  if (body.has("roles")) {
    bindings = TRY(bindings_in(desk, body["roles"], person.id));
    if (!TRY(may_with(desk, Capability::change_people, bindings)))
      return fail(Refusal::forbidden(
          {"您只能在自己管理的范围内授予角色。", "you may grant roles only where you administer."}));
    TRY_VOID(store::set_roles(desk.transaction(), person.id, bindings));
  }
  TRY_VOID(store::put_person(desk.transaction(), person));
  TRY_VOID(set_password(desk, person, body["password"], true));
  if (body.has("unlock") && TRY(body["unlock"].boolean()))
    TRY_VOID(store::clear_failures(desk.transaction(), "account:" + person.account));
  if (!person.active) TRY_VOID(store::remove_sessions(desk.transaction(), person.id, ""));
  Json json = json_of(person, bindings);
  desk.note("", "person/" + person.id, Json::object().set("before", std::move(before)).set("after", json));
  return reply(json, etag_of(json));
}

constexpr UseCase people_table[] = {
    {"listPeople", Access::read, Reach::read, false, {"查看人员", "list people"}, list_people},
    {"createPerson", Access::write, Reach::admin, false, {"新增人员", "add a person"}, create_person},
    {"changePerson", Access::write, Reach::admin, false, {"修改人员", "change a person"}, change_person},
};

}  // namespace

std::span<const UseCase> people_use_cases() {
  return people_table;
}

}  // namespace hengji::service
