#include "policy/form.h"

#include <fmt/format.h>

#include "policy/pack.h"

namespace hengji::policy {
namespace {

Result<PlanKind> kind_of(const std::string& text, const SourceLine& at) {
  for (PlanKind kind :
       {PlanKind::department_goal, PlanKind::project_goal, PlanKind::monitoring, PlanKind::self_evaluation})
    if (text == name(kind)) return kind;
  return fail(fault(
      at, {fmt::format("kind“{}”不是表的种类。", text), fmt::format("`{}` is no kind of form.", text)}));
}

Error unknown_word(const SourceLine& at, const std::string& word) {
  return fault(at, {fmt::format("词汇表（vocabulary.toml）里没有“{}”。", word),
                    fmt::format("`{}` stands in no vocabulary.toml.", word)});
}

}  // namespace

Result<Form> read_form(const EmbeddedFile& file, std::string_view region, const Vocabulary& vocabulary) {
  Setting root = TRY(parse_settings(file));
  Section section(root);
  Form form;
  std::string_view stem = file.path.substr(file.path.rfind('/') + 1);
  stem.remove_suffix(std::string_view(".toml").size());
  form.id = fmt::format("{}/{}", region, stem);
  form.at = root.at;
  form.kind = TRY(kind_of(TRY(section.text("kind")), root.at));
  form.name = TRY(section.bilingual("name"));
  form.title = TRY(section.text("title"));
  form.source_zh = TRY(citation_of(section)).source.zh;
  for (std::string& text : TRY(section.texts("labels"))) {
    const Word* word = vocabulary.find(text);
    if (!word || !word->label) return fail(unknown_word(root.at, text));
    form.labels.push_back({std::move(text), *word->label});
  }
  for (std::string& text : TRY(section.texts("columns"))) {
    const Word* word = vocabulary.find(text);
    if (!word || !word->column) return fail(unknown_word(root.at, text));
    form.columns.push_back({std::move(text), *word->column, word->period});
  }
  if (const Setting* layout = TRY(section.optional_table("layout")))
    form.layout = TRY(read_layout(*layout, form.columns.size()));
  TRY_VOID(section.done());
  return form;
}

}  // namespace hengji::policy
