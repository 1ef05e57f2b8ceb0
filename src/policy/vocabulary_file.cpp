#include <fmt/format.h>

#include "base/chinese_text.h"
#include "policy/pack.h"
#include "policy/vocabulary.h"

namespace hengji::policy {
namespace {

struct ColumnKey {
  std::string_view key;
  ColumnRole role;
  Period period = Period::full_year;
};

constexpr ColumnKey column_keys[] = {
    {"number", ColumnRole::number},
    {"group", ColumnRole::group},
    {"level1", ColumnRole::level1},
    {"level2", ColumnRole::level2},
    {"level3", ColumnRole::level3},
    {"name", ColumnRole::name},
    {"half_year", ColumnRole::value, Period::half_year},
    {"full_year", ColumnRole::value, Period::full_year},
    {"long_term", ColumnRole::value, Period::long_term},
    {"actual", ColumnRole::value, Period::actual},
    {"forecast", ColumnRole::value, Period::forecast},
    {"previous", ColumnRole::previous},
    {"grade", ColumnRole::grade},
    {"operator", ColumnRole::operator_sign},
    {"direction", ColumnRole::direction},
    {"value_type", ColumnRole::value_type},
    {"unit", ColumnRole::unit},
    {"weight", ColumnRole::weight},
    {"score", ColumnRole::score},
    {"review_score", ColumnRole::review_score},
    {"note", ColumnRole::note},
};

constexpr ColumnKey list_keys[] = {
    {"list_department", ColumnRole::list_department},
    {"list_supervisor", ColumnRole::list_supervisor},
    {"list_project", ColumnRole::list_project},
    {"list_funds", ColumnRole::list_funds},
    {"list_goal", ColumnRole::list_goal},
    {"list_long_term_goal", ColumnRole::list_long_term_goal},
};

struct LabelKey {
  std::string_view key;
  LabelRole role;
};

constexpr LabelKey label_keys[] = {
    {"department", LabelRole::department},
    {"filer", LabelRole::filer},
    {"implementer", LabelRole::implementer},
    {"supervisor", LabelRole::supervisor},
    {"project", LabelRole::project},
    {"year", LabelRole::year},
    {"funds_total", LabelRole::funds_total},
    {"funds_block", LabelRole::funds_block},
    {"money_unit", LabelRole::money_unit},
    {"functions", LabelRole::functions},
    {"organization", LabelRole::organization},
    {"long_term_goal", LabelRole::long_term_goal},
    {"annual_goal", LabelRole::annual_goal},
    {"goal_expected", LabelRole::goal_expected},
    {"goal_actual", LabelRole::goal_actual},
    {"tasks", LabelRole::tasks},
    {"other", LabelRole::other},
};

/// The words of a key: one text, with white space between them, since a node a word would be most of what
/// there is to load.
Result<std::vector<std::string>> words_of(Section& section, std::string_view key) {
  std::vector<std::string> words;
  std::optional<std::string> text = TRY(section.optional_text(key));
  std::string_view rest = text ? std::string_view(*text) : std::string_view();
  while (!(rest = trimmed(rest)).empty()) {
    std::size_t end = std::min(rest.find_first_of(" \n\t"), rest.size());
    words.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end);
  }
  return words;
}

/// Sets one meaning of a word; another pack may repeat it, but not give it another.
template <typename Meaning>
Result<void> mean(std::optional<Meaning>& place, Meaning meaning, const std::string& word,
                  const SourceLine& at) {
  if (place && *place != meaning)
    return fail(fault(at, {fmt::format("“{}”列在两处，含义不同。", word),
                           fmt::format("`{}` is listed twice with different meanings.", word)}));
  place = meaning;
  return {};
}

}  // namespace

