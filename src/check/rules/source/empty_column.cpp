#include "check/rules/source/empty_column.h"

#include <fmt/format.h>

#include <utility>

#include "check/columns.h"

namespace hengji::check::source {

Verdict empty_column(const Subject& subject, std::string_view word, const Reason& missing) {
  std::vector<std::size_t> columns = columns_with(subject.plan(), word);
  if (columns.empty()) return Verdict::not_applicable({"表里没有这一栏。", "The form has no such column."});
  std::vector<Place> places;
  for (const Row& row : subject.rows())
    if (is_empty_in(row, columns)) places.push_back(place_of(row));
  Verdict verdict;
  if (places.empty()) return verdict;
  std::size_t count = places.size();
  verdict.add({fmt::format("{} 条指标没有写{}。", count, missing.zh),
               fmt::format("{} indicators have no {}.", count, missing.en)},
              std::move(places));
  return verdict;
}

}  // namespace hengji::check::source
