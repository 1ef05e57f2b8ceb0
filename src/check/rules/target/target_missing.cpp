#include <fmt/format.h>

#include <optional>
#include <utility>

#include "base/utf8.h"
#include "check/rules/target/rules.h"
#include "check/subject.h"

namespace hengji::check::target {
namespace {

constexpr std::size_t shortest_name = 12;  ///< bytes: four characters

/// 预算调整率预算执行率: the two names of the library that one name is made of, whose first then has no
/// value.
std::optional<std::pair<std::string_view, std::string_view>> two_names(const Row& row,
                                                                       const policy::Library& library) {
  std::string_view name = row.name->folded;
  bool may_be_known = row.part == Part::decision || row.part == Part::process;
  if (row.entry || !may_be_known || name.size() < 2 * shortest_name) return std::nullopt;
  for (std::size_t at = 0; at + shortest_name <= name.size(); at += code_point_at(name, at).bytes)
    if (at >= shortest_name && library.find(name.substr(0, at)) && library.find(name.substr(at)))
      return std::pair(name.substr(0, at), name.substr(at));
  return std::nullopt;
}

void look_for_two_names(Verdict& verdict, const Subject& subject) {
  for (const Row& row : subject.rows()) {
    auto names = two_names(row, subject.pack().library);
    if (!names) continue;
    verdict.add({fmt::format("“{}”的指标值没有填，名称与“{}”连成了一条。", names->first, names->second),
                 fmt::format("“{}” has no target; its name runs into “{}”.", names->first, names->second)},
                {place_of(row)});
  }
}

Verdict run(const Subject& subject) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  if (subject.plan().columns.empty())
    return Verdict::not_applicable({"表里没有指标值列。", "The form has no column of values."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    if (row.indicator->level3.value.empty()) continue;  // what would be missing has no name
    std::string zh, en;
    for (Period period : {Period::half_year, Period::full_year}) {
      const Target* target = row.target(period);
      if (!target || target->comparison != Comparison::blank) continue;
      zh += fmt::format("{}{}", zh.empty() ? "" : "、", in_chinese(period));
      en += fmt::format("{}{}", en.empty() ? "" : ", ", in_english(period));
    }
    if (zh.empty()) continue;
    verdict.add({fmt::format("“{}”的{}指标值没有填。", row.indicator->level3.value, zh),
                 fmt::format("“{}” has no target ({}).", row.indicator->level3.value, en)},
                {place_of(row)});
  }
  look_for_two_names(verdict, subject);
  return verdict;
}

}  // namespace

const Rule target_missing{"TARGET-005", "target-missing", Severity::blocking, run, Needs::its_rows};

}  // namespace hengji::check::target
