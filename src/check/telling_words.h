#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "check/pairs.h"
#include "check/subject.h"

namespace hengji::check {

/// Pairs of characters of some objects, and in which of up to 64 texts each stands. Only the pairs that were
/// put in are looked for, so that a long text costs one look a character.
class PairMasks {
 public:
  /// Room for the pairs of objects of that many characters together.
  explicit PairMasks(std::size_t characters);
  void add_object(std::span<const char16_t> object);
  /// The number of the text is 0 to 63.
  void scan(std::span<const char16_t> text, int number);
  /// For each pair of the object, in its order, the texts that have it.
  void masks_of(std::span<const char16_t> object, std::vector<std::uint64_t>& masks) const;

 private:
  struct Slot {
    Pair pair = 0;
    std::uint64_t mask = 0;
  };
  std::size_t slot_of(Pair pair) const;

  std::vector<Slot> slots_;
};

/// Which function's text has the telling pairs of characters of a duty's indicator: those that at most half
/// of the functions have.
class FunctionWords {
 public:
  explicit FunctionWords(const Subject& subject);
  /// The function that shares the most telling pairs with the object, when the function it hangs on shares
  /// none.
  std::optional<int> better_fit(const Measure& measure, int own) const;

 private:
  PairMasks masks_;
  int functions_ = 0;
};

/// Whether the annual goal speaks of the object of a duty's indicator.
class GoalWords {
 public:
  explicit GoalWords(const Subject& subject);
  /// At least half of the object's pairs of characters stand in the goal.
  bool has_trace_of(const Measure& measure) const;

 private:
  PairMasks masks_;
};

}  // namespace hengji::check
