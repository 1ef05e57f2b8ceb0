#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/folded_text.h"
#include "check/check.h"
#include "check/facts.h"
#include "model/plan.h"
#include "policy/pack.h"

namespace hengji::check {

/// What rules share of a plan, computed once: folded texts, words found, the library's entries, the links
/// between duties, goals and indicators. Every member is linear in the size of the plan.
class Subject {
 public:
  Subject(const Plan& plan, const Context& context);
  Subject(const Subject&) = delete;
  Subject& operator=(const Subject&) = delete;
  ~Subject();

  const Plan& plan() const { return plan_; }
  const Context& context() const { return context_; }
  const policy::Pack& pack() const { return context_.pack; }
  const policy::Lexicon& lexicon() const { return context_.pack.lexicon; }

  std::span<const Row> rows() const { return rows_; }
  std::span<const Passage> passages() const { return passages_; }
  /// The first passage of that kind; every plan has one of title, department, organization, long_term and
  /// annual.
  const Passage* passage(Where where) const;
  /// The words of a list in the plan, in reading order.
  std::vector<Hit> hits(WordList list) const;
  /// The part of the plan's own text that a hit covers.
  std::string_view quote(const Hit& hit) const;

  bool has_column(Period period) const { return has_column_[static_cast<std::size_t>(period)]; }

  /// The figures that the annual goal promises.
  std::span<const Promise> promises() const { return promises_; }
  /// Whether a text that is no passage has a word of the list.
  bool mentions(WordList list, std::string_view folded_text) const;

  /// The first row of that folded name; nothing when there is none.
  const Row* row_named(std::string_view folded_name) const;

  /// The first row that the library knows under that name, by whatever synonym the plan has.
  const Row* row_of_entry(std::string_view name) const;
  /// The text of a function, by its index in the plan.
  const Passage& function_passage(int index) const;

  /// The indices of the functions that at least one row under them names, sorted.
  const std::vector<int>& linked_functions() const { return linked_functions_; }

  /// The plan's year: as read, else the year that the title or the annual goal names.
  std::optional<int> year() const { return year_; }
  /// The total in 元, when a figure and its unit are stated.
  std::optional<Decimal> funds_in_yuan() const;

 private:
  struct Indexes;
  void read_passages();
  void read_rows();
  void read_promises();
  Promise& add_promise(const Figure& figure, std::string_view clause);
  void link_functions();
  void find_year();
  std::string_view fold(std::string_view text);
  /// Folds a text into `being_read_`; what is given is kept as long as the subject.
  FoldedPhrase read(std::string_view text);
  /// A folded text that is kept as long as the subject; `text` is what it was made of.
  std::string_view kept(std::string_view text, std::string_view folded_text);
  const Passage* add(Where where, int index, std::string_view text, const Location& at);

  const Plan& plan_;
  const Context& context_;
  std::vector<Figure> figures_in_words_;  ///< of the annual goal
  std::string room_;                      ///< for a text that is being folded
  FoldedText being_read_;                 ///< the passage or the words that were read last
  std::string arena_;                 ///< the texts that folding changed; never grows past its reservation
  std::vector<char16_t> characters_;  ///< of all that was read; never grows past its reservation
  std::vector<Passage> passages_;
  std::vector<Row> rows_;
  std::vector<std::string_view> values_;  ///< of all rows, folded; never grows past its reservation
  std::vector<Promise> promises_;
  std::vector<int> linked_functions_;
  std::array<bool, period_count> has_column_{};
  std::optional<int> year_;
  std::unique_ptr<Indexes> indexes_;
};

}  // namespace hengji::check
