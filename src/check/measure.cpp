#include "check/measure.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "model/target.h"
#include "policy/word_list.h"

namespace hengji::check {
namespace {

using policy::Lexicon;
using policy::WordList;

/// An object of one character says nothing: what would leave no more is left in place.
bool leaves_an_object(std::string_view rest) {
  return !rest.empty() && code_point_at(rest, 0).bytes < rest.size();
}

bool strip_prefix(std::string_view& text, WordList list, const Lexicon& lexicon,
                  std::uint16_t* tag = nullptr) {
  Lexicon::Affix affix = lexicon.prefix(list, text);
  if (affix.bytes == 0 || !leaves_an_object(text.substr(affix.bytes))) return false;
  text.remove_prefix(affix.bytes);
  if (tag) *tag = affix.tag;
  return true;
}

bool strip_suffix(std::string_view& text, WordList list, const Lexicon& lexicon,
                  std::uint16_t* tag = nullptr) {
  Lexicon::Affix affix = lexicon.suffix(list, text);
  if (affix.bytes == 0 || !leaves_an_object(text.substr(0, text.size() - affix.bytes))) return false;
  text.remove_suffix(affix.bytes);
  if (tag) *tag = affix.tag;
  return true;
}

void add_verb(Measure& measure, std::uint16_t tag) {
  auto end = measure.verbs.begin() + measure.verb_count;
  if (std::find(measure.verbs.begin(), end, tag) != end || measure.verb_count == 3) return;
  measure.verbs[static_cast<std::size_t>(measure.verb_count++)] = tag;
  std::sort(measure.verbs.begin(), measure.verbs.begin() + measure.verb_count);
}

bool is_loose(const std::string& tag) {
  return tag.starts_with('~');
}

std::span<const std::uint16_t> verbs_of(const Measure& measure) {
  return std::span(measure.verbs).first(static_cast<std::size_t>(measure.verb_count));
}

/// The verbs of one measure that the other does not have.
std::vector<std::uint16_t> verbs_apart(const Measure& measure, const Measure& from) {
  std::vector<std::uint16_t> apart;
  for (std::uint16_t verb : verbs_of(measure))
    if (std::ranges::find(verbs_of(from), verb) == verbs_of(from).end()) apart.push_back(verb);
  return apart;
}

bool are_opposite(const std::string& a, const std::string& b, const Lexicon& lexicon) {
  return lexicon.is_word(WordList::measure_opposite, a + "/" + b) ||
         lexicon.is_word(WordList::measure_opposite, b + "/" + a);
}

}  // namespace

Measure measure_of(const FoldedPhrase& phrase, std::string_view unit, const Lexicon& lexicon) {
  Measure measure;
  std::string_view rest = phrase.text;
  for (bool changed = true; changed;) {
    std::uint16_t tag = 0;
    changed = strip_prefix(rest, WordList::measure_neutral, lexicon) ||
              strip_suffix(rest, WordList::measure_neutral, lexicon) ||
              strip_suffix(rest, WordList::measure_quantity, lexicon);
    if (!changed && measure.verb_count < 3 &&
        (strip_prefix(rest, WordList::measure_verb, lexicon, &tag) ||
         strip_suffix(rest, WordList::measure_verb, lexicon, &tag))) {
      add_verb(measure, tag);
      changed = true;
    }
  }
  // 查办案件 and 查办案件数, 统计分析 and 统计分析篇数: what is counted with 件 and 篇 need not end with
  // them.
  std::string_view counter = scale_of(unit).dimension;
  if (!counter.empty() && rest.ends_with(counter) &&
      leaves_an_object(rest.substr(0, rest.size() - counter.size())))
    rest.remove_suffix(counter.size());
  measure.object = rest;
  auto begin = static_cast<std::size_t>(rest.data() - phrase.text.data());
  measure.characters = phrase.characters.subspan(length(phrase.text.substr(0, begin)), length(rest));
  return measure;
}

Sameness sameness(const Measure& a, const Measure& b, const Lexicon& lexicon) {
  if (a.verbs == b.verbs) return Sameness::same;
  if (!a.has_verb() || !b.has_verb()) return Sameness::unclear;
  // 开工改造 and 竣工改造 differ by what they do not share.
  bool opposite = false;
  for (std::uint16_t one : verbs_apart(a, b))
    for (std::uint16_t other : verbs_apart(b, a)) {
      if (is_loose(lexicon.tag(one)) || is_loose(lexicon.tag(other))) return Sameness::unclear;
      opposite |= are_opposite(lexicon.tag(one), lexicon.tag(other), lexicon);
    }
  return opposite ? Sameness::different : Sameness::unclear;
}

}  // namespace hengji::check
