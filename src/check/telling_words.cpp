#include "check/telling_words.h"

#include <algorithm>
#include <array>
#include <bit>

namespace hengji::check {
namespace {

constexpr int most_functions = 64;

/// 门急诊服务 tells nothing by 服务, which any function may speak of.
bool is_a_word_of_any_duty(std::string_view object) {
  constexpr std::string_view words[] = {"服务", "工作", "项目", "管理", "建设",
                                        "活动", "体系", "制度", "能力"};
  return std::ranges::any_of(words, [&](std::string_view word) { return object.ends_with(word); });
}

std::size_t characters_of_duty_objects(const Subject& subject) {
  std::size_t characters = 0;
  for (const Row& row : subject.rows())
    if (row.part == Part::duty || row.part == Part::output) characters += row.measure.characters.size();
  return characters;
}

void add_duty_objects(const Subject& subject, PairMasks& masks) {
  for (const Row& row : subject.rows())
    if (row.part == Part::duty || row.part == Part::output) masks.add_object(row.measure.characters);
}

}  // namespace

PairMasks::PairMasks(std::size_t characters) : slots_(std::bit_ceil(2 * characters + 2)) {}

std::size_t PairMasks::slot_of(Pair pair) const {
  std::size_t at = first_slot_of(pair, slots_.size());
  while (slots_[at].pair != 0 && slots_[at].pair != pair) at = (at + 1) & (slots_.size() - 1);
  return at;
}

void PairMasks::add_object(std::span<const char16_t> object) {
  each_pair(object, [&](Pair pair) { slots_[slot_of(pair)].pair = pair; });
}

void PairMasks::scan(std::span<const char16_t> text, int number) {
  each_pair(text, [&](Pair pair) {
    Slot& slot = slots_[slot_of(pair)];
    if (slot.pair == pair) slot.mask |= std::uint64_t{1} << number;
  });
}

void PairMasks::masks_of(std::span<const char16_t> object, std::vector<std::uint64_t>& masks) const {
  masks.clear();
  each_pair(object, [&](Pair pair) { masks.push_back(slots_[slot_of(pair)].mask); });
}

FunctionWords::FunctionWords(const Subject& subject) : masks_(characters_of_duty_objects(subject)) {
  add_duty_objects(subject, masks_);
  for (const Passage& passage : subject.passages()) {
    if (passage.where != Where::function || passage.index >= most_functions) continue;
    masks_.scan(passage.characters, passage.index);
    ++functions_;
  }
}

std::optional<int> FunctionWords::better_fit(const Measure& measure, int own) const {
  std::vector<std::uint64_t> masks;
  masks_.masks_of(measure.characters, masks);
  auto is_telling = [&](std::uint64_t mask) { return mask != 0 && 2 * std::popcount(mask) <= functions_; };
  if (masks.empty() || !is_telling(masks.back()) || own >= most_functions) return std::nullopt;
  if (is_a_word_of_any_duty(measure.object)) return std::nullopt;
  std::array<int, most_functions> shared{};
  for (std::uint64_t mask : masks) {
    if (!is_telling(mask)) continue;
    if (mask >> own & 1) return std::nullopt;
    for (int i = 0; i < functions_; ++i)
      if (masks.back() >> i & 1) shared[static_cast<std::size_t>(i)] += mask >> i & 1;
  }
  auto best = std::ranges::max_element(shared);
  if (*best == 0) return std::nullopt;
  return static_cast<int>(best - shared.begin());
}

GoalWords::GoalWords(const Subject& subject) : masks_(characters_of_duty_objects(subject)) {
  add_duty_objects(subject, masks_);
  masks_.scan(subject.passage(Where::annual)->characters, 0);
}

bool GoalWords::has_trace_of(const Measure& measure) const {
  std::vector<std::uint64_t> masks;
  masks_.masks_of(measure.characters, masks);
  auto found = std::ranges::count_if(masks, [](std::uint64_t mask) { return mask != 0; });
  return 2 * static_cast<std::size_t>(found) >= masks.size();
}

}  // namespace hengji::check
