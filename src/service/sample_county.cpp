#include <fmt/format.h>

#include "service/sample.h"
#include "service/transact.h"
#include "service/workflow.h"
#include "store/access.h"
#include "store/calendar.h"

namespace hengji::embedded {
std::span<const EmbeddedFile> examples();
}  // namespace hengji::embedded

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;
using std::chrono::days;
constexpr int sample_year = 2025;

constexpr SampleDepartment departments[] = {
    {"science", "999301", "青槐市科学技术局", "science-bureau-2025.txt"},
    {"water", "999302", "青槐市水务局", "water-bureau-2025.txt"},
    {"education", "999303", "青槐市教育局", "education-bureau-2025.txt"},
    {"health", "999304", "青槐市卫生健康委员会", "health-commission-2025.txt"},
    {"culture", "999305", "青槐市文化广电和旅游局", "culture-tourism-bureau-2025.txt"},
    {"agriculture", "999306", "青槐市农业农村局", "agriculture-bureau-2025.txt"},
    {"civil", "999307", "青槐市民政局", "civil-affairs-bureau-2025.txt"},
    {"transport", "999308", "青槐市交通运输局", "transport-bureau-2025.txt"},
    {"liudu", "999309", "柳渡镇人民政府", "liudu-township-2025.txt"},
    {"market", "999310", "青槐市市场监督管理局", "market-supervision-bureau-2025.txt"},
};

/// Family names and given names by turns; nobody of these names is meant.
constexpr std::string_view families[] = {"林", "沈", "陆", "顾", "程", "苏", "唐", "许", "方", "宋"};
constexpr std::string_view givens[] = {"予安", "知行", "若川", "景明", "书遥",
                                       "望舒", "怀谷", "清越", "以宁", "存真"};

std::string made_up_name(std::size_t number) {
  std::size_t family = number % std::size(families);
  std::size_t given = (number * 3 + number / std::size(families)) % std::size(givens);
  return fmt::format("{}{}（虚构）", families[family], givens[given]);
}

Answer<void> add_nodes(Desk& desk) {
  std::string region(sample_region);
  TRY_VOID(store::put_region(desk.transaction(), {region, "青槐市（虚构）", std::nullopt}));
  store::Department finance;
  finance.id = "finance";
  finance.region = region;
  finance.name = "青槐市财政局";
  finance.code = "999101";
  finance.kind = "finance";
  TRY_VOID(store::put_department(desk.transaction(), finance));
  for (const SampleDepartment& sample : departments) {
    store::Department department;
    department.id = sample.id;
    department.region = region;
    department.name = sample.name;
    department.code = sample.code;
    department.kind = "department";
    TRY_VOID(store::put_department(desk.transaction(), department));
  }
  return {};
}

Answer<void> add_person(Desk& desk, const SamplePerson& sample, const std::string& password_hash) {
  store::Person person;
  person.id = "sample-" + sample.account;
  person.account = sample.account;
  person.name = sample.name;
  person.created = desk.actor().now;
  TRY_VOID(store::put_person(desk.transaction(), person));
  store::RoleBinding binding;
  binding.person = person.id;
  binding.role = name(sample.role);
  if (sample.department.empty())
    binding.region = std::string(sample_region);
  else
    binding.department = sample.department;
  TRY_VOID(store::set_roles(desk.transaction(), person.id, {binding}));
  if (!password_hash.empty())
    TRY_VOID(store::put_credential(
        desk.transaction(),
        {.person = person.id, .hash = password_hash, .changed = desk.actor().now, .must_change = false}));
  return {};
}

/// Every stage is open from a month ago to a month from now; declaring is about to close.
Answer<void> add_windows(Desk& desk) {
  std::chrono::sys_days today(desk.actor().today());
  for (std::size_t i = 0; i < stage_count; ++i) {
    Stage stage = static_cast<Stage>(i);
    store::Window window;
    window.id = store::new_id();
    window.region = sample_region;
    window.year = sample_year;
    window.stage = name(stage);
    window.opens = Date(today - days(30));
    window.closes = Date(today + days(stage == Stage::declare ? 5 : 30));
    window.warn_days = 7;
    TRY_VOID(store::put_window(desk.transaction(), window));
  }
  return {};
}

}  // namespace

std::span<const SampleDepartment> sample_departments() {
  return departments;
}

std::span<const EmbeddedFile> sample_files() {
  return embedded::examples();
}

std::vector<SamplePerson> sample_people() {
  std::vector<SamplePerson> people;
  auto add = [&](std::string account, Role role, std::string_view department) {
    people.push_back({std::move(account), made_up_name(people.size()), role, std::string(department)});
  };
  for (const SampleDepartment& department : departments) {
    add(std::string(department.id), Role::filer, department.id);
    add(fmt::format("{}-review", department.id), Role::department_reviewer, department.id);
  }
  add("finance", Role::finance_section, "");
  add("performance", Role::performance_section, "");
  add("evaluator", Role::evaluator, "");
  add("auditor", Role::auditor, "");
  add("admin", Role::administrator, "");
  return people;
}

Answer<void> load_sample_county(const House& house, store::Instant now) {
  std::string hash;
  if (house.hash_password) hash = TRY(house.hash_password(sample_password));
  Actor system;
  system.now = now;
  auto done = transact(house, system, Access::write, [&](Desk& desk) -> Answer<bool> {
    TRY_VOID(add_nodes(desk));
    for (const SamplePerson& person : sample_people()) TRY_VOID(add_person(desk, person, hash));
    TRY_VOID(add_windows(desk));
    desk.transaction().audit({.chain = std::string(sample_region),
                              .actor = {},
                              .action = "sample.load",
                              .subject = "region/" + std::string(sample_region),
                              .detail = "{}",
                              .at = now});
    return true;
  });
  if (!done) return fail(std::move(done).error());
  return {};
}

}  // namespace hengji::service
