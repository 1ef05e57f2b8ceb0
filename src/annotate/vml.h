#pragma once

#include <string>
#include <string_view>

namespace hengji::annotate {

/// The box in which a spreadsheet program shows a comment, at its cell (both from 0).
struct NoteBox {
  int row = 0;
  int column = 0;
  int lines = 4;  ///< of text
};

/// A drawing without shapes for the comments of a workbook's n-th sheet. (VML, the notation that ECMA-376
/// part 4 keeps for comments.)
std::string empty_drawing(int sheet);

/// The number behind the largest that shapes of a drawing have.
int free_shape(std::string_view drawing, int sheet);

std::string note_shape(int number, const NoteBox& box);

}  // namespace hengji::annotate
