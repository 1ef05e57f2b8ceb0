#pragma once

#include <span>
#include <string_view>

#include "base/json.h"
#include "server/site.h"
#include "service/jobs.h"
#include "store/jobs.h"

namespace hengji::server {

/// A job on its way.
struct Work {
  Site& site;
  const store::Job& job;
  Json input;
  service::Actor actor;  ///< who asked for it, with the rights of now
  /// How far it is, 0 to 1. False: stop, it was cancelled or another worker has it.
  service::Report report;
};

/// One kind of job. Its result is the same however often it runs.
struct WorkKind {
  std::string_view name;
  service::Answer<Json> (*run)(Work& work);
};

std::span<const WorkKind> work_kinds();

/// A job as the API shows it.
Json job_json(const store::Job& job, Language language);

}  // namespace hengji::server
