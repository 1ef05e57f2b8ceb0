#pragma once

#include <span>

#include "readers/page/rows.h"

namespace hengji::readers::page {

/// How little some lines look like one cell: lines that are not full before the next begins, and lines
/// further apart than the font sets them.
double cost_of_cell(std::span<const Line> lines, const Column& column, double pitch);

/// Whether line `index` goes on with the one before: in a wide column a full line does in the next one.
bool breaks_prose(const Column& column, int index);

/// Where the text of a cell stands in the height it is given.
enum class Standing { centred, on_top };

/// How far, in ems, text stands from where it would in from..to; 0 within a small tolerance.
double misfit(std::span<const Line> lines, double from, double to, Standing standing);

/// Lines first..last (exclusive) of a sorted column whose middles lie in from..to.
std::span<const Line> lines_between(const Column& column, double from, double to);

/// Whether line `index` follows the one before as closely as lines of one cell do.
bool breaks_closely(const Column& column, int index, double pitch);

/// How unlikely a border between rows is at height `y`, by the order of drawing.
double price_of_border(std::span<const Column> columns, double y, double pitch);

/// The numbers of the first and last line of a row in the order of drawing; -1 where that is not known.
struct Drawn {
  int first = -1;
  int last = -1;
};

/// How the labels of a table are set.
struct LabelSetting {
  double pitch = 12;
  Setting setting = Setting::loose;
  Standing standing = Standing::centred;  ///< of most labels; one that does the other costs a little
  std::span<const Drawn> drawn;           ///< of each row's cells beside the labels
};

/// Labels that span rows: the lines of a column are cut into as many cells as fit `rows` best, each spanning
/// consecutive rows. `borders[i]` says that a border above row i is likely. Gives the cells and what they
/// cost.
struct Labels {
  std::vector<Piece> pieces;
  double cost = 0;
};
Labels labels_of(const Column& column, int number, std::span<const Box> rows, std::span<const char> borders,
                 const LabelSetting& set);

}  // namespace hengji::readers::page
