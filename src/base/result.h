#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace hengji {

/// A sentence in both languages of the product. Chinese is the one shown unless English is asked for.
struct Text {
  std::string zh;
  std::string en;

  friend bool operator==(const Text&, const Text&) = default;
};

/// Why an operation could not deliver. The kind decides the exit status and the HTTP status, the message
/// is what a person reads: what is wrong, where, and what to do.
struct Error {
  enum class Kind {
    usage,          ///< the caller asked for something that does not exist or contradicts itself
    not_found,      ///< no such file, plan, rule, pack
    unsupported,    ///< a format or a feature of a format that is not read
    damaged,        ///< bytes that do not make what they claim to be
    encrypted,      ///< a password would be needed
    limit,          ///< a named limit was passed
    not_installed,  ///< a converter or engine that this needs is missing on this machine
    io,             ///< the operating system refused
  };

  Kind kind = Kind::damaged;
  Text message;

  static Error usage(Text message) { return {Kind::usage, std::move(message)}; }
  static Error not_found(Text message) { return {Kind::not_found, std::move(message)}; }
  static Error unsupported(Text message) { return {Kind::unsupported, std::move(message)}; }
  static Error damaged(Text message) { return {Kind::damaged, std::move(message)}; }
  static Error encrypted(Text message) { return {Kind::encrypted, std::move(message)}; }
  static Error limit(Text message) { return {Kind::limit, std::move(message)}; }
  static Error not_installed(Text message) { return {Kind::not_installed, std::move(message)}; }
  static Error io(Text message) { return {Kind::io, std::move(message)}; }
};

template <typename T>
using Result = tl::expected<T, Error>;

/// `return fail(Error::damaged({"…", "…"}));`
inline tl::unexpected<Error> fail(Error error) {
  return tl::make_unexpected(std::move(error));
}

}  // namespace hengji

/// The value of a Result, or return its error from the enclosing function.
#define TRY(expression)                                      \
  ({                                                         \
    auto&& try_result_ = (expression);                       \
    if (!try_result_) [[unlikely]]                           \
      return ::hengji::fail(std::move(try_result_).error()); \
    *std::move(try_result_);                                 \
  })

/// The same for a Result<void>.
#define TRY_VOID(expression)                                                  \
  do {                                                                        \
    if (auto try_void_result_ = (expression); !try_void_result_) [[unlikely]] \
      return ::hengji::fail(std::move(try_void_result_).error());             \
  } while (false)
