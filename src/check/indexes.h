#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "check/subject.h"

namespace hengji::check {

/// Rows by a text, in the order of the plan. Open addressing; built once.
class RowIndex {
 public:
  void build(std::span<const Row> rows, std::string_view (*key_of)(const Row& row));
  /// The rows of that key.
  std::span<const Row* const> find(std::string_view key) const;

 private:
  struct Slot {
    std::string_view key;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };
  std::size_t slot_of(std::string_view key) const;

  std::vector<Slot> slots_;
  std::vector<const Row*> rows_;
};

/// The hash tables of a subject, and the words found in its passages.
struct Subject::Indexes {
  std::vector<policy::WordHit> found;
  std::vector<std::uint32_t> found_in;  ///< the passage of each
  RowIndex by_name;
  RowIndex by_object;
};

/// Marks the promises whose object shares at least half of its pairs of characters with the object of some
/// row, or holds it, or is held by it. One pass over the rows, however many promises there are.
void mark_resemblances(std::span<Promise> promises, std::span<const Row> rows);

}  // namespace hengji::check
