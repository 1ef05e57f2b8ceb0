#include <fmt/format.h>

#include <algorithm>

#include "base/credit_code.h"
#include "service/compare.h"
#include "service/desk.h"
#include "service/replies.h"
#include "service/use_case_table.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;
constexpr std::size_t longest_name = 300;
constexpr std::size_t longest_code = 60;
constexpr std::size_t longest_region_code = 24;

/// A code of the administrative divisions says its level: 320000, 320500, 320585, and longer ones.
std::string_view level_of(const store::Region& region) {
  std::string_view code = region.id;
  if (code.size() > 6) return "township";
  if (code.ends_with("0000")) return "province";
  if (code.ends_with("00")) return "city";
  return "county";
}

Json json_of(const store::Department& department) {
  return Json::object()
      .set("id", department.id)
      .set("name", department.name)
      .set("code", department.code)
      .set("credit_code", or_null(department.credit_code))
      .set("region", department.region)
      .set("parent", optional_json(department.parent))
      .set("kind", department.kind)
      .set("active", department.active);
}

Reply reply_of(const store::Department& department) {
  Json json = json_of(department);
  std::string etag = etag_of(json);
  json.set("etag", etag);
  return reply(std::move(json), etag);
}

Answer<Reply> list_regions(Desk& desk, const Request&) {
  TRY_VOID(desk.require_somewhere(Capability::see_organisation));
  Json items = Json::array();
  for (const store::Region& region : *TRY(desk.regions())) items.add(region_json(region));
  return list_reply(std::move(items));
}

/// A code of the administrative divisions: it is the key of the region and of all that lies in it.
Answer<std::string> region_code(const JsonView& view) {
  std::string code = TRY(view.text(longest_code));
  bool is_code = code.size() >= 2 && code.size() <= longest_region_code &&
                 std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
  if (is_code) return code;
  return fail(
      Refusal(view.fault({"区划代码应为数字，例如 320585。", "the code is digits, 320585 for one."})));
}

/// Whoever administers the region above may add one; without one above, only who administers everywhere.
Answer<Reply> create_region(Desk& desk, const Request& request) {
  TRY_VOID(desk.require_somewhere(Capability::change_organisation));
  JsonView body(request.body);
  store::Region region;
  region.id = TRY(region_code(body["code"]));
  region.name = TRY(body["name"].text(longest_name));
  std::string parent = TRY(body["parent"].text_or_empty(longest_code));
  if (region.name.empty()) return fail(Refusal(body["name"].fault({"名称不能为空。", "a name is needed."})));
  TRY_VOID(desk.require_in_region(Capability::change_organisation, parent));
  if (!parent.empty()) {
    if (!TRY(store::find_region(desk.transaction(), parent)))
      return fail(Refusal(body["parent"].fault({"没有这个上级地区。", "there is no such region above."})));
    region.parent = parent;
  }
  if (TRY(store::find_region(desk.transaction(), region.id)))
    return fail(Refusal::exists({fmt::format("区划 {} 已经有了。", region.id),
                                 fmt::format("the region {} is there already.", region.id)}));
  TRY_VOID(store::put_region(desk.transaction(), region));
  Json json = region_json(region);
  desk.note(region.id, "region/" + region.id, json);
  return reply(std::move(json));
}

/// Departments that lie where the actor has the capability. The list is short enough to be cut here: by id.
Answer<Reply> list_departments(Desk& desk, const Request& request) {
  TRY_VOID(desk.require_somewhere(Capability::see_organisation));
  store::Page page = TRY(page_of(request));
  store::Scope scope = TRY(desk.scope_of(Capability::see_organisation));
  store::DepartmentFilter filter;
  if (!request["region"].empty()) filter.region = std::string(request["region"]);
  filter.text = request["q"];
  Json items = Json::array();
  std::string next;
  int count = 0;
  for (const store::Department& department : TRY(store::departments(desk.transaction(), filter))) {
    bool is_seen = scope.everything ||
                   std::ranges::find(scope.regions, department.region) != scope.regions.end() ||
                   std::ranges::find(scope.departments, department.id) != scope.departments.end();
    if (!is_seen || department.id <= page.after) continue;
    if (count == page.limit) {
      next = *items.as_array()->back().find("id")->as_string();
      break;
    }
    items.add(json_of(department));
    ++count;
  }
  return list_reply(std::move(items), next);
}

Answer<Reply> get_department(Desk& desk, const Request& request) {
  store::Department department = TRY(desk.department(TRY(needed(request, "id"))));
  TRY_VOID(desk.require(Capability::see_organisation, department));
  return reply_of(department);
}

Answer<void> check_kind(const JsonView& view, const std::string& kind) {
  if (kind == "department" || kind == "unit" || kind == "finance") return {};
  return fail(Refusal(
      view.fault({fmt::format("没有“{}”这类单位。", kind), fmt::format("no kind is \"{}\".", kind)})));
}

