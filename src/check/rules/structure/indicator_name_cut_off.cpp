#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "check/rules/structure/rules.h"
#include "check/subject.h"
#include "model/first_character.h"

namespace hengji::check::structure {
namespace {

/// The last characters of all names that may be cut off, brackets apart: most names have another.
constexpr auto last_characters =
    first_characters(std::array<std::string_view, 7>{"、", "，", ",", "；", "及", "且", "与"},
                     [](std::string_view one) { return one; });

/// Endings that begin what does not follow. Words that end alike are told apart by the character before.
bool stops_in_mid_sentence(std::string_view name) {
  bool has_bracket = name.find('(') != std::string_view::npos;
  if (has_bracket && std::ranges::count(name, '(') > std::ranges::count(name, ')')) return true;
  if (name.empty() || !last_characters.may_begin(last_character(name))) return false;
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
