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

#define HENGJI_JOINED_(a, b) a##b
#define HENGJI_JOINED(a, b) HENGJI_JOINED_(a, b)

// Names that differ at each use, so that one TRY may stand inside another.
#define HENGJI_TRY(expression, result)                                                   \
  ({                                                                                     \
    auto&& result = (expression);                                                        \
    if (!result) [[unlikely]] return ::hengji::fail(std::move(result).error());          \
    *std::move(result);                                                                  \
  })
#define HENGJI_TRY_VOID(expression, result)                                              \
  do {                                                                                   \
    if (auto result = (expression); !result) [[unlikely]]                                \
      return ::hengji::fail(std::move(result).error());                                  \
  } while (false)

/// The value of a Result, or return its error from the enclosing function.
#define TRY(expression) HENGJI_TRY(expression, HENGJI_JOINED(try_result_, __COUNTER__))

/// The same for a Result<void>.
#define TRY_VOID(expression) HENGJI_TRY_VOID(expression, HENGJI_JOINED(try_result_, __COUNTER__))
