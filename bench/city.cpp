// bench_city STORE DEPARTMENTS YEARS: adds departments to the sample county of a store, each with an approved
// plan a year, made of one example with another name and year. For bench/load.py.
#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "base/embedded.h"
#include "forms/recognize.h"
#include "readers/reader.h"
#include "service/content.h"
#include "service/creating.h"
#include "service/sample.h"
#include "service/transact.h"
#include "store/store.h"

namespace hengji {
namespace {

constexpr int first_year = 2016;
constexpr std::size_t at_once = 50;

using service::Answer;
using service::Desk;

Answer<void> add_departments(const service::House& house, const service::Actor& actor, int count) {
  auto done =
      service::transact(house, actor, store::Transaction::Access::write, [&](Desk& desk) -> Answer<bool> {
        for (int i = 0; i < count; ++i) {
          store::Department department;
          department.id = fmt::format("d{:04}", i);
          department.region = service::sample_region;
          department.name = fmt::format("青槐市第{}局", i);
          department.code = fmt::format("888{:04}", i);
          department.kind = "department";
          TRY_VOID(store::put_department(desk.transaction(), department));
        }
        return true;
      });
  if (!done) return fail(std::move(done).error());
  return {};
}

Answer<void> add_plan(Desk& desk, const Plan& example, int number, int year) {
  store::Department department = TRY(desk.department(fmt::format("d{:04}", number)));
  Plan plan = example;
  plan.department.value = department.name;
  plan.year.value = year;
  store::Dossier dossier = service::dossier_for(desk, department, year, plan);
  dossier.state = "approved";
  dossier = TRY(store::create_dossier(desk.transaction(), dossier));
  TRY_VOID(service::save(desk, dossier, dossier.version, plan));
  return {};
}

Answer<void> fill(const service::House& house, const Plan& example, int departments, int years) {
  service::Actor actor;
  actor.now = store::now();
  TRY_VOID(add_departments(house, actor, departments));
  const std::size_t all = static_cast<std::size_t>(departments) * static_cast<std::size_t>(years);
  for (std::size_t begin = 0; begin < all; begin += at_once) {
    auto done =
        service::transact(house, actor, store::Transaction::Access::write, [&](Desk& desk) -> Answer<bool> {
          for (std::size_t i = begin; i < std::min(all, begin + at_once); ++i)
            TRY_VOID(add_plan(desk, example, static_cast<int>(i) % departments,
                              first_year + static_cast<int>(i) / departments));
          return true;
        });
    if (!done) return fail(std::move(done).error());
  }
  return {};
}

int run(const std::string& address, int departments, int years) {
  std::ifstream stream(EXAMPLE_PLAN, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(stream), {});
  auto packs = policy::Packs::load(embedded::packs());
  auto store = store::Store::open({.address = address});
  auto document = readers::read({"plan.txt", bytes});
  if (!packs || !store || !document) return 3;
  Reading reading = forms::recognize(*document, *packs);
  service::House house{**store, *packs, embedded::packs(), {}};
  auto filled = fill(house, reading.plans.at(0), departments, years);
  if (filled) return 0;
  fmt::print(stderr, "{}\n", filled.error().message.en);
  return 3;
}

}  // namespace
}  // namespace hengji

int main(int count, char** words) {
  if (count != 4) return 2;
  return hengji::run(words[1], std::atoi(words[2]), std::atoi(words[3]));
}
