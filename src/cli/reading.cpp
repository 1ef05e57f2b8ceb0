#include "cli/reading.h"

#include <fmt/format.h>

#include "base/digest.h"
#include "base/limits.h"
#include "cli/source_file.h"
#include "cli/stored_plans.h"
#include "forms/plan_of.h"
#include "forms/recognize.h"
#include "readers/reader.h"
#include "service/secrecy.h"

namespace hengji::cli {

Result<ReadFile> PlanReader::read_remote(const std::string& name) const {
  Json answer = TRY(remote_.get(name, ""));
  const Json* content = answer.find("plan");
  auto plan = content ? forms::plan_of(*content, packs_.vocabulary())
                      : tl::make_unexpected(JsonFault{"/plan", {"没有内容", "there is none"}});
  if (!plan)
    return fail(Error::damaged({fmt::format("“{}”不是目标表：{}。", name, plan.error().message.zh),
                                fmt::format("\"{}\" is no plan: {}.", name, plan.error().message.en)}));
  ReadFile file;
  file.source.name = name;
  file.source.format = "json";
  if (digest_ == Digest::wanted) file.source.sha256 = sha256(content->dump());
  file.document = service::laid_out(*content);
  file.reading.plans.push_back(*std::move(plan));
  return file;
}

Result<ReadFile> PlanReader::read(const InputFile& input) {
  if (input.archive.empty() && remote_.has(input.name)) return read_remote(input.name);
  Result<ReadFile> file = read_here(input);
  if (!file) return fail(spoken(input.name, std::move(file.error())));
  return file;
}

Result<ReadFile> PlanReader::read_here(const InputFile& input) {
  std::string bytes = input.archive.empty() ? TRY(read_file(input.name, limits::file_bytes))
                                            : TRY(archives_.read(input.archive, input.member));
  ReadFile file;
  file.source.name = input.name;
  if (digest_ == Digest::wanted) file.source.sha256 = sha256(bytes);
  if (auto stored = stored_plans(bytes, packs_.vocabulary())) {
    file.reading = TRY(*std::move(stored));
    file.source.format = file.document.format = "json";
    return file;
  }
  file.document = TRY(readers::read({input.name, bytes}));
  file.source.format = file.document.format;
  file.source.pages = file.document.pages;
  file.reading = forms::recognize(file.document, packs_);
  return file;
}

}  // namespace hengji::cli
