#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace hengji::store {

/// A point of time in UTC. Callers give it, so that a test can turn the clock.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// The present, to the millisecond.
Instant now();

/// An id that nobody can guess and that sorts by the time it was made: 26 characters of 0-9 a-z.
std::string new_id();
/// The same for something that belongs to a dossier: begins with its region and year, "320585-2026-…", by
/// which the tables are partitioned.
std::string new_id_within(std::string_view region, int year);
std::string new_id_beside(std::string_view dossier);

/// Which digest seals revisions, files and the audit trail. Each stored hash names its own: "sm3:…".
enum class Seal { sha256, sm3 };

/// "sha256:" or "sm3:" and 64 hexadecimal digits.
std::string seal(Seal with, std::string_view bytes);
/// With the digest that `like` names; empty when it names none.
std::string seal_like(std::string_view like, std::string_view bytes);

/// Which part of a list is wanted.
struct Page {
  int limit = 100;    ///< 1 to 1000
  std::string after;  ///< Listing::next of the part before; empty for the first
};

/// A part of a list.
template <typename T>
struct Listing {
  std::vector<T> items;
  std::string next;  ///< empty at the end
};

/// Who did something to a dossier, and when: one entry of its history. Each raises the dossier's version.
struct Step {
  std::string dossier;
  std::int64_t version = 0;  ///< of the dossier, after it
  std::string person;
  Instant at{};
  std::string action;      ///< "create", "save", "import", or the move: "submit", "return", …
  std::string from_state;  ///< of a move
  std::string to_state;
  std::int64_t revision = 0;  ///< the newest at that time
  std::string note;
  std::string seal;  ///< the electronic seal that was put on with it, JSON; empty for none
};

/// A write came too late: the dossier had moved on. Names who did what since.
struct Stale {
  std::int64_t version = 0;  ///< the present one
  std::vector<Step> since;   ///< what happened since the version the caller knew, oldest first
};

/// What was written, or why it was not.
template <typename T>
using Outcome = Result<std::variant<T, Stale>>;

/// What a caller may see: everything, or what lies in these regions or belongs to these departments.
struct Scope {
  bool everything = false;
  std::vector<std::string> regions;
  std::vector<std::string> departments;
};

}  // namespace hengji::store
