#pragma once

#include <chrono>

#include "base/language.h"
#include "server/http/message.h"
#include "service/answer.h"

namespace hengji::server {

/// The language that an Accept-Language header asks for: Chinese, unless English comes before it.
Language language_of(std::string_view accept_language);

/// The status of a refusal.
int status_of(const service::Refusal& refusal);

/// An RFC 9457 problem.
http::Response problem(const service::Refusal& refusal, Language language);
http::Response problem(int status, std::string_view code, const Text& message, Language language);
/// 423 with the time after which it may be tried again.
http::Response locked(std::chrono::seconds retry_after, const Text& message, Language language);

/// What is wrong with a request that never reached a route: too large, not HTTP, too many at once.
http::Response problem_of_status(int status, Language language);

}  // namespace hengji::server
