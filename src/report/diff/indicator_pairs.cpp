#include "report/diff/indicator_pairs.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>

#include "base/chinese_text.h"
#include "base/utf8.h"

namespace hengji::report {
namespace {

constexpr std::size_t most_candidates =
    200;                              ///< under one heading; more are not looked through for renamings
constexpr double alike_enough = 0.5;  ///< share of common pairs of characters

using Key = std::function<std::string(const Indicator&)>;

std::string full_key(const Indicator& one) {
  return folded(one.level1.value) + '\n' + folded(one.level2.value) + '\n' + folded(one.level3.value);
}

std::string name_key(const Indicator& one) {
  return folded(one.level3.value);
}

std::string heading_key(const Indicator& one) {
  return folded(one.level1.value) + '\n' + folded(one.level2.value);
}

/// Which indicator of each plan has which counterpart in the other.
class Pairing {
 public:
  Pairing(const Plan& before, const Plan& after)
      : before_(before),
        after_(after),
        of_before_(before.indicators.size(), none),
        of_after_(after.indicators.size(), none) {}

  void pair_equal(const Key& key);
  void pair_alike();
  std::vector<IndicatorPair> taken() const;

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  void join(std::size_t before, std::size_t after) {
    of_before_[before] = after;
    of_after_[after] = before;
  }

  const Plan& before_;
  const Plan& after_;
  std::vector<std::size_t> of_before_;
  std::vector<std::size_t> of_after_;
};

void Pairing::pair_equal(const Key& key) {
  std::multimap<std::string, std::size_t> waiting;
  for (std::size_t i = 0; i < of_before_.size(); ++i)
    if (of_before_[i] == none) waiting.emplace(key(before_.indicators[i]), i);
  for (std::size_t j = 0; j < of_after_.size(); ++j) {
    if (of_after_[j] != none) continue;
    std::string wanted = key(after_.indicators[j]);
    auto found = waiting.lower_bound(wanted);
    if (found == waiting.end() || found->first != wanted) continue;
    join(found->second, j);
    waiting.erase(found);
  }
}

std::multiset<std::u32string> bigrams(const std::string& text) {
  std::u32string characters = decoded(folded(text));
  std::multiset<std::u32string> pairs;
  for (std::size_t i = 0; i + 1 < characters.size(); ++i) pairs.insert(characters.substr(i, 2));
  return pairs;
}

/// The share of pairs of neighbouring characters that two names have in common, 0 to 1.
double likeness(const std::string& a, const std::string& b) {
  auto first = bigrams(a), second = bigrams(b);
  if (first.empty() || second.empty()) return 0;
  std::vector<std::u32string> shared;
  std::ranges::set_intersection(first, second, std::back_inserter(shared));
  return 2.0 * static_cast<double>(shared.size()) / static_cast<double>(first.size() + second.size());
}

void Pairing::pair_alike() {
  std::map<std::string, std::vector<std::size_t>> waiting;
  for (std::size_t i = 0; i < of_before_.size(); ++i)
    if (of_before_[i] == none) waiting[heading_key(before_.indicators[i])].push_back(i);
  for (std::size_t j = 0; j < of_after_.size(); ++j) {
    if (of_after_[j] != none) continue;
    auto candidates = waiting.find(heading_key(after_.indicators[j]));
    if (candidates == waiting.end() || candidates->second.size() > most_candidates) continue;
    double best = alike_enough;
    std::size_t chosen = none;
    for (std::size_t i : candidates->second) {
      if (of_before_[i] != none) continue;
      double alike = likeness(before_.indicators[i].level3.value, after_.indicators[j].level3.value);
      if (alike > best || (alike == best && chosen == none)) best = alike, chosen = i;
    }
    if (chosen != none) join(chosen, j);
  }
}

std::vector<IndicatorPair> Pairing::taken() const {
  std::vector<IndicatorPair> pairs;
  std::size_t next_before = 0;
  auto flush_removed = [&](std::size_t end) {
    for (; next_before < end; ++next_before)
      if (of_before_[next_before] == none) pairs.emplace_back(&before_.indicators[next_before], nullptr);
  };
  for (std::size_t j = 0; j < of_after_.size(); ++j) {
    if (of_after_[j] != none) flush_removed(of_after_[j]);
    pairs.emplace_back(of_after_[j] == none ? nullptr : &before_.indicators[of_after_[j]],
                       &after_.indicators[j]);
  }
  flush_removed(of_before_.size());
  return pairs;
}

}  // namespace

std::vector<IndicatorPair> indicator_pairs(const Plan& before, const Plan& after) {
  Pairing pairing(before, after);
  pairing.pair_equal(full_key);
  pairing.pair_equal(name_key);
  pairing.pair_alike();
  return pairing.taken();
}

std::optional<std::size_t> counterpart(const Plan& plan, const ValueColumn& column) {
  for (std::size_t i = 0; i < plan.columns.size(); ++i)
    if (folded(plan.columns[i].heading) == folded(column.heading)) return i;
  for (std::size_t i = 0; i < plan.columns.size(); ++i)
    if (column.period && plan.columns[i].period == column.period) return i;
  return std::nullopt;
}

}  // namespace hengji::report
