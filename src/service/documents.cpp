#include "service/documents.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/digest.h"
#include "exchange/csv.h"
#include "forms/fill/fill.h"
#include "model/plan_json.h"
#include "service/content.h"
#include "service/papers.h"
#include "service/replies.h"
#include "service/secrecy.h"
#include "service/use_case_table.h"
#include "writers/writers.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;
constexpr int dossiers_at_once = 1'000;

/// The form asked for; else the plan's own; else the first of its kind.
Answer<const policy::Form*> form_for(const policy::Packs& packs, const Plan& plan, std::string_view id) {
  for (const policy::Form& form : packs.forms())
    if (form.id == (id.empty() ? std::string_view(plan.form) : id)) return &form;
  if (!id.empty())
    return fail(
        Refusal::not_found({fmt::format("没有表样“{}”。", id), fmt::format("there is no form \"{}\".", id)}));
  for (const policy::Form& form : packs.forms())
    if (form.kind == plan.kind && form.id.starts_with("national/")) return &form;
  return fail(Refusal::not_found({"这种计划没有表样。", "there is no form for such a plan."}));
}

std::vector<std::vector<std::string>> rows_of(const Plan& plan) {
  std::vector<std::vector<std::string>> rows{{"一级指标", "二级指标", "三级指标"}};
  for (const ValueColumn& column : plan.columns) rows[0].push_back(column.heading);
  for (const Indicator& indicator : plan.indicators) {
    std::vector<std::string>& row = rows.emplace_back();
    row = {indicator.level1.value, indicator.level2.value, indicator.level3.value};
    for (const Located<std::string>& value : indicator.values) row.push_back(value.value);
  }
  return rows;
}

std::string file_name(const store::Department& department, const store::Dossier& dossier) {
  return fmt::format("{}-{}-{}", department.name, dossier.year, dossier.title);
}

Reply file_reply(Reply::File file) {
  Reply reply;
  reply.etag = sha256(file.bytes).substr(0, 16);
  reply.file = std::move(file);
  return reply;
}

Answer<Reply> plan_document(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::see_plans));
  store::Department department = TRY(desk.department(dossier.department));
  std::string name = file_name(department, dossier);
  if (auto paper = TRY(paper_of(desk, dossier, request, name))) return file_reply(*std::move(paper));
  Content content = TRY(content_of(desk, dossier));
  return file_reply(
      TRY(document_of(desk.house().packs, content.plan, request["format"], request["form"], name)));
}

Answer<Reply> public_document(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  std::optional<store::Dossier> dossier = TRY(store::find_dossier(desk.transaction(), id));
  if (!dossier || !dossier->published)
    return fail(Refusal::not_found({"没有公开的这份计划。", "no such plan is published."}));
  Content content = TRY(content_of(desk, *dossier, dossier->published_revision));
  content.plan.fields.clear();
  store::Department department = TRY(desk.department(dossier->department));
  return file_reply(TRY(document_of(desk.house().packs, content.plan, request["format"], request["form"],
                                    file_name(department, *dossier))));
}

struct OpenData {
  Json plans = Json::array();
  std::vector<std::vector<std::string>> rows{
      {"部门", "年度", "一级指标", "二级指标", "三级指标", "半年指标值", "全年指标值"}};
};

/// Everything that is published of a year.
Answer<OpenData> published_of(Desk& desk, int year) {
  OpenData data;
  store::DossierFilter filter;
  filter.scope.everything = true;
  filter.published_only = true;
  filter.year = year;
  filter.order = store::DossierFilter::Order::department;
  store::Page page{.limit = dossiers_at_once, .after = {}};
  do {
    auto part = TRY(store::dossiers(desk.transaction(), filter, page));
    for (const store::Dossier& dossier : part.items) {
      std::string name = TRY(desk.department(dossier.department)).name;
      Content content = TRY(content_of(desk, dossier, dossier.published_revision));
      data.plans.add(Json::object()
                         .set("id", dossier.id)
                         .set("department", name)
                         .set("plan", for_the_public(content.json)));
      for (const store::IndicatorRow& row :
           TRY(store::indicator_rows(desk.transaction(), dossier.id, store::Layer::published)))
        data.rows.push_back(
            {name, std::to_string(year), row.level1, row.level2, row.name, row.half_year, row.full_year});
    }
    page.after = part.next;
  } while (!page.after.empty());
  return data;
}

Answer<Reply> open_data(Desk& desk, const Request& request) {
  std::string file = TRY(needed(request, "file"));
  std::size_t dot = file.rfind('.');
  Request asked{.parameters = {{"year", file.substr(0, dot)}}};
  std::optional<int> year = TRY(year_in(asked));
  std::string format = dot == std::string::npos ? std::string() : file.substr(dot + 1);
  if (!year || (format != "csv" && format != "json"))
    return fail(Refusal::not_found({"没有这个开放数据文件；应如 2025.csv、2025.json。",
                                    "there is no such file; ask for 2025.csv or 2025.json."}));
  OpenData data = TRY(published_of(desk, *year));
  Reply reply;
  Reply::File& given = reply.file.emplace();
  given.name = file;
  given.type = format == "csv" ? "text/csv; charset=utf-8" : "application/json";
  given.bytes = format == "csv"
                    ? exchange::csv_of(data.rows)
                    : Json::object().set("year", *year).set("plans", std::move(data.plans)).dump();
  return reply;
}

constexpr UseCase documents_table[] = {
    {"planDocument", Access::read, Reach::read, false, {"下载计划", "download a plan"}, plan_document},
    {"publicDocument",
     Access::read,
     Reach::read,
     true,
     {"下载公开的计划", "download a published plan"},
     public_document},
    {"openData", Access::read, Reach::read, true, {"下载开放数据", "download open data"}, open_data},
};

}  // namespace

Answer<Reply::File> document_of(const policy::Packs& packs, const Plan& plan, std::string_view format,
                                std::string_view form, std::string_view name) {
  if (format == "json" || format.empty())
    return Reply::File{fmt::format("{}.json", name), "application/json", to_json(plan).pretty()};
  if (format == "csv")
    return Reply::File{fmt::format("{}.csv", name), "text/csv; charset=utf-8",
                       exchange::csv_of(rows_of(plan))};
  const writers::Writer* writer = writers::for_name(fmt::format("x.{}", format));
  if (!writer)
    return fail(Refusal::invalid(
        {fmt::format("不能写成“{}”。", format), fmt::format("nothing is written as \"{}\".", format)}));
  const policy::Form* layout = TRY(form_for(packs, plan, form));
  Document document = TRY(forms::fill(plan, *layout, packs.vocabulary()));
  Reply::File file;
  file.name = fmt::format("{}{}", name, writer->ending);
  file.type = writer->media_type;
  file.bytes = TRY(writer->write(document));
  return file;
}

std::optional<Document> public_form(const policy::Packs& packs, const Plan& plan) {
  auto layout = form_for(packs, plan, {});
  if (!layout) return std::nullopt;
  auto document = forms::fill(plan, **layout, packs.vocabulary());
  return document ? std::optional(*std::move(document)) : std::nullopt;
}

std::span<const UseCase> document_use_cases() {
  return documents_table;
}

}  // namespace hengji::service