Answer<void> check_unique(Desk& desk, const store::Department& department) {
  for (const store::Department& other :
       TRY(store::departments(desk.transaction(), {.region = department.region}))) {
    if (other.id == department.id) continue;
    if (other.name == department.name)
      return fail(Refusal::exists({fmt::format("本地区已有部门“{}”。", other.name),
                                   fmt::format("the region has a department \"{}\" already.", other.name)}));
    if (!department.code.empty() && other.code == department.code)
      return fail(Refusal::exists({fmt::format("单位编码 {} 已属于“{}”。", other.code, other.name),
                                   fmt::format("the code {} belongs to \"{}\".", other.code, other.name)}));
  }
  return {};
}

/// The department above lies in the same region, and is not below the department itself.
Answer<void> check_parent(Desk& desk, const store::Department& department, const JsonView& view) {
  std::optional<std::string> above = department.parent;
  for (int level = 0; above; ++level) {
    if (*above == department.id || level > 16)
      return fail(
          Refusal(view.fault({"部门不能隶属于自己的下级。", "a department cannot stand below itself."})));
    store::Department parent = TRY(desk.department(*above));
    if (parent.region != department.region)
      return fail(
          Refusal(view.fault({"上级部门必须在同一地区。", "the department above lies in another region."})));
    above = parent.parent;
  }
  return {};
}

/// What the body says about a department, over what it was.
Answer<void> read_department(const JsonView& body, store::Department& department) {
  if (body.has("name")) department.name = TRY(body["name"].text(longest_name));
  if (body.has("code")) department.code = TRY(body["code"].text(longest_code));
  if (body.has("credit_code")) department.credit_code = TRY(body["credit_code"].text_or_empty(longest_code));
  if (body.has("kind")) department.kind = TRY(body["kind"].text(longest_code));
  if (body.has("active")) department.active = TRY(body["active"].boolean());
  if (body.has("parent")) {
    std::string parent = TRY(body["parent"].text_or_empty(longest_code));
    department.parent = parent.empty() ? std::optional<std::string>() : parent;
  }
  TRY_VOID(check_kind(body["kind"], department.kind));
  if (department.name.empty())
    return fail(Refusal(body["name"].fault({"部门名称不能为空。", "a department needs a name."})));
  return {};
}

Answer<Reply> create_department(Desk& desk, const Request& request) {
  JsonView body(request.body);
  store::Department department;
  department.id = store::new_id();
  department.region = TRY(body["region"].text(longest_code));
  department.kind = "department";
  TRY_VOID(desk.require_in_region(Capability::change_organisation, department.region));
  if (TRY(desk.regions_over(department.region)).empty() ||
      !TRY(store::find_region(desk.transaction(), department.region)))
    return fail(Refusal(body["region"].fault({"没有这个地区。", "there is no such region."})));
  TRY_VOID(read_department(body, department));
  TRY_VOID(check_parent(desk, department, body["parent"]));
  TRY_VOID(check_unique(desk, department));
  TRY_VOID(store::put_department(desk.transaction(), department));
  desk.note(department.region, "department/" + department.id, json_of(department));
  return reply_of(department);
}

Answer<Reply> change_department(Desk& desk, const Request& request) {
  store::Department department = TRY(desk.department(TRY(needed(request, "id"))));
  TRY_VOID(desk.require(Capability::change_organisation, department));
  Json before = json_of(department);
  TRY_VOID(check_etag(request, etag_of(before)));
  JsonView body(request.body);
  TRY_VOID(read_department(body, department));
  TRY_VOID(check_parent(desk, department, body["parent"]));
  TRY_VOID(check_unique(desk, department));
  TRY_VOID(store::put_department(desk.transaction(), department));
  desk.note(department.region, "department/" + department.id,
            Json::object().set("before", std::move(before)).set("after", json_of(department)));
  return reply_of(department);
}

constexpr UseCase organisation_table[] = {
    {"listRegions", Access::read, Reach::read, false, {"查看区划", "list regions"}, list_regions},
    {"createRegion", Access::write, Reach::admin, false, {"新增区划", "add a region"}, create_region},
    {"listDepartments", Access::read, Reach::read, false, {"查看部门", "list departments"}, list_departments},
    {"getDepartment", Access::read, Reach::read, false, {"查看部门", "see a department"}, get_department},
    {"createDepartment",
     Access::write,
     Reach::admin,
     false,
     {"新增部门", "add a department"},
     create_department},
    {"changeDepartment",
     Access::write,
     Reach::admin,
     false,
     {"修改部门", "change a department"},
     change_department},
};

}  // namespace

Json region_json(const store::Region& region) {
  return Json::object()
      .set("id", region.id)
      .set("name", region.name)
      .set("code", region.id)
      .set("parent", optional_json(region.parent))
      .set("level", level_of(region));
}

std::span<const UseCase> organisation_use_cases() {
  return organisation_table;
}

}  // namespace hengji::service
