#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace hengji::forms::flat {

/// How a piece stands to the one before it in its line.
enum class Joint {
  none,
  unlikely,  ///< 合格率 95%: words and a figure that says all that a target says
  possible,  ///< 5000 吨稻谷、500: white space around a figure inside words
  likely,    ///< ≥500 家, ≥ 95%: a figure and its unit, an operator and its figure
};

/// How wide a text may have been on paper, in eighths of a Chinese character: figures and Latin letters have
/// other widths in every font, and signs like ≥ and ★ are half or whole.
struct Width {
  int least = 0;
  int most = 0;

  Width& operator+=(Width other) {
    least += other.least;
    most += other.most;
    return *this;
  }
};

/// What white space parts in a line: a cell, or a line of a cell that was wrapped.
struct Piece {
  std::string_view text;
  int line = 0;  ///< index into the lines it was cut from
  Width width = {};
  int head = 0;           ///< at most so much of it may not be parted from its beginning: a figure, a sign
  bool is_first = false;  ///< of its line
  bool is_last = false;   ///< of its line
  bool is_sound = true;   ///< UTF-8, without NUL: what squeezed() leaves as it is
  Joint joint = Joint::none;
};

/// Appends the pieces of a line, without widths and joints.
void append_pieces(std::string_view line, int index, std::vector<Piece>& pieces);

/// How wide each piece is and how much of it stays together.
void measure(std::span<Piece> pieces);

/// How each piece stands to the one before. White space between a figure and its unit (≥500 家), an operator
/// and its figure, and around the figures inside a name (5000 吨稻谷) parts nothing for sure.
void judge_joints(std::span<Piece> pieces);

/// How a piece or several that were put together read, for telling cells from each other.
enum class Reading : std::uint8_t {
  figure,         ///< ≥95%, 500家, 12月底前
  number,         ///< 90, 12.5 and nothing more
  grade,          ///< 健全
  operator_sign,  ///< ≥, 大于等于, 定性
  unit,           ///< 家, 元/亩
  mark,           ///< /, —, 无, ✔
  words,
};

Reading reading_of(std::string_view text);

}  // namespace hengji::forms::flat
