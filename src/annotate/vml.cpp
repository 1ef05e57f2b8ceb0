#include "annotate/vml.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace hengji::annotate {
namespace {

constexpr std::string_view shape_mark = "_x0000_s";
constexpr int shapes_a_block = 1024;  ///< shapes of a sheet are numbered from a multiple of it

}  // namespace

std::string empty_drawing(int sheet) {
  return fmt::format(
      "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
      "xmlns:x=\"urn:schemas-microsoft-com:office:excel\">"
      "<o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"{}\"/></o:shapelayout>"
      "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" "
      "path=\"m,l,21600r21600,l21600,xe\">"
      "<v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" "
      "o:connecttype=\"rect\"/></v:shapetype></xml>",
      sheet);
}

int free_shape(std::string_view drawing, int sheet) {
  int next = sheet * shapes_a_block + 1;
  for (std::size_t at = drawing.find(shape_mark); at != std::string_view::npos;
       at = drawing.find(shape_mark, at)) {
    at += shape_mark.size();
    int number = 0;
    std::from_chars(drawing.data() + at, drawing.data() + drawing.size(), number);
    if (number < 1'000'000'000) next = std::max(next, number + 1);
  }
  return next;
}

std::string note_shape(int number, const NoteBox& box) {
  int top = std::max(0, box.row - 1);
  return fmt::format(
      "<v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" "
      "xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
      "xmlns:x=\"urn:schemas-microsoft-com:office:excel\" id=\"_x0000_s{}\" type=\"#_x0000_t202\" "
      "style=\"position:absolute;visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\">"
      "<v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/>"
      "<v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\"></v:textbox>"
      "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>"
      "<x:Anchor>{}, 12, {}, 4, {}, 30, {}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>"
      "<x:Row>{}</x:Row><x:Column>{}</x:Column></x:ClientData></v:shape>",
      number, box.column + 1, top, box.column + 4, top + std::clamp(box.lines, 4, 12), box.row, box.column);
}

}  // namespace hengji::annotate
