#include <fmt/format.h>

#include <algorithm>

#include "check/rules/structure/rules.h"
#include "check/subject.h"

namespace hengji::check::structure {
namespace {

/// Endings that begin what does not follow. Words that end alike are told apart by the character before.
bool stops_in_mid_sentence(std::string_view name) {
  bool has_bracket = name.find('(') != std::string_view::npos;
  if (has_bracket && std::ranges::count(name, '(') > std::ranges::count(name, ')')) return true;
  constexpr std::string_view endings[] = {"、", "，", ",", "；", "以及", "并且"};
  for (std::string_view ending : endings)
    if (name.size() > ending.size() && name.ends_with(ending)) return true;
  if (!name.ends_with("及")) return name.ends_with("与");
  constexpr std::string_view complete[] = {"普及", "涉及", "遍及", "顾及", "危及",
                                           "波及", "触及", "推及", "提及"};
  return std::ranges::none_of(complete, [&](std::string_view word) { return name.ends_with(word); });
}

Verdict run(const Subject& subject) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  Verdict verdict;
  for (const Row& row : subject.rows())
    if (stops_in_mid_sentence(row.name->folded))
      verdict.add({fmt::format("三级指标名称“{}”停在半句上。", row.indicator->level3.value),
                   fmt::format("The name “{}” stops in mid-sentence.", row.indicator->level3.value)},
                  {place_of(row)});
  return verdict;
}

}  // namespace

const Rule indicator_name_cut_off{"STRUCTURE-005", "indicator-name-cut-off", Severity::advice, run};

}  // namespace hengji::check::structure
