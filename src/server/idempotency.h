#pragma once

#include "server/call.h"

namespace hengji::server {

/// Runs a call so that a request that was answered before is not carried out again: the same Idempotency-Key
/// with the same request gives the first answer, with another request it is refused. Requests without a key
/// just run. Answers of refusals are not kept: what was refused may be tried again.
service::Answer<http::Response> once(Call& call, service::Answer<http::Response> (*run)(Call&));

}  // namespace hengji::server
