#pragma once

#include "readers/ofd/geometry.h"
#include "readers/page/page.h"

namespace pugi {
class xml_node;
}

namespace hengji::readers::ofd {

/// What an OFD page shows, gathered object by object.
struct Drawing {
  page::Page page;
  Frame area;                ///< of the page, in millimetres
  double picture_share = 0;  ///< of the page that its largest picture covers
  int nameless = 0;          ///< characters that the file does not name
  bool truncated = false;    ///< a limit of one page was passed
};

/// Local name of an element or attribute: writers use any prefix, or none.
std::string_view local(std::string_view name);
/// The first child element, or the value of an attribute, by local name.
pugi::xml_node child(const pugi::xml_node& node, std::string_view name);
std::string_view attribute(const pugi::xml_node& node, std::string_view name);

/// A TextObject (GB/T 33190 chapter 11): each character of its TextCodes at its place. `to_page` takes
/// millimetres of the object's parent to points of the page.
void draw_text(const pugi::xml_node& object, const Matrix& to_page, Drawing& drawing);

/// A PathObject (chapter 9): level and upright strokes, and filled rectangles that are thin.
void draw_path(const pugi::xml_node& object, const Matrix& to_page, Drawing& drawing);

/// An ImageObject (chapter 10).
void draw_picture(const pugi::xml_node& object, const Matrix& to_page, Drawing& drawing);

/// Where an object's own coordinates lie on the page: its CTM, then its Boundary, then its parent.
Matrix placed(const pugi::xml_node& object, const Matrix& to_page);

}  // namespace hengji::readers::ofd
