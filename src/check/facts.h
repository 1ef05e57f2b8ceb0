#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "check/measure.h"
#include "check/signs.h"
#include "document/finding.h"
#include "model/plan.h"
#include "policy/lexicon.h"
#include "policy/library.h"

namespace hengji::check {

using policy::Mentions;
using policy::WordList;

/// Where in a plan a text stands.
enum class Where {
  title,
  department,
  function,
  organization,
  long_term,
  annual,
  goal,
  level1,
  level2,
  level3,
  value,
  field
};

/// A text of the plan, folded once, and which word lists it mentions.
struct Passage {
  Where where{};
  int index = 0;          ///< of the function, goal, field or row
  std::string_view text;  ///< as the plan has it
  const Location* at = nullptr;
  std::string_view folded;               ///< for comparing
  std::span<const char16_t> characters;  ///< of `folded`, as FoldedText has them
  Mentions mentions;
  Signs signs;  ///< of `text`; of a level, a name and the like the longest figure alone

  bool mentions_any(WordList list) const { return mentions[static_cast<std::size_t>(list)]; }
};

/// A word of a list and the passage it stands in.
struct Hit {
  policy::WordHit word;
  const Passage* passage = nullptr;
};

/// What part of a plan an indicator stands in, by the words of its first level; `other` when none is known.
enum class Part { decision, process, duty, output, cost, benefit, satisfaction, other };

/// An indicator with what is known of it.
struct Row {
  const Indicator* indicator = nullptr;
  int number = 0;  ///< in Plan::indicators, from 0
  const Passage* level1 = nullptr;
  const Passage* level2 = nullptr;
  const Passage* name = nullptr;
  bool may_name_a_figure = false;  ///< a digit or a character of a figure in words stands in the name
  std::span<const std::string_view> values;  ///< those of the indicator, folded
  Part part = Part::other;
  const policy::LibraryEntry* entry = nullptr;  ///< of the pack's library; nothing when the name is not known
  Measure measure;                              ///< what the name counts
  std::optional<int> function;                  ///< the function of the plan that level2 names, by its index

  const Target* target(Period period) const;  ///< nothing when the form has no such column
  /// The target of the period when it states a figure, else nothing.
  const Target* figure(Period period) const;
};

/// A figure of the annual goal and what it counts.
struct Promise {
  const Figure* figure = nullptr;
  std::string_view folded_words;
  Measure measure;
  bool is_of_the_year = true;  ///< false when its words name another time
  bool is_in_words =
      false;  ///< 三百八十家, 九成: too often a name (三项制度) to say that it has no indicator
  bool is_of_a_list = false;        ///< 、 stands between it and the promise before
  bool is_part_of_another = false;  ///< 其中…: a share of the figure before it
  bool is_money_in = false;         ///< funds that go in, not a result
  /// The rows that count the same object, under whatever verb.
  std::span<const Row* const> rows;
  /// Some row speaks of something like it: a doubt, not a match. Only said where there are no `rows`.
  bool resembles_a_row = false;
};

/// "科技型中小企业入库数 ≥2400家": a row's name and its value in a period, with their place.
Place place_of(const Row& row, Period period);
/// The name alone.
Place place_of(const Row& row);
/// The funds as printed: "资金总额 11200.06".
Place place_of_funds(const Plan& plan);
/// A passage of a text, in its place.
Place place_of(const Passage& passage);

/// "半年", "全年", …; "half-year", "full year", …
std::string_view in_chinese(Period period);
std::string_view in_english(Period period);

}  // namespace hengji::check
