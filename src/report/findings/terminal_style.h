#pragma once

#include <string>
#include <string_view>

#include "base/language.h"

namespace hengji::report {

/// How a terminal shows it.
struct TerminalStyle {
  Language language = Language::zh;
  bool in_color = false;
  int width = 100;  ///< columns
};

enum class Ink { plain, bold, red, yellow, blue, cyan, grey };

/// Writes a text behind what a terminal is to show, in that ink where the terminal has colours.
void put(std::string& out, const TerminalStyle& style, std::string_view text, Ink ink);

}  // namespace hengji::report
