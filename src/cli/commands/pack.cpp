#include "cli/commands/pack.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/embedded.h"
#include "base/utf8.h"
#include "cli/commands/pack_contents.h"
#include "cli/pack_folder.h"
#include "policy/pack.h"
#include "policy/whole_packs.h"

namespace hengji::cli {
namespace {

std::string in_force(const policy::Pack& pack, Language language) {
  std::string from = to_string(pack.from);
  if (pack.to)
    return fmt::format(fmt::runtime(in(language, Phrase{"{} 至 {}", "{} to {}"})), from, to_string(*pack.to));
  return fmt::format(fmt::runtime(in(language, Phrase{"{} 起", "from {}"})), from);
}

Status fail_with(const Call& call, const Error& error) {
  call.console.complain(error.message);
  return status_of(error);
}

Status list(const Call& call) {
  auto packs = policy::Packs::load(embedded::packs());
  if (!packs) return fail_with(call, packs.error());
  Language language = call.console.language;
  std::size_t widest = 0;
  for (const policy::Pack& pack : packs->all()) widest = std::max(widest, pack.id.size());
  for (const policy::Pack& pack : packs->all())
    call.console.print(
        fmt::format("{:{}}  {}  {}\n", pack.id, widest, in_force(pack, language), in(language, pack.name)));
  return Status::fine;
}

Status check(const Call& call) {
  const auto& words = call.arguments.words();
  PackFolder folder;
  if (words.size() == 2) {
    auto read = read_pack_folder(words[1]);
    if (!read) return fail_with(call, read.error());
    folder = std::move(*read);
  }
  auto packs = policy::load_whole(words.size() == 2 ? folder.files() : embedded::packs());
  if (!packs) {
    call.console.complain(packs.error().message);
    return Status::unread;
  }
  std::size_t count = packs->all().size();
  call.console.print(call.console.language == Language::en ? fmt::format("{} packs, no fault\n", count)
                                                           : fmt::format("{} 个政策包，没有问题\n", count));
  return Status::fine;
}

constexpr Phrase trust_words(policy::Trust trust) {
  switch (trust) {
    case policy::Trust::seen:
      return {"原文在手", "the text is at hand"};
    case policy::Trust::known:
      return {"原文未在手，出处待核", "the text is not at hand; the citation is open for checking"};
    case policy::Trust::derived:
      return {"由算术或表内文字推得", "follows by arithmetic or from the words of the form"};
  }
  return {};
}

/// What the pack and its parents say of measuring, scoring and monitoring, as it holds for the pack.
Status show_contents(const Call& call, const policy::Packs& packs, const policy::Pack& pack) {
  const auto measures = policy::measures_of(packs, pack, embedded::packs());
  const auto schemes = policy::schemes_of(packs, pack, embedded::packs());
  const auto rules = policy::monitoring_of(packs, pack, embedded::packs());
  if (!measures) return fail_with(call, measures.error());
  if (!schemes) return fail_with(call, schemes.error());
  if (!rules) return fail_with(call, rules.error());
  const Language language = call.console.language;
  call.console.print(contents_of(*measures, language) + contents_of(*schemes, language) +
                     contents_of(*rules, language));
  return Status::fine;
}

Status show(const Call& call) {
  auto packs = policy::Packs::load(embedded::packs());
  if (!packs) return fail_with(call, packs.error());
  const std::string& id = call.arguments.words()[1];
  const policy::Pack* pack = packs->find(id);
  if (pack == nullptr) {
    call.console.complain({fmt::format("没有“{}”这个政策包。现有的见 hengji pack list。", id),
                           fmt::format("there is no pack \"{}\". See hengji pack list.", id)});
    return Status::usage;
  }
  Language language = call.console.language;
  auto line = [&](const Phrase& label, std::string_view value) {
    if (!value.empty())
      call.console.print(
          fmt::format("{}{}{}\n", in(language, label), language == Language::en ? ": " : "：", value));
  };
  std::string places;
  for (const std::string& place : pack->places) places += (places.empty() ? "" : " ") + place;
  line({"政策包", "Pack"}, fmt::format("{}  {}", pack->id, in(language, pack->name)));
  line({"地区", "Region"}, pack->region);
  line({"施行", "In force"}, in_force(*pack, language));
  line({"沿用", "Extends"}, pack->extends);
  line({"适用单位名称", "Departments named"}, places);
  line({"出处", "Source"}, in(language, pack->citation.source));
  line({"可靠程度", "Trust"}, in(language, trust_words(pack->citation.trust)));
  return show_contents(call, *packs, *pack);
}

}  // namespace

Status run_pack(const Call& call) {
  const auto& words = call.arguments.words();
  std::string_view verb = words.empty() ? "" : std::string_view(words[0]);
  if (verb == "list" && words.size() == 1) return list(call);
  if (verb == "check" && words.size() <= 2) return check(call);
  if (verb == "show" && words.size() == 2) return show(call);
  return misuse(call, "pack",
                {"应为 pack list、pack check [文件夹] 或 pack show 政策包。",
                 "It is pack list, pack check [DIR] or pack show PACK."});
}

}  // namespace hengji::cli
