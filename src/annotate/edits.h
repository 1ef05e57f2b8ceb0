#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hengji::annotate {

/// Something put into a text, in the place of `removed` bytes.
struct Edit {
  std::size_t at = 0;
  std::size_t removed = 0;
  std::string text;
};

/// The text with all edits made, in the order of their places; those of one place in the order given. Edits
/// do not overlap.
std::string edited(std::string_view text, std::vector<Edit> edits);

/// The edit that puts something in front of the end tag of an XML text's outermost element, also where that
/// is empty
/// (<a/>). Nothing is changed when the text has no element.
Edit before_end(std::string_view xml, std::string_view put);

}  // namespace hengji::annotate
