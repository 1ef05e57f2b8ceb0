#include "server/demo.h"

#include "service/sample.h"
#include "store/organization.h"

namespace hengji::server {

Result<std::vector<DemoSignIn>> demo_sign_ins(store::Store& store) {
  bool is_loaded = TRY(store.read([](store::Transaction& transaction) -> Result<bool> {
    return TRY(store::find_region(transaction, service::sample_region)).has_value();
  }));
  std::vector<DemoSignIn> demo;
  if (!is_loaded) return demo;
  for (const service::SamplePerson& person : service::sample_people())
    demo.push_back({person.account, std::string(service::sample_password), person.name,
                    std::string(service::name(person.role))});
  return demo;
}

}  // namespace hengji::server
