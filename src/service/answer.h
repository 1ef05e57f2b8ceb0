#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/json_view.h"
#include "base/result.h"

namespace hengji::service {

/// Why a use case did not do what it was asked. The kind decides the HTTP status, the code tells programs
/// more closely, the message is what a person reads.
struct Refusal {
  enum class Kind {
    not_found,    ///< no such plan, person, window; or none that the caller may know of
    forbidden,    ///< the caller's roles do not grant it
    conflict,     ///< somebody else was faster, or it exists already
    invalid,      ///< the request says something that cannot be
    locked,       ///< not in this state, or outside of its window
    unreadable,   ///< a file that could not be read
    unavailable,  ///< the store or a program that this needs does not answer
  };

  /// Who changed what since the caller looked.
  struct Stale {
    std::string person;
    std::string name;
    std::string at;    ///< RFC 3339
    std::string etag;  ///< the present one
    std::vector<std::string> changes;
  };

  Kind kind = Kind::invalid;
  std::string code;  ///< "stale", "exists", "window_closed", "not_granted", …
  Text message;
  std::vector<JsonFault> faults;
  std::optional<Stale> stale;
  std::optional<Error> cause;  ///< of the store or of a reader, as it came

  Refusal() = default;
  Refusal(Kind which, std::string what, Text said)
      : kind(which), code(std::move(what)), message(std::move(said)) {}
  /// An error of a lower room.
  Refusal(Error error);
  /// A fault of the request's body.
  Refusal(JsonFault fault);

  static Refusal not_found(Text message) { return {Kind::not_found, "not_found", std::move(message)}; }
  static Refusal forbidden(Text message) { return {Kind::forbidden, "not_granted", std::move(message)}; }
  static Refusal invalid(Text message) { return {Kind::invalid, "invalid", std::move(message)}; }
  static Refusal exists(Text message) { return {Kind::conflict, "exists", std::move(message)}; }
  static Refusal locked(std::string code, Text message) {
    return {Kind::locked, std::move(code), std::move(message)};
  }
};

/// A refusal for those who know no refusals.
Error error_of(const Refusal& refusal);

/// What a use case gives. Errors of lower rooms become refusals by themselves, so TRY works on both.
template <typename T>
using Answer = tl::expected<T, Refusal>;

}  // namespace hengji::service

namespace hengji {

inline tl::unexpected<service::Refusal> fail(service::Refusal refusal) {
  return tl::make_unexpected(std::move(refusal));
}

}  // namespace hengji
