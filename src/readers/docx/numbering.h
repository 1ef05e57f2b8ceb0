#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>

namespace hengji::readers::docx {

/// The list and the level of a paragraph; no list where `list` is 0.
struct ListPlace {
  int list = 0;
  int level = 0;
};

inline constexpr int list_levels = 9;

/// One level of a list's definition (w:lvl).
struct ListLevel {
  std::string format = "decimal";  ///< w:numFmt
  std::string text;                ///< w:lvlText: "（%1）"
  std::string style;               ///< the paragraph style that is numbered by this level
  int start = 1;
  int restart_after = -1;    ///< w:lvlRestart; -1: after every higher level
  bool as_decimals = false;  ///< w:isLgl
  bool separated = true;     ///< a tab or a space follows
  bool defined = false;
};

/// A definition that lists share (w:abstractNum), with its counters' state while a document is laid out.
struct ListDefinition {
  std::array<ListLevel, list_levels> levels;
  std::string style_link;
  std::string link_to_style;
};

/// One list (w:num).
struct List {
  int definition = 0;
  std::map<int, int> starts;         ///< by level: the number that this list starts again from
  std::map<int, ListLevel> changed;  ///< levels that it defines anew
};

/// The automatic numbers of a document (ECMA-376 part 1, 17.9).
class Numbering {
 public:
  std::map<int, ListDefinition> definitions;
  std::map<int, List> lists;

  /// The number in front of the next paragraph of that list, as a reader sees it: "（一）", "1.2 ". Counts
  /// on.
  std::string next(const ListPlace& place);
  /// The level of a list that numbers paragraphs of that style; 0 when none does.
  int level_of_style(int list, std::string_view style) const;

 private:
  struct Counters {
    std::array<int, list_levels> values{};
    std::array<bool, list_levels> running{};
  };

  const ListDefinition* definition_of(int list) const;
  const ListLevel& level_of(int list, int level) const;
  void count(const ListPlace& place, Counters& counters);

  std::map<int, Counters> counters_;           ///< by definition
  std::map<std::pair<int, int>, bool> begun_;  ///< list and level
};

/// A counter in a format by its name in w:numFmt: "chineseCounting" 3 → 三.
std::string formatted(int number, std::string_view format);

}  // namespace hengji::readers::docx
