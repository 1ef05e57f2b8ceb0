#include "store/check_answers.h"

#include <algorithm>
#include <set>

#include "store/check_answers_mapping.h"
#include "store/sql/rows.h"

namespace hengji::store {
namespace {

bool is_of_one_point(const StoredAnswer& one, const StoredAnswer& other) {
  return one.period == other.period && one.side == other.side && one.indicator == other.indicator &&
         one.point == other.point;
}

/// Those that no other replaces, taken back or not.
std::vector<StoredAnswer> newest_of(std::vector<StoredAnswer> all) {
  std::set<std::string> replaced;
  for (const StoredAnswer& answer : all)
    if (answer.replaces) replaced.insert(*answer.replaces);
  std::erase_if(all, [&](const StoredAnswer& answer) { return replaced.contains(answer.id); });
  return all;
}

}  // namespace

Result<StoredAnswer> add_check_answer(Transaction& transaction, StoredAnswer answer) {
  for (const StoredAnswer& known : newest_of(TRY(all_check_answers(transaction, answer.dossier))))
    if (is_of_one_point(known, answer)) answer.replaces = known.id;
  if (answer.id.empty()) answer.id = new_id();
  TRY_VOID(sql::insert(transaction, answer));
  return answer;
}

Result<std::vector<StoredAnswer>> all_check_answers(Transaction& transaction, std::string_view dossier) {
  return sql::rows_of<StoredAnswer>(transaction, dossier, " ORDER BY at, id");
}

Result<std::vector<StoredAnswer>> check_answers(Transaction& transaction, std::string_view dossier) {
  std::vector<StoredAnswer> standing = newest_of(TRY(all_check_answers(transaction, dossier)));
  std::erase_if(standing, [](const StoredAnswer& answer) { return !answer.holds; });
  return standing;
}

}  // namespace hengji::store
