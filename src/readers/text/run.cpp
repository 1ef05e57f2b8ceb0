#include "readers/text/run.h"

#include "base/utf8.h"

namespace hengji::readers::text {

void append_runs(std::string_view line, int index, std::vector<Run>& runs) {
  int column = 0;
  int blanks = 2;
  Run run{line.substr(0, 0), index, 0, 0};
  const std::size_t before = runs.size();
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint point = code_point_at(line, at);
    if (is_space(point.value)) {
      blanks += point.value == U' ' ? 1 : 2;
    } else {
      if (blanks >= 2) {
        if (!run.text.empty()) runs.push_back(run);
        run = {line.substr(at, 0), index, column, column};
      }
      blanks = 0;
      const auto begin = static_cast<std::size_t>(run.text.data() - line.data());
      run.text = line.substr(begin, at + point.bytes - begin);
      run.to = column + 1;
    }
    ++column;
    at += point.bytes;
  }
  if (!run.text.empty() || runs.size() == before) runs.push_back(run);
}

char32_t last_character(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0) == 0x80) continue;
  return text.empty() ? 0 : code_point_at(text, at).value;
}

Sides sides_of(const Run& run, std::size_t at, int column) {
  Sides sides{run, run};
  sides.left.text = run.text.substr(0, at);
  sides.left.to = column;
  sides.right.text = run.text.substr(at + 1);
  sides.right.from = column + 1;
  return sides;
}

bool is_one_phrase(const Sides& sides) {
  const bool is_year =
      sides.left.text.size() == 4 && sides.left.text.starts_with("20") && sides.right.text.starts_with("年");
  return is_year || (sides.right.text.ends_with("。") && is_ideograph(last_character(sides.left.text)));
}

}  // namespace hengji::readers::text
