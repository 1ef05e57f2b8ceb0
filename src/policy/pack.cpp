#include "policy/pack.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/chinese_text.h"

namespace hengji::policy {
namespace {

constexpr std::string_view national = "national";

/// The files of one pack's folder.
struct Folder {
  std::string_view id;
  const EmbeddedFile* head = nullptr;
  std::vector<const EmbeddedFile*> rest;
};

Result<std::vector<Folder>> folders_of(std::span<const EmbeddedFile> files) {
  std::vector<Folder> folders;
  for (const EmbeddedFile& file : files)
    if (file.path.ends_with("/pack.toml"))
      folders.push_back(
          {file.path.substr(0, file.path.size() - std::string_view("/pack.toml").size()), &file, {}});
  for (const EmbeddedFile& file : files) {
    if (file.path.ends_with("/pack.toml")) continue;
    auto owner = std::ranges::find_if(folders, [&](const Folder& folder) {
      return file.path.starts_with(folder.id) && file.path.substr(folder.id.size()).starts_with('/');
    });
    if (owner == folders.end())
      return fail(
          fault({std::string(file.path), 1}, {"所在文件夹没有 pack.toml。", "its folder has no pack.toml."}));
    owner->rest.push_back(&file);
  }
  return folders;
}

/// Reads what pack.toml itself says.
Result<Pack> read_head(const Folder& folder) {
  Setting root = TRY(parse_settings(*folder.head));
  Section section(root);
  Pack pack;
  pack.id = folder.id;
  pack.at = root.at;
  pack.name = TRY(section.bilingual("name"));
  pack.region = TRY(section.text("region"));
  pack.from = TRY(section.day("from"));
  pack.to = TRY(section.optional_day("to"));
  pack.extends = TRY(section.optional_text("extends")).value_or("");
  pack.places = TRY(section.texts("places"));
  pack.citation = TRY(citation_of(section));
  TRY_VOID(section.done());
  if (!folder.id.starts_with(pack.region + "/"))
    return fail(
        fault(pack.at, {fmt::format("region“{}”与文件夹“{}”不符。", pack.region, pack.id),
                        fmt::format("region `{}` is not that of the folder `{}`.", pack.region, pack.id)}));
  if (pack.to && *pack.to < pack.from)
    return fail(fault(pack.at, {"to 早于 from。", "`to` is before `from`."}));
  return pack;
}

/// A file of a pack by its path below the pack's folder.
std::string_view within(const Folder& folder, const EmbeddedFile& file) {
  return file.path.substr(folder.id.size() + 1);
}

bool is_vocabulary(std::string_view path) {
  return path == "vocabulary.toml";
}

/// Read by review_of() when a paper needs it.
bool is_review(std::string_view path) {
  return path == "review.toml";
}

bool is_form(std::string_view path) {
  return path.starts_with("forms/") && path.ends_with(".toml");
}

/// Not needed to read and check a plan, so not loaded with the packs: measures_of(), schemes_of(),
/// monitoring_of() and result_use_of() read them.
bool is_read_when_needed(std::string_view path) {
  return path == "measures.toml" || path == "scoring.toml" || path == "monitoring.toml" ||
         path == "result_use.toml";
}

/// A file beside pack.toml and who reads it into the pack. What the parent had is there already.
struct FileKind {
  std::string_view name;
  Result<void> (*read)(const EmbeddedFile& file, Pack& pack);
};

constexpr FileKind file_kinds[] = {
    {"checks.toml", [](const EmbeddedFile& file, Pack& pack) { return read_switches(file, pack.switches); }},
    {"indicators.csv", [](const EmbeddedFile& file, Pack& pack) { return pack.library.read(file); }},
    {"parameters.toml", [](const EmbeddedFile& file, Pack& pack) { return pack.parameters.read(file); }},
    {"wordlists.toml",
     [](const EmbeddedFile& file, Pack& pack) { return read_word_lists(file, pack.lexicon); }},
};

Result<void> read_rest(const Folder& folder, Pack& pack) {
  for (const EmbeddedFile* file : folder.rest) {
    std::string_view name = within(folder, *file);
    if (is_vocabulary(name) || is_form(name) || is_review(name) || is_read_when_needed(name)) continue;
    auto kind = std::ranges::find(file_kinds, name, &FileKind::name);
    if (kind == std::end(file_kinds))
      return fail(
          fault({std::string(file->path), 1}, {"政策包不认识这个文件。", "a pack knows no such file."}));
    TRY_VOID(kind->read(*file, pack));
  }
  return {};
}

/// The words first, since the forms are described with them.
Result<Vocabulary> read_vocabulary(std::span<const Folder> folders) {
  Vocabulary vocabulary;
  for (const Folder& folder : folders)
    for (const EmbeddedFile* file : folder.rest)
      if (is_vocabulary(within(folder, *file))) TRY_VOID(vocabulary.add(*file));
  return vocabulary;
}

Result<std::vector<Form>> read_forms(std::span<const Folder> folders, const Vocabulary& vocabulary) {
  std::vector<Form> forms;
  for (const Folder& folder : folders)
    for (const EmbeddedFile* file : folder.rest)
      if (is_form(within(folder, *file)))
        forms.push_back(TRY(read_form(*file, folder.id.substr(0, folder.id.find('/')), vocabulary)));
  std::ranges::sort(forms, {}, &Form::id);
  for (std::size_t i = 1; i < forms.size(); ++i)
    if (forms[i].id == forms[i - 1].id)
      return fail(
          fault(forms[i].at,
                {fmt::format("表样“{}”已由 {} 定义。", forms[i].id, forms[i - 1].at.file),
                 fmt::format("{} already describes the form `{}`.", forms[i - 1].at.file, forms[i].id)}));
  return forms;
}

/// A pack is a difference from its parent: it starts with what the parent has.
void inherit(Pack& child, const Pack& parent) {
  child.lexicon = parent.lexicon;
  child.library = parent.library;
  child.parameters = parent.parameters;
  child.switches = parent.switches;
}

Result<void> check_dates(std::span<const Pack> packs) {
  for (std::size_t i = 0; i < packs.size(); ++i)
    for (std::size_t j = i + 1; j < packs.size(); ++j) {
      const Pack &a = packs[i], &b = packs[j];
      bool apart = (a.to && *a.to < b.from) || (b.to && *b.to < a.from);
      if (a.region != b.region || apart) continue;
      return fail(fault(b.at, {fmt::format("与 {} 的施行日期重叠（{}）。", a.id, a.at.file),
                               fmt::format("in force on the same days as {} ({}).", a.id, a.at.file)}));
    }
  return {};
}

Error unknown_parent(const Pack& pack) {
  return fault(pack.at, {fmt::format("extends 指向的“{}”不存在，或互相继承。", pack.extends),
                         fmt::format("`extends` names `{}`, which does not exist or extends this pack.",
                                     pack.extends)});
}

}  // namespace

Result<Packs> Packs::load(std::span<const EmbeddedFile> files) {
  std::vector<Folder> folders = TRY(folders_of(files));
  std::vector<std::pair<Pack, const Folder*>> waiting;
  for (const Folder& folder : folders) waiting.emplace_back(TRY(read_head(folder)), &folder);
  Packs packs;
  while (!waiting.empty()) {
    auto ready = std::ranges::find_if(waiting, [&](const auto& entry) {
      return entry.first.extends.empty() || packs.find(entry.first.extends);
    });
    if (ready == waiting.end()) return fail(unknown_parent(waiting.front().first));
    if (!ready->first.extends.empty()) inherit(ready->first, *packs.find(ready->first.extends));
    TRY_VOID(read_rest(*ready->second, ready->first));
    packs.packs_.push_back(std::move(ready->first));
    waiting.erase(ready);
  }
  std::ranges::sort(packs.packs_, {}, &Pack::id);
  TRY_VOID(check_dates(packs.packs_));
  packs.vocabulary_ = TRY(read_vocabulary(folders));
  packs.forms_ = TRY(read_forms(folders, packs.vocabulary_));
  return packs;
}

Result<Measures> measures_of(const Packs& packs, const Pack& pack, std::span<const EmbeddedFile> files) {
  Measures measures;
  if (const Pack* parent = packs.find(pack.extends)) measures = TRY(measures_of(packs, *parent, files));
  for (const EmbeddedFile& file : files)
    if (file.path == pack.id + "/measures.toml") TRY_VOID(measures.read(file));
  return measures;
}

const Pack* Packs::find(std::string_view id) const {
  auto found = std::ranges::find(packs_, id, &Pack::id);
  return found == packs_.end() ? nullptr : &*found;
}

std::string_view region_of(const Plan& plan, std::span<const Pack> packs) {
  for (const Pack& pack : packs)
    if (pack.region != national && plan.form.starts_with(pack.region) &&
        std::string_view(plan.form).substr(pack.region.size()).starts_with('/'))
      return pack.region;
  for (const std::string* who : {&plan.department.value, &plan.supervisor.value}) {
    if (who->empty()) continue;
    std::string folded_name = folded(*who);
    for (const Pack& pack : packs)
      for (const std::string& place : pack.places)
        if (folded_name.starts_with(place)) return pack.region;
  }
  return {};
}

Result<const Pack*> Packs::for_plan(const Plan& plan, const Date& as_of,
                                    std::optional<std::string_view> id) const {
  if (id) {
    if (const Pack* pack = find(*id)) return pack;
    std::string known;
    for (const Pack& pack : packs_) known += (known.empty() ? "" : ", ") + pack.id;
    return fail(Error::usage({fmt::format("没有政策包“{}”。可用：{}。", *id, known),
                              fmt::format("There is no policy pack `{}`. There are: {}.", *id, known)}));
  }
  auto in_force = [&](std::string_view region) -> const Pack* {
    for (const Pack& pack : packs_)
      if (pack.region == region && pack.is_in_force(as_of)) return &pack;
    return nullptr;
  };
  if (const Pack* pack = in_force(region_of(plan, packs_))) return pack;
  if (const Pack* pack = in_force(national)) return pack;
  for (const Pack& pack : packs_)
    if (pack.region == national) return &pack;
  return fail(Error::not_found({"没有全国政策包。", "There is no national policy pack."}));
}

}  // namespace hengji::policy
