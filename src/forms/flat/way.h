#pragma once

#include <cstdint>

namespace hengji::forms::flat {

/// What speaks for a way to cut lines into cells, in tenths: whole numbers, so that a sum does not depend on
/// its order.
using Score = int;
inline constexpr Score impossible = -1'000'000'000;

/// How a cell is reached: what that is worth, and the column of the cell before, -1 for none. Both are one
/// number, so that the best of several ways is the largest: of those worth the same, the one whose cell
/// before stands further left.
class Way {
 public:
  constexpr Way() : Way(impossible, -1) {}
  constexpr Way(Score score, int before) : number_(std::int64_t{score} * unit + last_column - before) {}

  constexpr Score score() const { return static_cast<Score>(number_ >> column_bits); }
  constexpr int before() const { return last_column - static_cast<int>(number_ & (unit - 1)); }

  /// What a step to the next cell costs or gains.
  using Step = std::int64_t;
  static constexpr Step step(Score score) { return score * unit; }
  constexpr Way operator+(Step step) const {
    Way further = *this;
    further.number_ += step;
    return further;
  }
  constexpr void take_better(Way other) {
    if (other.number_ > number_) number_ = other.number_;
  }

 private:
  static constexpr int column_bits = 16, last_column = 0x7FFF;
  static constexpr std::int64_t unit = std::int64_t{1} << column_bits;

  std::int64_t number_ = 0;
};

}  // namespace hengji::forms::flat
