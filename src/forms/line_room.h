#pragma once

#include <string_view>

namespace hengji::forms {

/// How much a line of a column holds, learned from the cells that were seen in it. What a page break tore off
/// a cell had no room in the cell's last line; what had room there is a cell of its own.
class LineRoom {
 public:
  /// Takes a cell of the column; its lines end with '\n'.
  void see(std::string_view cell);

  /// Whether the last cell's last line had no room for what a text begins with. Also where nothing is known
  /// yet.
  bool is_full_for(std::string_view text) const;

 private:
  int widest_ = 0;
  int last_ = 0;
  int slack_ = 0;  ///< of the last line
};

}  // namespace hengji::forms
