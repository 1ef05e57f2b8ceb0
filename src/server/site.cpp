#include "server/site.h"

#include "base/embedded.h"
#include "server/application.h"
#include "server/kept_answers.h"
#include "server/shown_files.h"
#include "server/sign_in/password.h"
#include "service/index_renewal.h"

namespace hengji::server {
namespace {

Log::Level level_of(std::string_view word) {
  if (word == "nothing") return Log::Level::nothing;
  return word == "events" ? Log::Level::events : Log::Level::requests;
}

}  // namespace

Site::Site() = default;
Site::~Site() = default;

Result<std::unique_ptr<Site>> Site::open(Settings settings) {
  auto site = std::make_unique<Site>();
  site->packs = TRY(policy::Packs::load(embedded::packs()));
  site->store = TRY(store::Store::open(
      {.address = settings.database,
       .seal = settings.seal == "sm3" ? store::Seal::sm3 : store::Seal::sha256,
       .connections = settings.pool_threads + settings.threads + 2 + settings.job_workers}));
  site->house = std::make_unique<service::House>(
      service::House{*site->store, site->packs, embedded::packs(), hash_password});
  TRY_VOID(service::renew_index(*site->house, site->clock.now()).map_error(service::error_of));
  site->kept = std::make_unique<KeptAnswers>(*site->store);
  site->shown = std::make_unique<ShownFiles>();
  site->demo = TRY(demo_sign_ins(*site->store));
  site->log = std::make_unique<Log>(level_of(settings.log));
  site->metrics = std::make_unique<Metrics>(counted_names().size());
  site->name = store::new_id().substr(16);
  site->settings = std::move(settings);
  return site;
}

}  // namespace hengji::server
