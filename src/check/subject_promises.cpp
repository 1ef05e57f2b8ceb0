#include <string>
#include <unordered_set>

#include "check/indexes.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check {
namespace {

/// 公务接待费 8万元: what is spent, not what comes of it.
bool is_expense(std::string_view folded_words, std::string_view unit) {
  return scale_of(unit).dimension == "money" &&
         (folded_words.ends_with("费") || folded_words.ends_with("费用"));
}

/// How a clause of a folded goal is joined to the one before it.
struct Joint {
  bool begins_a_sentence = false;
  bool opens_a_list = false;  ///< 其中：
  bool is_of_a_list = false;  ///< 、 between things of one kind
};

/// Goes through a folded goal from one clause with a figure to the next.
class Clauses {
 public:
  explicit Clauses(std::string_view goal) : goal_(goal) {}

  Joint next(std::string_view clause) {
    std::size_t at = goal_.find(clause, at_);
    if (at == std::string_view::npos) return {.begins_a_sentence = true};
    std::string_view before = goal_.substr(0, at), between = goal_.substr(at_, at - at_);
    at_ = at;
    bool stops = between.find("。") != std::string_view::npos || between.find(';') != std::string_view::npos;
    return {stops, before.ends_with("其中:"), before.ends_with("、")};
  }

 private:
  std::string_view goal_;
  std::size_t at_ = 0;
};

/// The noun at the end of an object: 演练 of 综合演练.
std::string_view head_of(std::string_view object) {
  constexpr std::size_t bytes = 6;  // two characters
  return object.size() >= bytes ? object.substr(object.size() - bytes) : object;
}

bool are_kinds_of_one(const Promise& a, const Promise& b) {
  return head_of(a.measure.object) == head_of(b.measure.object) && a.figure->unit == b.figure->unit;
}

/// What the rows count: the nouns at the end of their objects, with their units.
std::unordered_set<std::string> heads_of(std::span<const Row> rows) {
  std::unordered_set<std::string> heads;
  for (const Row& row : rows)
    if (const Target* target = row.figure(Period::full_year))
      heads.insert(std::string(head_of(row.measure.object)).append(target->unit));
  return heads;
}

/// 组织综合演练2场、专项演练12场: an indicator of 演练 in 场 counts both.
void mark_kinds(std::span<Promise> promises, std::span<const Row> rows) {
  std::unordered_set<std::string> heads;
  for (std::size_t i = 1; i < promises.size(); ++i) {
    Promise &one = promises[i - 1], &other = promises[i];
    if (!other.is_of_a_list || !are_kinds_of_one(one, other)) continue;
    if (heads.empty()) heads = heads_of(rows);
    bool is_counted = heads.contains(std::string(head_of(one.measure.object)).append(one.figure->unit));
    one.resembles_a_row |= is_counted;
    other.resembles_a_row |= is_counted;
  }
}

/// 其中：食品类220件、药品类130件: what follows the first part in its list is a part as well.
bool is_part(std::string_view clause, const Joint& joint, const Promise* before) {
  if (clause.starts_with("其中") || joint.opens_a_list) return true;
  return before && before->is_part_of_another && joint.is_of_a_list;
}

}  // namespace

void Subject::read_promises() {
  const Passage& annual = *passage(Where::annual);
  promises_.reserve(plan_.annual.figures.size() + figures_in_words_.size());
  Clauses clauses(annual.folded);
  for (const Figure& figure : plan_.annual.figures) {
    std::string_view clause = fold(figure.quote);
    Joint joint = clauses.next(clause);
    const Promise* before = promises_.empty() ? nullptr : &promises_.back();
    bool is_a_part = is_part(clause, joint, before);
    // 三公经费36万元：公务接待费6万元，公务用车购置12万元: money that goes in is split in its sentence.
    bool splits_money = before && before->is_money_in && !joint.begins_a_sentence &&
                        scale_of(figure.unit).dimension == "money";
    Promise& promise = add_promise(figure, clause);
    promise.is_part_of_another = is_a_part;
    promise.is_of_a_list = joint.is_of_a_list;
    promise.is_money_in |= splits_money;
  }
  for (Figure& figure : figures_in_words_) {
    figure.at = plan_.annual.text.at;
    std::string_view clause = fold(figure.quote);
    Promise& promise = add_promise(figure, clause);
    promise.is_in_words = true;
    promise.is_part_of_another = clause.starts_with("其中");
  }
  mark_resemblances(promises_, rows_);
  mark_kinds(promises_, rows_);
}

Promise& Subject::add_promise(const Figure& figure, std::string_view clause) {
  Promise& promise = promises_.emplace_back();
  promise.figure = &figure;
  FoldedPhrase words = read(figure.words);
  promise.folded_words = words.text;
  promise.measure = measure_of(words, figure.unit, lexicon());
  promise.rows = indexes_->by_object.find(promise.measure.object);
  promise.is_money_in =
      mentions(WordList::funds_noun, promise.folded_words) || is_expense(promise.folded_words, figure.unit);
  promise.is_of_the_year = !mentions(WordList::other_period, clause);
  return promise;
}

}  // namespace hengji::check
