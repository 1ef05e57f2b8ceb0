#pragma once

#include <span>
#include <string>

#include "readers/page/rows.h"

namespace hengji::readers::page {

/// Rows where only the order of lines is known, not how far they stand apart: text that was set line by line
/// (`pdftotext -layout`). `step` is the distance at which lines are given, whatever it was on the page.
///
/// What is centred on one height stays so in the order of lines: a name of two lines around a value of one
/// gives three lines, name, value, name. From the number of lines of its cells follows which line of a row
/// holds what; the cut into rows that agrees with this and wraps only full lines is taken. Then the heights
/// are restored and labels that span rows are fitted to them.
/// `phrases` are beginnings of texts that labels may repeat, sorted, without white space.
Rows rows_of_counted_lines(std::span<const Column> columns, double step,
                           std::span<const std::string> phrases = {});

}  // namespace hengji::readers::page
