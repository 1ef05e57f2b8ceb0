#include "readers/page/rules.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/limits.h"

namespace hengji::readers::page {

namespace {

constexpr double shortest = 4;  // points; shorter lines are parts of letters and ticks

// Pieces that lie on one line and touch become one rule.
std::vector<Rule> merged(std::vector<Rule> rules) {
  std::sort(rules.begin(), rules.end(), [](const Rule& a, const Rule& b) { return a.at < b.at; });
  std::vector<Rule> result;
  for (std::size_t first = 0; first < rules.size();) {
    std::size_t last = first;
    double sum = 0;
    while (last < rules.size() && rules[last].at - rules[first].at <= touching) sum += rules[last++].at;
    const double at = sum / static_cast<double>(last - first);
    std::sort(rules.begin() + first, rules.begin() + last,
              [](const Rule& a, const Rule& b) { return a.from < b.from; });
    const std::size_t start = result.size();
    for (; first < last; ++first) {
      if (result.size() > start && rules[first].from <= result.back().to + touching)
        result.back().to = std::max(result.back().to, rules[first].to);
      else
        result.push_back({at, rules[first].from, rules[first].to});
    }
  }
  std::erase_if(result, [](const Rule& rule) { return rule.to - rule.from < shortest; });
  if (result.size() > limits::page_rules) result.clear();
  return result;
}

bool touch(const Rule& level, const Rule& upright) {
  return upright.at >= level.from - touching && upright.at <= level.to + touching &&
         level.at >= upright.from - touching && level.at <= upright.to + touching;
}

/// Sets that grow together.
class Sets {
 public:
  explicit Sets(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t of(std::size_t one) {
    while (parent_[one] != one) one = parent_[one] = parent_[parent_[one]];
    return one;
  }
  void unite(std::size_t a, std::size_t b) { parent_[of(a)] = of(b); }

 private:
  std::vector<std::size_t> parent_;
};

void widen(Frame& frame, double x0, double y0, double x1, double y1) {
  const bool first = frame.level.size() + frame.upright.size() == 1;
  const Box box{x0, y0, x1, y1};
  frame.box = first ? box
                    : Box{std::min(frame.box.x0, box.x0), std::min(frame.box.y0, box.y0),
                          std::max(frame.box.x1, box.x1), std::max(frame.box.y1, box.y1)};
}

}  // namespace

std::vector<Frame> frames_of(std::span<const Ruling> rulings) {
  std::vector<Rule> level, upright;
  for (const Ruling& ruling : rulings) {
    if (ruling.x1 - ruling.x0 >= ruling.y1 - ruling.y0)
      level.push_back({(ruling.y0 + ruling.y1) / 2, ruling.x0, ruling.x1});
    else
      upright.push_back({(ruling.x0 + ruling.x1) / 2, ruling.y0, ruling.y1});
  }
  level = merged(std::move(level));
  upright = merged(std::move(upright));
  Sets sets(level.size() + upright.size());
  for (std::size_t i = 0; i < level.size(); ++i)
    for (std::size_t j = 0; j < upright.size(); ++j)
      if (touch(level[i], upright[j])) sets.unite(i, level.size() + j);

  std::vector<Frame> frames;
  std::vector<std::size_t> place(level.size() + upright.size(), SIZE_MAX);
  const auto frame_of = [&](std::size_t one) -> Frame& {
    std::size_t& at = place[sets.of(one)];
    if (at == SIZE_MAX) {
      at = frames.size();
      frames.emplace_back();
    }
    return frames[at];
  };
  for (std::size_t i = 0; i < level.size(); ++i) {
    Frame& frame = frame_of(i);
    frame.level.push_back(level[i]);
    widen(frame, level[i].from, level[i].at, level[i].to, level[i].at);
  }
  for (std::size_t j = 0; j < upright.size(); ++j) {
    Frame& frame = frame_of(level.size() + j);
    frame.upright.push_back(upright[j]);
    widen(frame, upright[j].at, upright[j].from, upright[j].at, upright[j].to);
  }
  std::sort(frames.begin(), frames.end(), [](const Frame& a, const Frame& b) { return a.box.y0 < b.box.y0; });
  return frames;
}

std::vector<double> snapped(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  std::vector<double> result;
  for (std::size_t first = 0; first < values.size();) {
    std::size_t last = first;
    double sum = 0;
    while (last < values.size() && values[last] - values[first] <= touching) sum += values[last++];
    result.push_back(sum / static_cast<double>(last - first));
    first = last;
  }
  return result;
}

double covered(std::span<const Rule> rules, double at, double from, double to) {
  double sum = 0;
  for (const Rule& rule : rules)
    if (std::abs(rule.at - at) <= touching)
      sum += std::max(0.0, std::min(rule.to, to) - std::max(rule.from, from));
  return to > from ? std::min(1.0, sum / (to - from)) : 0;
}

}  // namespace hengji::readers::page
