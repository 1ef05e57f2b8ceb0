#include "server/demo.h"

#include "service/sample.h"
#include "store/organization.h"

namespace hengji::server {
namespace {

std::string place_of(const service::SamplePerson& person, const std::string& county) {
  for (const service::SampleDepartment& one : service::sample_departments())
    if (one.id == person.department) return std::string(one.name);
  return county;
}

}  // namespace

Result<std::vector<DemoSignIn>> demo_sign_ins(store::Store& store) {
  std::string county;
  TRY_VOID(store.read([&](store::Transaction& transaction) -> Result<bool> {
    if (auto region = TRY(store::find_region(transaction, service::sample_region))) county = region->name;
    return !county.empty();
  }));
  std::vector<DemoSignIn> demo;
  if (county.empty()) return demo;
  for (const service::SamplePerson& person : service::sample_people())
    demo.push_back({person.account, std::string(service::sample_password), person.name,
                    std::string(service::name(person.role)), place_of(person, county)});
  return demo;
}

}  // namespace hengji::server
