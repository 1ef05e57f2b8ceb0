#pragma once

#include <limits>
#include <string_view>

#include "forms/flat/pieces.h"
#include "forms/flat/way.h"
#include "policy/vocabulary.h"

namespace hengji::forms::flat {

/// A run of pieces as one cell would read.
struct Segment {
  std::string_view text;  ///< of the only piece, or of all of them in the search's room
  Reading reading = Reading::words;
  const policy::Word* word = nullptr;
  int lines = 1;
  Width last_line;                                  ///< how wide it is
  int widest = 0;                                   ///< at least so wide is the widest line
  int narrowest = std::numeric_limits<int>::max();  ///< at most so wide was a column that broke these lines
  bool is_function = false;                         ///< a function of the unit begins so
  bool opens_a_name = false;                        ///< 指标1：…
  bool holds_level = false;  ///< a line of it, not the first, is a level by itself: 生态效益
  Score joint = 0;           ///< against joining pieces of one line

  /// Were the lines broken where the next character no longer fits?
  bool is_whole() const { return narrowest > widest; }
};

/// What speaks for a segment as the name of an indicator.
inline Score name_score(const Segment& s) {
  if (s.reading == Reading::figure || s.reading == Reading::number || s.reading == Reading::operator_sign)
    return -90;
  Score score = s.text.size() < 6 || s.text.ends_with("。") ? -30 : 0;
  if (s.reading == Reading::grade || s.reading == Reading::mark || s.reading == Reading::unit) score -= 30;
  if (s.word && (s.word->is_level1 || s.word->is_level2)) score -= 20;
  return score - 2 * (s.lines - 1);
}

/// As a value.
inline Score value_score(const Segment& s) {
  // 可持续影响 behind a name without values is the next level, not what was asked for.
  if (s.word && s.word->is_level2) return -60;
  switch (s.reading) {
    case Reading::figure:
    case Reading::grade:
      return 40 - 2 * (s.lines - 1);
    case Reading::number:
      return 35;
    case Reading::mark:
      return 20;
    case Reading::unit:
    case Reading::operator_sign:
      return -40;
    default:  // a single character is the end of something
      return (s.text.size() <= 3 ? -30 : 0) - 2 * (s.lines - 1);
  }
}

/// As a remark.
inline Score note_score(const Segment& s) {
  if (s.reading == Reading::number || s.reading == Reading::figure) return -20;
  return -2 * (s.lines - 1);
}

}  // namespace hengji::forms::flat
