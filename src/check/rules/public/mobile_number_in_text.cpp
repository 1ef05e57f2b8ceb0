#include <algorithm>

#include "check/prose.h"
#include "check/rules/public/rules.h"
#include "check/subject.h"
#include "model/wording.h"

namespace hengji::check::public_view {
namespace {

constexpr std::size_t number_length = 11;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

void look_into(Verdict& verdict, const Passage& passage) {
  std::string_view text = passage.folded;
  for (std::size_t at = text.find('1'); at != std::string_view::npos; at = text.find('1', at + 1)) {
    if (at > 0 && (is_digit(text[at - 1]) || text[at - 1] == '.')) continue;
    std::string_view number = text.substr(at, number_length),
                     after = text.substr(std::min(at + number_length, text.size()));
    if (number.size() < number_length || number[1] < '3' || !std::ranges::all_of(number, is_digit)) continue;
    if (!after.empty() && (is_digit(after[0]) || after[0] == '.' || wording::unit_end(after, 0) > 0))
      continue;
    verdict.add({"正文里有手机号码。", "A mobile number stands in the text."},
                {{std::string(number), *passage.at}});
  }
}

Verdict run(const Subject& subject) {
  if (!has_prose(subject))
    return Verdict::not_applicable({"没有目标和职能的文字。", "There is no text of goals or duties."});
  Verdict verdict;
  for (const Passage& passage : subject.passages()) {
    bool may_hold = passage.signs.longest_figure >= static_cast<int>(number_length);
    if (is_prose(passage) && may_hold) look_into(verdict, passage);
  }
  return verdict;
}

}  // namespace

const Rule mobile_number_in_text{"PUBLIC-002", "mobile-number-in-text", Severity::advice, run};

}  // namespace hengji::check::public_view
