#include "service/portal_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/digest.h"
#include "check/disclosure/disclosure.h"
#include "measure/named_cells.h"
#include "service/compare.h"
#include "service/content.h"
#include "service/content_index.h"
#include "service/documents.h"
#include "service/dossier_view.h"
#include "service/secrecy.h"
#include "service/transact.h"

namespace hengji::service {
namespace {

constexpr int dossiers_at_once = 500;
constexpr std::array<std::string_view, 6> formats{"docx", "xlsx", "pdf", "ofd", "csv", "json"};
constexpr std::array<std::string_view, 3> open_formats{"csv", "json", "xlsx"};

/// What a reader of the public pages asks for, answered as the server answers it.
Answer<Reply> asked(Desk& desk, std::string_view use_case,
                    std::map<std::string, std::string, std::less<>> words) {
  Request request;
  request.parameters = std::move(words);
  return find_use_case(use_case)->run(desk, request);
}

/// Ids become names of files and parts of addresses.
Answer<void> check_name(const std::string& id) {
  constexpr std::string_view forbidden = "/\\:*?\"<>|#%";
  const bool is_odd =
      id.empty() || id.front() == '.' || std::ranges::any_of(id, [&](char c) {
        return static_cast<unsigned char>(c) < 0x20 || forbidden.find(c) != std::string_view::npos;
      });
  if (!is_odd) return {};
  return fail(Refusal::invalid({fmt::format("编号“{}”不能用作文件名，无法发布。", id),
                                fmt::format("the id \"{}\" cannot be the name of a file.", id)}));
}

/// Every text of the plan as the public sees it: what stands in JSON and CSV beside the form.
void add_texts(const Json& json, Document& document) {
  if (const std::string* text = json.as_string()) document.blocks.emplace_back(Paragraph{*text, {}});
  if (const Json::Array* array = json.as_array())
    for (const Json& one : *array) add_texts(one, document);
  if (const Json::Object* object = json.as_object())
    for (const Json::Member& member : *object) add_texts(member.second, document);
}

class Folder {
 public:
  Folder(Desk& desk, const PublicationAnswers& answers, const PutFile& put)
      : desk_(desk), answers_(answers), put_(put) {}

  Answer<PortalSummary> write(std::span<const EmbeddedFile> pages) {
    TRY_VOID(collect());
    TRY_VOID(each([&](const store::Dossier& dossier) { return look_through(dossier); }));
    if (!faults_.empty()) return fail(unanswered());
    for (const EmbeddedFile& page : pages) TRY_VOID(put_file(std::string(page.path), page.text));
    TRY_VOID(each([&](const store::Dossier& dossier) { return put_plan(dossier); }));
    for (const store::Department& one : departments_)
      TRY_VOID(
          put_data("departments/" + one.id, TRY(asked(desk_, "publicDepartment", {{"id", one.id}})).body));
    TRY_VOID(put_data("search", std::move(search_)));
    TRY_VOID(put_data("indicators", indicators_json()));
    for (int year : years_) TRY_VOID(put_open_data(year));
    TRY_VOID(put_data("index", TRY(index_json())));
    summary_.departments = departments_.size();
    std::string list =
        Json::object().set("schema", "hengji.portal/1").set("files", std::move(list_)).pretty();
    TRY_VOID(put_("manifest.json", list));
    return summary_;
  }

 private:
  Answer<void> put_file(const std::string& path, std::string_view bytes) {
    TRY_VOID(put_(path, bytes));
    ++summary_.files;
    list_.add(Json::object().set("path", path).set("bytes", bytes.size()).set("sha256", sha256(bytes)));
    return {};
  }

  template <typename Work>
  Answer<void> each(Work work) {
    store::DossierFilter filter;
    filter.scope.everything = true;
    filter.published_only = true;
    filter.order = store::DossierFilter::Order::department;
    store::Page page{.limit = dossiers_at_once, .after = {}};
    do {
      auto part = TRY(store::dossiers(desk_.transaction(), filter, page));
      for (const store::Dossier& dossier : part.items) TRY_VOID(work(dossier));
      page.after = part.next;
    } while (!page.after.empty());
    return {};
  }

