#pragma once

#include <map>
#include <queue>
#include <vector>

#include "readers/sheets/sheet.h"

namespace hengji::readers {

/// Tells, for the cells of a sheet asked in reading order, which merged area covers each. Areas that overlap
/// an earlier one are dropped, as the spreadsheet programs do when they repair a file.
class MergeSweep {
 public:
  /// The areas, in any order.
  explicit MergeSweep(std::vector<MergedArea> areas);

  /// The area over that place, or nothing. Rows may only grow from call to call.
  const MergedArea* over(int row, int column);

  /// The areas in order of their first row, for finding anchors.
  const std::vector<MergedArea>& areas() const { return areas_; }

 private:
  struct Ending {
    int last_row;
    int column;
    bool operator>(const Ending& other) const { return last_row > other.last_row; }
  };

  void advance(int row);
  const MergedArea* active_over(int column) const;

  std::vector<MergedArea> areas_;
  std::size_t next_ = 0;
  int row_ = -1;
  std::map<int, const MergedArea*> active_;  ///< by first column
  std::priority_queue<Ending, std::vector<Ending>, std::greater<>> endings_;
};

}  // namespace hengji::readers
