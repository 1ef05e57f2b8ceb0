#include "service/result_use.h"

#include <fmt/format.h>

#include "policy/result_use.h"

namespace hengji::service {

Json result_use_json(const policy::Packs& packs, std::span<const EmbeddedFile> files,
                     const policy::Pack& pack, std::string_view grade, bool has_open_problem,
                     Language language) {
  if (grade.empty()) return nullptr;
  auto use = policy::result_use_of(packs, pack, files);
  if (!use) return nullptr;
  const policy::ResultUse::Row* row = use->find(grade);
  if (!row) return nullptr;
  std::string text = in(language, row->meaning);
  if (has_open_problem && !use->while_open.zh.empty())
    text += (language == Language::en ? "; " : "；") + in(language, use->while_open);
  return Json::object()
      .set("rule", fmt::format("{} {}", pack.id, grade))
      .set("text", text)
      .set("basis", in(language, use->citation.source))
      .set("next_budget", Json())
      .set("unit", Json());
}

}  // namespace hengji::service
