#include "readers/page/sections.h"

#include <algorithm>
#include <cmath>

#include "base/limits.h"

namespace hengji::readers::page {

namespace {

constexpr double same_height = 0.35;          // of a line's height, between the middles of one band
constexpr double narrowest_gap = 0.32;        // of an em, between columns
constexpr double price_of_section = 0.4;      // in columns: a new section must be worth more
constexpr double empty_place = 0.15;          // what a column is worth to a band without text in it
constexpr double counted_empty_place = 0.03;  // the same where many lines of a cell are bands of their own
constexpr double lost_column = 2;             // the price of pieces that stand apart and fall into one column
constexpr int most_bands = 120;               // of one section
constexpr std::size_t most_sectioned = 2000;  // bands of one page

struct Interval {
  double from = 0;
  double to = 0;
};

/// What text of some bands covers from left to right.
class Cover {
 public:
  void add(const Band& band) {
    for (const Line& piece : band) add({piece.box.x0, piece.box.x1}, piece.size);
  }
  std::vector<Gap> gaps() const {
    std::vector<Gap> result;
    for (std::size_t i = 1; i < taken_.size(); ++i)
      if (taken_[i].from - taken_[i - 1].to >= narrowest_gap * em_)
        result.push_back({taken_[i - 1].to, taken_[i].from});
    return result;
  }
  /// Where columns end: the right ends of what is taken before each gap, and infinity.
  std::vector<double> ends() const {
    std::vector<double> result;
    for (std::size_t i = 1; i < taken_.size(); ++i)
      if (taken_[i].from - taken_[i - 1].to >= narrowest_gap * em_) result.push_back(taken_[i - 1].to);
    result.push_back(1e18);
    return result;
  }

 private:
  void add(Interval one, double size) {
    em_ = em_ == 0 ? size : std::min(em_, size);
    auto first = std::lower_bound(taken_.begin(), taken_.end(), one.from,
                                  [](const Interval& a, double x) { return a.to < x; });
    auto last = first;
    for (; last != taken_.end() && last->from <= one.to; ++last) {
      one.from = std::min(one.from, last->from);
      one.to = std::max(one.to, last->to);
    }
    if (first == last) {
      taken_.insert(first, one);
    } else {
      *first = one;
      taken_.erase(first + 1, last);
    }
  }

  std::vector<Interval> taken_;
  double em_ = 0;
};

// How many columns hold text of the band.
int occupied(const Band& band, const std::vector<double>& ends) {
  std::vector<char> seen(ends.size());
  for (const Line& piece : band)
    seen[std::lower_bound(ends.begin(), ends.end(), piece.box.x1) - ends.begin()] = 1;
  return static_cast<int>(std::count(seen.begin(), seen.end(), 1));
}

// Columns that the bands fill, somewhat less for those that they only have.
double worth(std::span<const Band> bands, std::span<const int> own, const Cover& cover, Heights heights) {
  const double empty = heights == Heights::counted ? counted_empty_place : empty_place;
  const std::vector<double> ends = cover.ends();
  double sum = -price_of_section;
  for (std::size_t i = 0; i < bands.size(); ++i) {
    const int here = occupied(bands[i], ends);
    sum += here - 1 + empty * (static_cast<int>(ends.size()) - here) - lost_column * (own[i] - here);
  }
  return sum;
}

std::vector<int> own_columns(std::span<const Band> bands) {
  std::vector<int> own;
  for (const Band& band : bands) {
    Cover cover;
    cover.add(band);
    own.push_back(occupied(band, cover.ends()));
  }
  return own;
}

std::vector<Gap> gaps_of(std::span<const Band> bands) {
  Cover cover;
  for (const Band& band : bands) cover.add(band);
  return cover.gaps();
}

}  // namespace

std::vector<Band> bands_of(std::vector<Line> pieces) {
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const Line& a, const Line& b) { return a.middle() < b.middle(); });
  std::vector<Band> bands;
  for (Line& piece : pieces) {
    if (bands.empty() || piece.middle() - bands.back().front().middle() > same_height * piece.size)
      bands.emplace_back();
    bands.back().push_back(std::move(piece));
  }
  for (Band& band : bands)
    std::sort(band.begin(), band.end(), [](const Line& a, const Line& b) { return a.box.x0 < b.box.x0; });
  return bands;
}

std::vector<Section> sections_of(std::span<const Band> bands, std::span<const double> prices,
                                 Heights heights) {
  const int count = static_cast<int>(bands.size());
  if (bands.size() > most_sectioned) return {{0, count - 1, {}}};
  const std::vector<int> own = own_columns(bands);
  std::vector<double> best(count + 1, -1e18);
  std::vector<int> start(count + 1, 0);
  best[0] = 0;
  // best[last] is the worth of the bands before `last`; sections grow backwards so that the cover only grows.
  for (int last = 1; last <= count; ++last) {
    Cover cover;
    for (int first = last - 1; first >= 0 && first >= last - most_bands; --first) {
      cover.add(bands[first]);
      const std::size_t length = last - first;
      const double price = prices.empty() ? 0 : prices[first];
      const double total =
          best[first] - price +
          worth(bands.subspan(first, length), std::span(own).subspan(first, length), cover, heights);
      if (total > best[last]) {
        best[last] = total;
        start[last] = first;
      }
    }
  }
  std::vector<Section> sections;
  for (int last = count; last > 0; last = start[last]) sections.push_back({start[last], last - 1, {}});
  std::reverse(sections.begin(), sections.end());
  for (Section& section : sections)
    section.gaps = gaps_of(bands.subspan(section.first, section.last - section.first + 1));
  return sections;
}

std::vector<double> separators_of(std::span<const Section> sections, std::span<const double> preferred) {
  std::vector<Gap> gaps;
  for (const Section& section : sections) gaps.insert(gaps.end(), section.gaps.begin(), section.gaps.end());
  std::sort(gaps.begin(), gaps.end(), [](const Gap& a, const Gap& b) { return a.to < b.to; });
  std::vector<double> result;
  for (std::size_t i = 0; i < gaps.size();) {
    Gap shared = gaps[i];
    std::size_t next = i;
    for (; next < gaps.size() && gaps[next].from < gaps[i].to; ++next)
      shared.from = std::max(shared.from, gaps[next].from);
    double place = (shared.from + shared.to) / 2;
    for (const double wish : preferred)
      if (wish >= shared.from && wish <= shared.to) place = wish;
    result.push_back(place);
    i = next;
    // Gaps that begin later but were passed over by the order still need their own place.
    while (i < gaps.size() && gaps[i].from < place && place < gaps[i].to) ++i;
  }
  return result;
}

int separator_in(const Gap& gap, std::span<const double> separators) {
  for (std::size_t i = 0; i < separators.size(); ++i)
    if (separators[i] >= gap.from && separators[i] <= gap.to) return static_cast<int>(i);
  return -1;
}

}  // namespace hengji::readers::page
