#include "check/indexes.h"

#include <algorithm>
#include <bit>
#include <functional>

#include "check/pairs.h"

namespace hengji::check {
namespace {

std::size_t table_size(std::size_t entries) {
  return std::bit_ceil(2 * entries + 2);
}

/// Which promises have a pair of characters. A pair of more promises than this says nothing about any of
/// them.
constexpr std::size_t most_promises_of_a_pair = 16;

class PairTable {
 public:
  explicit PairTable(std::span<const Promise> promises) {
    std::size_t pairs = 0;
    for (const Promise& promise : promises) pairs += promise.measure.characters.size();
    slots_.resize(table_size(pairs));
    for (std::uint32_t i = 0; i < promises.size(); ++i) {
      if (!promises[i].rows.empty()) continue;
      each_pair(promises[i].measure.characters, [&](Pair pair) {
        Slot& slot = slots_[slot_of(pair)];
        slot.pair = pair;
        bool is_new = slot.promises.empty() || slot.promises.back() != i;
        if (is_new && slot.promises.size() < most_promises_of_a_pair) slot.promises.push_back(i);
      });
    }
  }

  std::span<const std::uint32_t> find(Pair pair) const { return slots_[slot_of(pair)].promises; }

 private:
  struct Slot {
    Pair pair = 0;
    std::vector<std::uint32_t> promises;
  };

  std::size_t slot_of(Pair pair) const {
    std::size_t at = first_slot_of(pair, slots_.size());
    while (slots_[at].pair != 0 && slots_[at].pair != pair) at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  std::vector<Slot> slots_;
};

std::size_t pair_count(std::span<const char16_t> characters) {
  return characters.size() > 1 ? characters.size() - 1 : 1;
}

/// The same figure in the same unit: with any word in common too likely the same thing to say that it is
/// missing.
bool states_the_same(const Promise& promise, const Row& row) {
  const Target* target = row.figure(Period::full_year);
  return target && target->value == promise.figure->value && target->unit == promise.figure->unit;
}

}  // namespace

std::size_t RowIndex::slot_of(std::string_view key) const {
  std::size_t mask = slots_.size() - 1;
  std::size_t at = std::hash<std::string_view>{}(key)&mask;
  while (slots_[at].count != 0 && slots_[at].key != key) at = (at + 1) & mask;
  return at;
}

void RowIndex::build(std::span<const Row> rows, std::string_view (*key_of)(const Row& row)) {
  slots_.assign(table_size(rows.size()), {});
  rows_.resize(rows.size());
  std::vector<std::uint32_t> slot_of_row(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::string_view key = key_of(rows[i]);
    std::size_t at = slot_of(key);
    slots_[at].key = key;
    ++slots_[at].count;
    slot_of_row[i] = static_cast<std::uint32_t>(at);
  }
  std::uint32_t first = 0;
  for (Slot& slot : slots_) {
    slot.first = first;
    first += slot.count;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) rows_[slots_[slot_of_row[i]].first++] = &rows[i];
  for (Slot& slot : slots_) slot.first -= slot.count;
}

std::span<const Row* const> RowIndex::find(std::string_view key) const {
  if (slots_.empty()) return {};
  const Slot& slot = slots_[slot_of(key)];
  return {rows_.data() + slot.first, slot.count};
}

void mark_resemblances(std::span<Promise> promises, std::span<const Row> rows) {
  if (std::ranges::none_of(promises, [](const Promise& promise) { return promise.rows.empty(); })) return;
  PairTable table(promises);
  std::vector<std::uint32_t> shared(promises.size()), touched;
  std::vector<std::size_t> pairs(promises.size());
  for (std::size_t i = 0; i < promises.size(); ++i) pairs[i] = pair_count(promises[i].measure.characters);
  for (const Row& row : rows) {
    std::size_t own = pair_count(row.measure.characters);
    touched.clear();
    each_pair(row.measure.characters, [&](Pair pair) {
      for (std::uint32_t i : table.find(pair))
        if (shared[i]++ == 0) touched.push_back(i);
    });
    for (std::uint32_t i : touched) {
      promises[i].resembles_a_row |=
          2 * shared[i] >= std::min(own, pairs[i]) || states_the_same(promises[i], row);
      shared[i] = 0;
    }
  }
}

}  // namespace hengji::check
