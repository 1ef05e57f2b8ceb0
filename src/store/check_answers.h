#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/transaction.h"

namespace hengji::store {

/// An answer to one point of a qualitative indicator's checklist (要点核查结论). Never altered: a correction
/// is an answer that replaces one.
struct StoredAnswer {
  std::string id;
  std::string dossier;
  std::string period;               ///< "half_year", "full_year"
  std::string side;                 ///< "self": the department; "re": whoever re-evaluates
  std::string indicator;            ///< its name, folded
  std::string point;                ///< in the pack's words
  std::optional<bool> holds;        ///< nothing: the answer before was taken back
  std::string evidence;             ///< what shows it, in words: 苏科发〔2025〕3号
  std::optional<std::string> file;  ///< a stored file's hash
  std::string note;
  std::string reason;  ///< of the correction, or why the department's answer does not hold
  std::string person;
  Instant at{};
  std::optional<std::string> replaces;  ///< the corrected answer's id
};

/// Replaces the answer of the same side to the same point and period when there is one. Gives the answer as
/// stored.
Result<StoredAnswer> add_check_answer(Transaction& transaction, StoredAnswer answer);
/// All of them, corrected ones too, oldest first.
Result<std::vector<StoredAnswer>> all_check_answers(Transaction& transaction, std::string_view dossier);
/// Those that hold: neither corrected nor taken back.
Result<std::vector<StoredAnswer>> check_answers(Transaction& transaction, std::string_view dossier);

}  // namespace hengji::store
