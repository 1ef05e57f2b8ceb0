#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "check/rules/duty/rules.h"
#include "check/subject.h"

namespace hengji::check::duty {
namespace {

/// A name this long that stops in mid-sentence was cut by the form's cell.
constexpr std::size_t cell_characters = 16;

bool ends_in_comma(std::string_view text) {
  return text.ends_with("、") || text.ends_with("，") || text.ends_with(",");
}

/// Whether the function goes on behind the name without a stop.
bool is_cut(const Passage& level2, const Passage& function) {
  if (ends_in_comma(level2.folded)) return true;
  std::size_t begin = function.folded.find(level2.folded);
  if (begin == std::string_view::npos || length(level2.folded) < cell_characters) return false;
  std::string_view rest = function.folded.substr(begin + level2.folded.size());
  constexpr std::string_view stops[] = {"。", "，", "；", "、", ",", ";"};
  return !rest.empty() &&
         std::ranges::none_of(stops, [&](std::string_view stop) { return rest.starts_with(stop); });
}

Verdict run(const Subject& subject) {
  if (subject.plan().functions.empty())
    return Verdict::not_applicable({"没有列出职能。", "No function is listed."});
  if (subject.linked_functions().empty())
    return Verdict::not_applicable({"二级指标不是按职能设的。", "The second levels do not name functions."});
  Verdict verdict;
  const Passage* before = nullptr;
  for (const Row& row : subject.rows()) {
    if (!row.function || row.level2 == before) continue;
    before = row.level2;
    const Passage& function = subject.function_passage(*row.function);
    if (!is_cut(*row.level2, function)) continue;
    std::string_view text = function.text;
    verdict.add({fmt::format("二级指标“{}”停在半句上，应为第{}项职能。", row.level2->text, *row.function + 1),
                 fmt::format("The second level “{}” stops in mid-sentence; it begins function {}.",
                             row.level2->text, *row.function + 1)},
                {place_of(*row.level2), {std::string(text.substr(0, text.find("。"))), *function.at}});
  }
  return verdict;
}

}  // namespace

const Rule second_level_name_cut_off{"DUTY-002", "second-level-name-cut-off", Severity::advice, run};

}  // namespace hengji::check::duty