/// Reads one vocabulary.toml into a Vocabulary.
class VocabularyFile {
 public:
  explicit VocabularyFile(Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  Result<void> read(const EmbeddedFile& file) {
    Setting root = TRY(parse_settings(file));
    Section section(root);
    TRY(citation_of(section));
    if (const Setting* table = TRY(section.optional_table("columns"))) TRY_VOID(columns(*table));
    if (const Setting* table = TRY(section.optional_table("labels"))) TRY_VOID(labels(*table));
    if (const Setting* table = TRY(section.optional_table("funds"))) TRY_VOID(funds(*table));
    if (const Setting* table = TRY(section.optional_table("levels"))) TRY_VOID(levels(*table));
    if (const Setting* table = TRY(section.optional_table("titles"))) TRY_VOID(titles(*table));
    return section.done();
  }

 private:
  Word& word(const std::string& text) { return vocabulary_.words_[folded(text)]; }

  Result<void> columns(const Setting& table) {
    Section section(table);
    for (const ColumnKey& key : column_keys)
      for (const std::string& text : TRY(words_of(section, key.key))) {
        Word& entry = word(text);
        std::optional<Period> period;
        if (entry.column) period = entry.period;
        TRY_VOID(mean(entry.column, key.role, text, table.at));
        TRY_VOID(mean(period, key.period, text, table.at));
        entry.period = key.period;
      }
    TRY_VOID(spread(section, table.at));
    for (const std::string& text : TRY(words_of(section, "ticked"))) word(text).is_ticked = true;
    for (const ColumnKey& key : list_keys)
      for (const std::string& text : TRY(words_of(section, key.key)))
        TRY_VOID(mean(word(text).list_column, key.role, text, table.at));
    return section.done();
  }

  /// 偏差原因分析: 经费保障 制度保障 …: the word with the colon stands over those behind it.
  Result<void> spread(Section& section, const SourceLine& at) {
    int parent = 0;
    for (const std::string& text : TRY(words_of(section, "spread"))) {
      bool is_parent = text.ends_with(':');
      if (is_parent) word(text.substr(0, text.size() - 1)).spreads_over = parent = ++vocabulary_.spreads_;
      if (parent == 0)
        return fail(fault(at, {fmt::format("“{}”之前没有上级栏目。", text),
                               fmt::format("No heading stands over `{}`.", text)}));
      if (!is_parent) word(text).under = parent;
    }
    return {};
  }

  Result<void> labels(const Setting& table) {
    Section section(table);
    for (const LabelKey& key : label_keys)
      for (const std::string& text : TRY(words_of(section, key.key)))
        TRY_VOID(mean(word(text).label, key.role, text, table.at));
    return section.done();
  }

  Result<void> funds(const Setting& table) {
    Section section(table);
    for (const std::string& text : TRY(words_of(section, "total"))) word(text).is_funds_total = true;
    for (const std::string& text : TRY(words_of(section, "longer_total"))) word(text).is_longer_total = true;
    for (const std::string& text : TRY(words_of(section, "names"))) word(text).heads_funds_names = true;
    for (auto [key, column] :
         {std::pair{"plan", FundsColumn::plan}, std::pair{"adjusted", FundsColumn::adjusted},
          std::pair{"other", FundsColumn::other}})
      for (const std::string& text : TRY(words_of(section, key)))
        TRY_VOID(mean(word(text).funds_column, column, text, table.at));
    return section.done();
  }

  Result<void> levels(const Setting& table) {
    Section section(table);
    for (const std::string& text : TRY(words_of(section, "first"))) word(text).is_level1 = true;
    for (const std::string& text : TRY(words_of(section, "second"))) word(text).is_level2 = true;
    TRY_VOID(families(section, table.at));
    for (const std::string& text : TRY(words_of(section, "total"))) word(text).is_total = true;
    for (const std::string& text : TRY(words_of(section, "placeholder"))) word(text).is_placeholder = true;
    return section.done();
  }

  /// 产出指标: 产出: 数量指标 …: first levels that mean the same, and the second levels below them.
  Result<void> families(Section& section, const SourceLine& at) {
    constexpr int most_families = 32;
    bool has_second = true;
    for (const std::string& text : TRY(words_of(section, "families"))) {
      const bool is_first = text.ends_with(':');
      if (is_first && has_second) ++vocabulary_.families_;
      if (vocabulary_.families_ == 0 || vocabulary_.families_ > most_families)
        return fail(
            fault(at, {fmt::format("“{}”之前没有一级指标，或者一级指标超过 {} 类。", text, most_families),
                       fmt::format("No first level stands before `{}`, or there are more than {} "
                                   "families.",
                                   text, most_families)}));
      const unsigned bit = 1u << (vocabulary_.families_ - 1);
      if (is_first)
        word(text.substr(0, text.size() - 1)).first_family |= bit;
      else
        word(text).second_families |= bit;
      has_second = !is_first;
    }
    return {};
  }

  Result<void> titles(const Setting& table) {
    Section section(table);
    auto add = [](std::vector<std::string>& list, const std::vector<std::string>& words) {
      for (const std::string& text : words) list.push_back(folded(text));
    };
    add(vocabulary_.forms_, TRY(words_of(section, "form")));
    add(vocabulary_.documents_, TRY(words_of(section, "document")));
    add(vocabulary_.footnotes_, TRY(words_of(section, "footnote")));
    for (auto [key, kind] :
         {std::pair{"department_goal", PlanKind::department_goal},
          std::pair{"project_goal", PlanKind::project_goal}, std::pair{"monitoring", PlanKind::monitoring},
          std::pair{"self_evaluation", PlanKind::self_evaluation}})
      add(vocabulary_.kinds_[static_cast<std::size_t>(kind)], TRY(words_of(section, key)));
    return section.done();
  }

  Vocabulary& vocabulary_;
};

Result<void> Vocabulary::add(const EmbeddedFile& file) {
  TRY_VOID(VocabularyFile(*this).read(file));
  prepare();
  return {};
}

}  // namespace hengji::policy
