#include <fmt/format.h>

#include <string>
#include <utility>

#include "base/utf8.h"
#include "check/prose.h"
#include "check/rules/wording/rules.h"
#include "check/subject.h"
#include "model/wording.h"
#include "policy/word_list.h"

namespace hengji::check::wording {
namespace {

void report(Verdict& verdict, const Subject& subject, const Hit& hit) {
  std::string_view clause = clause_around(hit.passage->text, subject.quote(hit));
  Place place{std::string(clause), *hit.passage->at};
  if (!verdict.findings.empty() && verdict.findings.back().places.front().quote == place.quote) return;
  verdict.add({fmt::format("“{}”里有词写了两遍。", clause), fmt::format("“{}” has a word twice.", clause)},
              {std::move(place)});
}

constexpr std::size_t character = 3;          ///< bytes of an ideograph
constexpr std::size_t longest = 6;            ///< characters of a word or a term
constexpr std::size_t shortest_of_terms = 4;  ///< no word begins with so many characters of another

/// How many characters from `at` on are ideographs, up to a bound.
std::size_t ideographs_from(std::string_view text, std::size_t at, std::size_t most) {
  std::size_t count = 0;
  while (count < most && at + character * count < text.size() &&
         is_ideograph(code_point_at(text, at + character * count).value))
    ++count;
  return count;
}

/// Whether the word of so many characters at `at` stands there twice for no reason. 培训培训师 is sound, and
/// so is 可持续持续: a short word must end where it is written again, at a mark, a figure or the end.
bool is_doubled(std::string_view text, std::size_t at, std::size_t characters) {
  std::size_t bytes = character * characters, end = at + 2 * bytes;
  std::string_view word = text.substr(at, bytes);
  if (end > text.size() || text.substr(at + bytes, bytes) != word) return false;
  if (ideographs_from(text, at, characters) < characters) return false;
  if (hengji::wording::words_of_number_end(word, 0) > 0 ||
      word.substr(0, character) == word.substr(character, character))
    return false;
  if (characters >= shortest_of_terms) return true;
  return ideographs_from(text, end, 1) == 0 && !text.substr(0, at).ends_with("可");
}

/// Every term that stands twice in a row, told by one byte of each first: nearly none does.
void look_into(Verdict& verdict, const Subject& subject, const Passage& passage) {
  std::string_view text = passage.folded;
  for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).bytes)
    for (std::size_t characters = 2; characters <= longest; ++characters) {
      std::size_t again = at + character * characters;
      if (again + 2 >= text.size() || text[at + 2] != text[again + 2] || !is_doubled(text, at, characters))
        continue;
      auto begin = static_cast<std::uint32_t>(at),
           end = static_cast<std::uint32_t>(again + character * characters);
      report(verdict, subject, Hit{{WordList::doubled_word, 0, begin, end}, &passage});
      at = end - character;
      break;
    }
}

Verdict run(const Subject& subject) {
  if (!has_prose(subject))
    return Verdict::not_applicable({"没有目标和职能的文字。", "There is no text of goals or duties."});
  Verdict verdict;
  for (const Hit& hit : subject.hits(WordList::doubled_word))
    if (!hit.passage->folded.substr(0, hit.word.begin).ends_with("可")) report(verdict, subject, hit);
  for (const Passage& passage : subject.passages())
    if (is_prose(passage) && passage.signs.may_repeat_a_word) look_into(verdict, subject, passage);
  return verdict;
}

}  // namespace

const Rule word_doubled{"WORDING-008", "word-doubled", Severity::advice, run};

}  // namespace hengji::check::wording
