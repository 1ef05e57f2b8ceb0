#include "service/answer.h"

namespace hengji::service {
namespace {

Refusal::Kind kind_of(Error::Kind kind) {
  switch (kind) {
    case Error::Kind::usage:
      return Refusal::Kind::invalid;
    case Error::Kind::not_found:
      return Refusal::Kind::not_found;
    case Error::Kind::io:
    case Error::Kind::not_installed:
      return Refusal::Kind::unavailable;
    case Error::Kind::unsupported:
    case Error::Kind::damaged:
    case Error::Kind::encrypted:
    case Error::Kind::limit:
      return Refusal::Kind::unreadable;
  }
  return Refusal::Kind::invalid;
}

std::string code_of(Error::Kind kind) {
  switch (kind) {
    case Error::Kind::usage:
      return "invalid";
    case Error::Kind::not_found:
      return "not_found";
    case Error::Kind::unsupported:
      return "unsupported";
    case Error::Kind::damaged:
      return "damaged";
    case Error::Kind::encrypted:
      return "encrypted";
    case Error::Kind::limit:
      return "limit";
    case Error::Kind::not_installed:
      return "not_installed";
    case Error::Kind::io:
      return "unavailable";
  }
  return "invalid";
}

}  // namespace

Refusal::Refusal(Error error)
    : kind(kind_of(error.kind)), code(code_of(error.kind)), message(error.message), cause(std::move(error)) {}

Refusal::Refusal(JsonFault fault) : kind(Kind::invalid), code("invalid") {
  message = Error(fault).message;
  faults.push_back(std::move(fault));
}

Error error_of(const Refusal& refusal) {
  return refusal.cause.value_or(Error::usage(refusal.message));
}

}  // namespace hengji::service
