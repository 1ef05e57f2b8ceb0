#include "readers/sheets/merges.h"

#include <algorithm>
#include <tuple>

namespace hengji::readers {

MergeSweep::MergeSweep(std::vector<MergedArea> areas) : areas_(std::move(areas)) {
  std::ranges::stable_sort(
      areas_, {}, [](const MergedArea& area) { return std::tuple(area.first_row, area.first_column); });
}

const MergedArea* MergeSweep::active_over(int column) const {
  auto after = active_.upper_bound(column);
  if (after == active_.begin()) return nullptr;
  const MergedArea* area = std::prev(after)->second;
  return area->last_column >= column ? area : nullptr;
}

void MergeSweep::advance(int row) {
  row_ = row;
  for (; next_ < areas_.size() && areas_[next_].first_row <= row; ++next_) {
    const MergedArea& area = areas_[next_];
    while (!endings_.empty() && endings_.top().last_row < area.first_row) {
      active_.erase(endings_.top().column);
      endings_.pop();
    }
    auto behind = active_.lower_bound(area.first_column);
    bool overlaps = active_over(area.first_column) != nullptr ||
                    (behind != active_.end() && behind->first <= area.last_column);
    if (overlaps) continue;
    active_.emplace(area.first_column, &area);
    endings_.push({area.last_row, area.first_column});
  }
  while (!endings_.empty() && endings_.top().last_row < row) {
    active_.erase(endings_.top().column);
    endings_.pop();
  }
}

const MergedArea* MergeSweep::over(int row, int column) {
  if (row != row_) advance(row);
  return active_.empty() ? nullptr : active_over(column);
}

}  // namespace hengji::readers
