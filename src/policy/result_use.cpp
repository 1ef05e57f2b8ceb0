#include "policy/result_use.h"

#include <fmt/format.h>

#include <algorithm>

namespace hengji::policy {
namespace {

Result<ResultUse> read(const EmbeddedFile& file) {
  Setting root = TRY(parse_settings(file));
  Section section(root);
  ResultUse use;
  use.citation = TRY(citation_of(section));
  if (section.has("while_open")) use.while_open = TRY(section.bilingual("while_open"));
  for (const Setting* table : TRY(section.tables("use"))) {
    Section inner(*table);
    ResultUse::Row row;
    row.grade = TRY(inner.text("grade"));
    row.meaning = TRY(inner.bilingual("meaning"));
    TRY_VOID(inner.done());
    if (use.find(row.grade))
      return fail(fault(table->at, {fmt::format("等级“{}”写了两次", row.grade),
                                    fmt::format("the grade \"{}\" stands there twice", row.grade)}));
    use.rows.push_back(std::move(row));
  }
  TRY_VOID(section.done());
  if (use.rows.empty()) return fail(fault(root.at, {"没有一个等级", "there is no grade"}));
  return use;
}

}  // namespace

const ResultUse::Row* ResultUse::find(std::string_view grade) const {
  auto found = std::ranges::find(rows, grade, &Row::grade);
  return found == rows.end() ? nullptr : &*found;
}

Result<ResultUse> result_use_of(const Packs& packs, const Pack& pack, std::span<const EmbeddedFile> files) {
  for (const Pack* at = &pack; at != nullptr; at = packs.find(at->extends))
    for (const EmbeddedFile& file : files)
      if (file.path == at->id + "/result_use.toml") return read(file);
  return fail(Error::not_found({fmt::format("政策包 {} 没有评价结果应用的规定", pack.id),
                                fmt::format("the pack {} has no rule on the use of results", pack.id)}));
}

}  // namespace hengji::policy
