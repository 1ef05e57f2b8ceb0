#pragma once

#include <vector>

#include "document/document.h"
#include "readers/scan/seen.h"

namespace hengji::readers::scan {

/// Sees to it that ink for which no text was read does not go unsaid. Works on blocks at their places on the
/// level page, as readers/page recovers them.
class UnreadInk {
 public:
  explicit UnreadInk(const SeenPage& page) : page_(page), is_placed_(page.blots.size(), false) {}

  /// A cell without text in which there is ink is noted as unread; one with text besides becomes doubtful.
  void look_in(Table& table);

  /// A paragraph of nothing but marks, which is not taken for text: noted as unread unless it is specks and
  /// strokes, none of which can be a character.
  void look_at(const Paragraph& paragraph);

  /// Notes the ink that stands in no table, once for the page. Gives all that was noted.
  std::vector<Unread> rest();

 private:
  const SeenPage& page_;
  std::vector<bool> is_placed_;  ///< of each blot: it lies in a table
  std::vector<Unread> unread_;
};

}  // namespace hengji::readers::scan
