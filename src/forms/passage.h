#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/location.h"
#include "model/figure_text.h"

namespace hengji::forms {

/// Running text of a form, of one cell or of several lines, and where each part of it was printed.
struct Passage {
  std::string text;
  std::vector<Origin> origins;

  bool empty() const { return text.empty(); }
  Location at() const;
  /// Adds a cell or a line. Line breaks that wrapping put in are removed; those before a numbering (一、
  /// （二）
  /// 3. 目标4：) stay.
  void add(std::string_view part, const Location& at);
  /// Adds what a page break tore off: it goes on in the middle of a line unless it begins with a numbering.
  void go_on(std::string_view part, const Location& at);
};

/// Does a line begin with a numbering: 一、 （二） 3. 4） ⑤ 目标6： 任务7、?
bool begins_with_number(std::string_view line);

}  // namespace hengji::forms