  /// Departments and years, and that everything can be named.
  Answer<void> collect() {
    return each([&](const store::Dossier& dossier) -> Answer<void> {
      TRY_VOID(check_name(dossier.id));
      years_.insert(dossier.year);
      if (std::ranges::find(departments_, dossier.department, &store::Department::id) != departments_.end())
        return {};
      TRY_VOID(check_name(dossier.department));
      departments_.push_back(TRY(desk_.department(dossier.department)));
      return {};
    });
  }

  Answer<void> look_through(const store::Dossier& dossier) {
    Content content = TRY(content_of(desk_, dossier, dossier.published_revision));
    content.plan.fields.clear();
    std::vector<check::Disclosure> found;
    if (auto form = public_form(desk_.house().packs, content.plan)) found = check::disclosures(*form);
    Document texts;
    add_texts(for_the_public(content.json), texts);
    for (check::Disclosure& one : check::disclosures(texts)) found.push_back(std::move(one));
    std::set<std::string> told;
    for (const check::Disclosure& one : found) {
      if (!told.insert(one.fingerprint).second) continue;
      if (answers_.contains(one.fingerprint))
        ++summary_.answered;
      else
        TRY_VOID(add_fault(dossier, one));
    }
    return {};
  }

  Answer<void> add_fault(const store::Dossier& dossier, const check::Disclosure& one) {
    const std::string& name = TRY(desk_.department(dossier.department)).name;
    faults_.push_back({"/plans/" + dossier.id,
                       {fmt::format("{} {} 年：{} [{}]", name, dossier.year, one.message.zh, one.fingerprint),
                        fmt::format("{} {}: {} [{}]", name, dossier.year, one.message.en, one.fingerprint)}});
    return {};
  }

  Refusal unanswered() {
    Refusal refusal = Refusal::locked(
        "secrets",
        {fmt::format(
             "发布前检查发现 {} 处涉密标志或个人信息，没有写出任何文件；删改后重新公开，或用 --answers "
             "逐条说明（指纹、说明）。",
             faults_.size()),
         fmt::format(
             "{} places look like a secret or personal data, and nothing was written; mend and publish "
             "again, or answer for each with --answers (指纹, 说明).",
             faults_.size())});
    refusal.faults = std::move(faults_);
    return refusal;
  }

  /// data/NAME.js hands its value to the pages.
  Answer<void> put_data(const std::string& name, const Json& value) {
    return put_file("data/" + name + ".js",
                    fmt::format("hengji.put({},{})\n", Json(name).dump(), value.dump()));
  }

  Answer<void> put_plan(const store::Dossier& dossier) {
    Json json = TRY(asked(desk_, "publicPlan", {{"id", dossier.id}})).body;
    if (const Json* at = json.find("published_at"); at && at->as_string() && *at->as_string() > published_at_)
      published_at_ = *at->as_string();
    Json carried = Json::array();
    for (std::string_view format : formats) {
      auto document = asked(desk_, "publicDocument", {{"id", dossier.id}, {"format", std::string(format)}});
      if (!document || !document->file) continue;  // no form for such a plan in that format
      TRY_VOID(put_file(fmt::format("files/{}.{}", dossier.id, format), document->file->bytes));
      carried.add(format);
    }
    json.set("formats", std::move(carried));
    TRY_VOID(put_data("plans/" + dossier.id, json));
    ++summary_.plans;
    return remember(dossier);
  }

