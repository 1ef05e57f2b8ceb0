#include "vote.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace hengji::ocr {
namespace {

constexpr double silence = 0.5;  ///< what a reading without a character at a place weighs

/// What the readings say of one place in the line, and of the room before it.
struct Place {
  std::map<std::string, double> votes;
  double silent = 0;  ///< how many say that there is no character
  std::map<std::string, double> before;
  double x_before = 0;
};

/// Brackets of either width are the same brackets.
std::string_view narrow(std::string_view text) {
  if (text == "（") return "(";
  if (text == "）") return ")";
  return text;
}

/// The cheapest way to lay one reading over another: steps in both, in the first alone, in the other alone.
class Alignment {
 public:
  Alignment(const Characters& one, const Characters& other, double reach)
      : columns_(other.size() + 1), costs_((one.size() + 1) * columns_) {
    for (std::size_t i = 0; i <= one.size(); ++i)
      for (std::size_t k = 0; k <= other.size(); ++k) {
        double best = i + k == 0 ? 0 : 1e9;
        if (i > 0) best = std::min(best, at(i - 1, k) + 1);
        if (k > 0) best = std::min(best, at(i, k - 1) + 1);
        if (i > 0 && k > 0) best = std::min(best, at(i - 1, k - 1) + change(one[i - 1], other[k - 1], reach));
        cost(i, k) = best;
      }
  }

  double at(std::size_t i, std::size_t k) const { return costs_[i * columns_ + k]; }

  static double change(const Character& one, const Character& other, double reach) {
    double apart = std::abs(one.x - other.x) / reach;
    if (apart > 1) return 1e9;
    return (narrow(one.text) == narrow(other.text) ? 0 : 1.2) + apart * 0.1;
  }

 private:
  double& cost(std::size_t i, std::size_t k) { return costs_[i * columns_ + k]; }

  std::size_t columns_;
  std::vector<double> costs_;
};

void count(const Characters& first, const Characters& other, double height, std::vector<Place>& places) {
  double reach = height * 0.7;
  Alignment alignment(first, other, reach);
  std::size_t i = first.size(), k = other.size();
  while (i + k > 0) {
    double here = alignment.at(i, k);
    if (i > 0 && k > 0 &&
        here == alignment.at(i - 1, k - 1) + Alignment::change(first[i - 1], other[k - 1], reach)) {
      --i, --k;
      bool is_same = narrow(first[i].text) == narrow(other[k].text);
      places[i].votes[is_same ? first[i].text : other[k].text] += other[k].confidence;
    } else if (i > 0 && here == alignment.at(i - 1, k) + 1) {
      ++places[--i].silent;
    } else {
      --k;
      places[i].before[other[k].text] += other[k].confidence;
      places[i].x_before = other[k].x;
    }
  }
}

const std::pair<const std::string, double>& most(const std::map<std::string, double>& votes) {
  return *std::max_element(votes.begin(), votes.end(),
                           [](const auto& a, const auto& b) { return a.second < b.second; });
}

double half_width(const std::string& text, double height) {
  return height * (is_ideograph(code_point_at(text, 0).value) ? 0.5 : 0.2);
}

/// What else may stand in a place: what other readings see, and what the first took for possible.
std::vector<Reading> others_at(const Place& place, const Character& first, const std::string& chosen,
                               double voices) {
  std::vector<Reading> others;
  for (const auto& [text, sum] : place.votes)
    if (text != chosen) others.push_back({text, sum / voices});
  for (const Reading& other : first.others)
    if (other.text != chosen && !place.votes.contains(other.text)) others.push_back(other);
  return others;
}

/// Whether a character more finds room before the i-th: a long stroke may be named twice.
bool has_room(const Characters& line, const Characters& first, std::size_t i, const Character& more,
              double height) {
  constexpr double close = 0.85;  // of their widths, as characters are set that touch
  double own = half_width(more.text, height);
  bool before = line.empty() || more.x - line.back().x > close * (own + half_width(line.back().text, height));
  bool behind = i == first.size() || first[i].x - more.x > close * (own + half_width(first[i].text, height));
  return before && behind;
}

bool is_stroke(const Character& character) {
  constexpr std::string_view strokes = "一-—–－ー_";
  return strokes.find(character.text) != std::string_view::npos;
}

/// A stroke that was named twice, 一 and a dash on it: the less sure of two that stand in one place goes.
void drop_doubled(Characters& line, double height) {
  constexpr double one_place = 0.75;  // of what two characters take that touch
  for (std::size_t i = 1; i < line.size();) {
    Character& one = line[i - 1];
    Character& other = line[i];
    double room = one_place * (half_width(one.text, height) + half_width(other.text, height));
    bool doubtful = std::min(one.confidence, other.confidence) <= by_vote;
    if (!doubtful || !is_stroke(one) || !is_stroke(other) || other.x - one.x >= room) {
      ++i;
      continue;
    }
    line.erase(line.begin() + std::ptrdiff_t(one.confidence < other.confidence ? i - 1 : i));
  }
}

}  // namespace

Characters agreed(std::span<const Characters> readings, double height) {
  const Characters& first = readings.front();
  std::vector<Place> places(first.size() + 1);
  for (std::size_t i = 0; i < first.size(); ++i) places[i].votes[first[i].text] += first[i].confidence;
  for (const Characters& other : readings.subspan(1)) count(first, other, height, places);
  double voices = double(readings.size());
  Characters line;
  for (std::size_t i = 0; i < places.size(); ++i) {
    // One more character must be seen by all the other readings, and surely by them together.
    if (!places[i].before.empty()) {
      const auto& [text, sum] = most(places[i].before);
      Character more{text, places[i].x_before, std::min(by_vote, sum / voices)};
      if (sum > 0.6 * (voices - 1) && has_room(line, first, i, more, height)) line.push_back(std::move(more));
    }
    if (i == first.size()) break;
    const auto& [text, sum] = most(places[i].votes);
    // Where most see something, something stands, however unsure each is of what it is.
    if (places[i].silent * 2 >= voices && places[i].silent * silence > sum) continue;
    bool same = text == first[i].text;
    line.push_back({text, first[i].x, same ? sum / voices : std::min(by_vote, sum / voices),
                    others_at(places[i], first[i], text, voices)});
  }
  drop_doubled(line, height);
  return line;
}

}  // namespace hengji::ocr
