#include "check/subject.h"

#include <algorithm>
#include <array>

#include "base/chinese_text.h"
#include "base/utf8.h"
#include "check/indexes.h"
#include "model/figure_text.h"
#include "policy/word_list.h"

namespace hengji::check {
namespace {

/// Title and department stand before the functions.
constexpr int first_function = 2;

std::size_t text_bytes(const Plan& plan, std::span<const Figure> figures_in_words) {
  std::size_t bytes = plan.title.value.size() + plan.department.value.size() +
                      plan.organization.text.value.size() + plan.long_term.text.value.size() +
                      plan.annual.text.value.size();
  for (const Function& function : plan.functions) bytes += function.text.value.size();
  for (const Goal& goal : plan.goals) bytes += goal.text.value.size();
  for (const Field& field : plan.fields) bytes += field.value.value.size();
  for (std::span<const Figure> figures : {std::span(plan.annual.figures), figures_in_words})
    for (const Figure& figure : figures) bytes += figure.words.size() + figure.quote.size();
  for (const Indicator& row : plan.indicators) {
    bytes += row.level1.value.size() + row.level2.value.size() + row.level3.value.size();
    for (const auto& value : row.values) bytes += value.value.size();
  }
  return bytes;
}

/// The unit that the row is counted in, by its first target that has one.
std::string_view unit_of(const Indicator& indicator) {
  for (Period period : {Period::full_year, Period::half_year, Period::long_term})
    if (const std::optional<Target>& target = indicator.target(period); target && !target->unit.empty())
      return target->unit;
  return {};
}

Part part_of(const Passage& level1, const Passage& level2) {
  static constexpr std::array lists{std::pair{WordList::part_satisfaction, Part::satisfaction},
                                    std::pair{WordList::part_duty, Part::duty},
                                    std::pair{WordList::part_benefit, Part::benefit},
                                    std::pair{WordList::part_cost, Part::cost},
                                    std::pair{WordList::part_output, Part::output},
                                    std::pair{WordList::part_decision, Part::decision},
                                    std::pair{WordList::part_process, Part::process}};
  for (const Passage* level : {&level1, &level2}) {
    if (level->mentions.none()) continue;
    for (const auto& [list, part] : lists)
      if (level->mentions_any(list)) return part;
  }
  return Part::other;
}

}  // namespace

const Target* Row::target(Period period) const {
  const std::optional<Target>& target = indicator->target(period);
  return target ? &*target : nullptr;
}

const Target* Row::figure(Period period) const {
  const Target* found = target(period);
  return found && found->has_figure() ? found : nullptr;
}

Subject::Subject(const Plan& plan, const Context& context)
    : plan_(plan),
      context_(context),
      figures_in_words_(figures_in_words(plan.annual.text.value)),
      indexes_(std::make_unique<Indexes>()) {
  read_passages();
  read_rows();
  read_promises();
  link_functions();
  find_year();
}

Subject::~Subject() = default;

const Passage* Subject::add(Where where, int index, std::string_view text, const Location& at) {
  std::size_t first = indexes_->found.size();
  Passage& passage = passages_.emplace_back();
  passage.where = where;
  passage.index = index;
  passage.text = text;
  passage.at = &at;
  auto [folded, characters] = read(text);
  passage.folded = folded;
  passage.characters = characters;
  bool is_running_text = where == Where::field || (where >= Where::function && where < Where::level1);
  if (is_running_text)
    passage.signs = signs_in(being_read_);
  else
    passage.signs.longest_figure = longest_figure_in(being_read_);
  lexicon().find_all(being_read_, indexes_->found);
  for (std::size_t i = first; i < indexes_->found.size(); ++i)
    passage.mentions.set(static_cast<std::size_t>(indexes_->found[i].list));
  indexes_->found_in.resize(indexes_->found.size(), static_cast<std::uint32_t>(passages_.size() - 1));
  return &passage;
}

void Subject::read_passages() {
  // A byte that is no UTF-8 folds to the three bytes of U+FFFD.
  std::size_t bytes = text_bytes(plan_, figures_in_words_);
  arena_.reserve(3 * bytes + 16);
  characters_.reserve(bytes);
  passages_.reserve(8 + plan_.functions.size() + plan_.goals.size() + plan_.fields.size() +
                    plan_.indicators.size() * (3 + plan_.columns.size()));
  indexes_->found.reserve(4 * plan_.indicators.size() + 64);
  add(Where::title, 0, plan_.title.value, plan_.title.at);
  add(Where::department, 0, plan_.department.value, plan_.department.at);
  for (std::size_t i = 0; i < plan_.functions.size(); ++i)
    add(Where::function, static_cast<int>(i), plan_.functions[i].text.value, plan_.functions[i].text.at);
  add(Where::organization, 0, plan_.organization.text.value, plan_.organization.text.at);
  add(Where::long_term, 0, plan_.long_term.text.value, plan_.long_term.text.at);
  add(Where::annual, 0, plan_.annual.text.value, plan_.annual.text.at);
  for (std::size_t i = 0; i < plan_.goals.size(); ++i)
    add(Where::goal, static_cast<int>(i), plan_.goals[i].text.value, plan_.goals[i].text.at);
  for (std::size_t i = 0; i < plan_.fields.size(); ++i)
    add(Where::field, static_cast<int>(i), plan_.fields[i].value.value, plan_.fields[i].value.at);
}

void Subject::read_rows() {
  rows_.reserve(plan_.indicators.size());
  std::size_t values = 0;
  for (const Indicator& indicator : plan_.indicators) values += indicator.values.size();
  values_.reserve(values);
  const Passage *level1 = nullptr, *level2 = nullptr;
  for (std::size_t i = 0; i < plan_.indicators.size(); ++i) {
    const Indicator& indicator = plan_.indicators[i];
    int number = static_cast<int>(i);
    if (!level1 || level1->text != indicator.level1.value)
      level1 = add(Where::level1, number, indicator.level1.value, indicator.level1.at);
    if (!level2 || level2->text != indicator.level2.value)
      level2 = add(Where::level2, number, indicator.level2.value, indicator.level2.at);
    Row& row = rows_.emplace_back();
    row.indicator = &indicator;
    row.number = number;
    row.level1 = level1;
    row.level2 = level2;
    row.name = add(Where::level3, number, indicator.level3.value, indicator.level3.at);
    row.may_name_a_figure = row.name->signs.has_digit() || has_figure_in_words(being_read_);
    for (const Located<std::string>& value : indicator.values) values_.push_back(fold(value.value));
    row.values = std::span(values_).last(indicator.values.size());
    row.part = part_of(*level1, *level2);
    row.entry = pack().library.find(row.name->folded);
    row.measure = measure_of({row.name->folded, row.name->characters}, unit_of(indicator), lexicon());
    for (std::size_t p = 0; p < period_count; ++p) has_column_[p] |= indicator.targets[p].has_value();
  }
  for (const ValueColumn& column : plan_.columns)
    if (column.period) has_column_[static_cast<std::size_t>(*column.period)] = true;
  indexes_->by_name.build(rows_, [](const Row& row) { return row.name->folded; });
  indexes_->by_object.build(rows_, [](const Row& row) { return row.measure.object; });
}

const Row* Subject::row_named(std::string_view folded_name) const {
  auto rows = indexes_->by_name.find(folded_name);
  return rows.empty() ? nullptr : rows.front();
}

const Row* Subject::row_of_entry(std::string_view name) const {
  auto found =
      std::ranges::find_if(rows_, [&](const Row& row) { return row.entry && row.entry->name == name; });
  return found == rows_.end() ? nullptr : &*found;
}

const Passage& Subject::function_passage(int index) const {
  return passages_[static_cast<std::size_t>(first_function + index)];
}

bool Subject::mentions(WordList list, std::string_view folded_text) const {
  return lexicon().mentions(list, folded_text);
}

std::string_view Subject::fold(std::string_view text) {
  return kept(text, folded(text, room_));
}

FoldedPhrase Subject::read(std::string_view text) {
  being_read_.read(text);
  std::span<const char16_t> characters = being_read_.characters();
  std::size_t first = characters_.size();
  characters_.insert(characters_.end(), characters.begin(), characters.end());
  return {kept(text, being_read_.text()), std::span(characters_).subspan(first)};
}

std::string_view Subject::kept(std::string_view text, std::string_view folded_text) {
  if (folded_text.data() == text.data()) return folded_text;  // the plan's own text
  std::size_t begin = arena_.size();
  arena_ += folded_text;
  return std::string_view(arena_).substr(begin);
}

const Passage* Subject::passage(Where where) const {
  auto found = std::ranges::find(passages_, where, &Passage::where);
  return found == passages_.end() ? nullptr : &*found;
}

std::vector<Hit> Subject::hits(WordList list) const {
  std::vector<Hit> hits;
  for (std::size_t i = 0; i < indexes_->found.size(); ++i)
    if (indexes_->found[i].list == list)
      hits.push_back({indexes_->found[i], &passages_[indexes_->found_in[i]]});
  return hits;
}

std::string_view Subject::quote(const Hit& hit) const {
  std::string_view text = hit.passage->text;
  if (text == hit.passage->folded) return text.substr(hit.word.begin, hit.word.end - hit.word.begin);
  return unfolded(text, hit.word.begin, hit.word.end);
}

}  // namespace hengji::check