  /// What is searched for and compared.
  Answer<void> remember(const store::Dossier& dossier) {
    Content content = TRY(content_of(desk_, dossier, dossier.published_revision));
    const store::Department department = TRY(desk_.department(dossier.department));
    for (const store::SearchText& text : search_texts(dossier, content.plan)) {
      store::SearchHit hit;
      hit.dossier = dossier.id;
      hit.department = dossier.department;
      hit.year = dossier.year;
      hit.place = text.place;
      hit.text = text.text;
      search_.add(hit_json(hit, department, "/public/plans/"));
    }
    for (const store::IndicatorRow& row : indicator_rows(dossier, content.plan)) {
      Across& same = across_[row.name_key];
      same.names.insert(row.name);
      same.items.add(TRY(across_json(desk_, {row, dossier.region, dossier.year, dossier.light, {}})));
    }
    return {};
  }

  /// Each written name leads to what is compared under it.
  Json indicators_json() {
    Json names = Json::object(), items = Json::object();
    for (auto& [key, same] : across_) {
      for (const std::string& name : same.names) names.set(name, key);
      items.set(key, std::move(same.items));
    }
    return Json::object().set("names", std::move(names)).set("items", std::move(items));
  }

  Answer<void> put_open_data(int year) {
    for (std::string_view format : open_formats) {
      const std::string name = fmt::format("{}.{}", year, format);
      auto data = asked(desk_, "openData", {{"file", name}});
      if (!data || !data->file) continue;
      TRY_VOID(put_file("open-data/" + name, data->file->bytes));
      open_formats_.insert(std::string(format));
    }
    return {};
  }

  Answer<Json> index_json() {
    Json departments = Json::array(), years = Json::array(), open = Json::array();
    for (const store::Department& one : departments_) departments.add(department_json(one));
    for (int year : years_) years.add(year);
    for (const std::string& format : open_formats_) open.add(format);
    const Reply regions = TRY(asked(desk_, "publicRegions", {}));
    const Json* items = regions.body.find("items");
    const bool has_region = items && items->as_array() && !items->as_array()->empty();
    const Json* name = has_region ? items->as_array()->front().find("name") : nullptr;
    return Json::object()
        .set("region", name ? *name : Json(""))
        .set("published_at", published_at_)
        .set("departments", std::move(departments))
        .set("years", std::move(years))
        .set("open_data", std::move(open));
  }

  struct Across {
    std::set<std::string> names;
    Json items = Json::array();
  };

  Desk& desk_;
  const PublicationAnswers& answers_;
  const PutFile& put_;
  PortalSummary summary_;
  std::vector<store::Department> departments_;  ///< that published something, in their order
  std::set<int> years_;
  std::set<std::string> open_formats_;
  std::vector<JsonFault> faults_;
  Json search_ = Json::array();
  std::map<std::string, Across> across_;  ///< by the name as it is compared
  std::string published_at_;              ///< of what was published last
  Json list_ = Json::array();
};

}  // namespace

Result<PublicationAnswers> import_publication_answers(std::string_view csv, std::string_view file) {
  static constexpr std::string_view fingerprint[]{"指纹", "fingerprint"}, reason[]{"说明", "reason"};
  static constexpr measure::NamedColumn columns[]{{fingerprint}, {reason}};
  PublicationAnswers answers;
  for (measure::NamedCells& row : TRY(measure::named_rows(csv, file, columns))) {
    if (row.cells[1].empty())
      return fail(
          Error::usage({fmt::format("{} 第 {} 行没有说明为什么可以公开。", file, row.line),
                        fmt::format("{}, line {} does not say why it may be published.", file, row.line)}));
    answers[std::move(row.cells[0])] = std::move(row.cells[1]);
  }
  return answers;
}

Answer<PortalSummary> write_portal_folder(const House& house, const Actor& actor,
                                          std::span<const EmbeddedFile> pages,
                                          const PublicationAnswers& answers, const PutFile& put) {
  return transact(house, actor, store::Transaction::Access::read,
                  [&](Desk& desk) { return Folder(desk, answers, put).write(pages); });
}

}  // namespace hengji::service
