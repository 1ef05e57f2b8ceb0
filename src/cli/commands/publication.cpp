#include "cli/commands/publication.h"

#include <fmt/format.h>

#include "base/embedded.h"
#include "check/disclosure/disclosure.h"
#include "cli/reading.h"

namespace hengji::cli {
namespace {

std::string line_of(const check::Disclosure& hit, const std::string& file, Language language) {
  const std::string place = language == Language::en ? in_english(hit.at) : in_chinese(hit.at);
  return fmt::format("{}{}{}: {} [{}]\n", file, place.empty() ? "" : " ", place, in(language, hit.message),
                     hit.fingerprint);
}

}  // namespace

Status run_public_check(const Call& call) {
  auto packs = policy::Packs::load(embedded::packs());
  auto inputs = inputs_of(call.arguments.words());
  if (!packs || !inputs) {
    const Error& error = packs ? inputs.error() : packs.error();
    call.console.complain(error.message);
    return status_of(error);
  }
  PlanReader reader(*packs, Digest::not_wanted, call.settings.remote);
  Status status = Status::fine;
  std::size_t found = 0;
  for (const InputFile& input : inputs->files) {
    const auto file = reader.read(input);
    if (!file) {
      call.console.complain(file.error().message);
      status = worse(status, status_of(file.error()));
      continue;
    }
    for (const check::Disclosure& hit : check::disclosures(file->document)) {
      call.console.print(line_of(hit, input.name, call.console.language));
      status = worse(status, Status::blocking);
      ++found;
    }
  }
  const Phrase none{
      "没有发现密级和内部标志、证件号码、银行账号、电话、邮箱和微信号。",
      "no mark of secret or internal papers, number of identity, bank account, telephone or address of a "
      "person was found."};
  const Language language = call.console.language;
  if (found > 0)
    call.console.print(language == Language::en
                           ? fmt::format("{} to be answered for before publishing.\n", found)
                           : fmt::format("共 {} 处，公开前须逐条处理或说明。\n", found));
  else if (status == Status::fine)
    call.console.print(std::string(in(language, none)) + "\n");
  return status;
}

}  // namespace hengji::cli
