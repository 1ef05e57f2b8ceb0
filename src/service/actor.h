#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "service/rights.h"
#include "store/values.h"

namespace hengji::service {

/// What a token may be used for at most. A browser's session has all of it.
enum class Reach { read, write, review, admin };

/// Who asks, and when. Without an id it is the public, which sees what is published.
struct Actor {
  std::string id;
  std::string name;
  std::vector<Binding> roles;
  std::vector<Reach> reach = {Reach::read, Reach::write, Reach::review, Reach::admin};
  std::string request;  ///< the request's id, which the audit trail keeps
  store::Instant now{};
  Language language = Language::zh;

  bool is_public() const { return id.empty(); }
  /// The day in China (UTC+8), by which windows open and close.
  Date today() const;
};

/// "2026-03-01T02:03:04.567Z".
std::string time_text(store::Instant instant);
/// The day in China: "2026-03-01".
std::string day_text(store::Instant instant);

}  // namespace hengji::service
