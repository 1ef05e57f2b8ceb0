#include <algorithm>

#include "base/digest.h"
#include "server/jobs/work.h"
#include "server/limits.h"
#include "server/routes/handlers.h"
#include "service/desk.h"
#include "service/replies.h"
#include "store/files.h"

namespace hengji::server {
namespace {

using service::Answer;
using service::Capability;
using service::Refusal;

Answer<void> require(Call& call, Capability capability) {
  bool may = std::ranges::any_of(call.actor.roles, [&](const service::Binding& binding) {
    return service::grants(binding.role, capability);
  });
  if (may) return {};
  return fail(Refusal::forbidden({"您的岗位没有这项权限。", "your role does not allow this."}));
}

Answer<void> require_file(Call& call, const JsonView& view) {
  std::string hash = TRY(view.text(200));
  auto file = TRY(call.site.store->read(
      [&](store::Transaction& transaction) { return store::find_file(transaction, hash); }));
  if (!file)
    return fail(Refusal(view.fault({"没有这个文件，请先上传。", "there is no such file; upload it first."})));
  return {};
}

/// The same work asked for twice by one person is one job.
Answer<http::Response> queued(Call& call, std::string_view kind, const Json& input) {
  store::Job job{
      .id = store::new_id(), .kind = std::string(kind), .person = call.actor.id, .input = input.dump()};
  // A digest: the names of a county's files are longer than an index takes.
  job.key = job.kind + ":" + job.person + ":" + sha256(job.input);
  job.state = "waiting";
  job.created = call.actor.now;
  auto added = TRY(call.site.store->write(
      [&](store::Transaction& transaction) { return store::add_job(transaction, job); }));
  if (call.site.jobs_waiting) call.site.jobs_waiting();
  http::Response response = json_response(call, job_json(added, call.language));
  return std::move(response).with("Location", "/api/v1/jobs/" + added.id);
}

/// Everybody sees his own; administrators see all.
bool sees_all(const Call& call) {
  return std::ranges::any_of(call.actor.roles, [](const service::Binding& binding) {
    return service::grants(binding.role, Capability::operate);
  });
}

Answer<store::Job> job_of(Call& call) {
  auto job = TRY(call.site.store->read(
      [&](store::Transaction& transaction) { return store::find_job(transaction, call["id"]); }));
  if (!job || (job->person != call.actor.id && !sees_all(call)))
    return fail(Refusal::not_found({"没有这个任务。", "there is no such job."}));
  return *std::move(job);
}

}  // namespace

Answer<http::Response> start_reading(Call& call) {
  TRY_VOID(require(call, Capability::upload));
  JsonView body(call.asked.body);
  TRY_VOID(require_file(call, body["file"]));
  return queued(call, "reading", Json::object().set("file", body["file"].value()));
}

Answer<http::Response> start_impact(Call& call) {
  TRY_VOID(require(call, Capability::weigh_packs));
  std::string pack(call["id"]);
  if (call.site.packs.find(pack) == nullptr)
    return fail(Refusal::not_found({"没有这个政策包。", "there is no such policy pack."}));
  Json input = Json::object().set("pack", pack);
  for (std::string_view member : {"year", "region", "against"})
    if (const Json* value = call.asked.body.find(member)) input.set(std::string(member), *value);
  // Plans change; what was weighed an hour ago is not the answer of now.
  input.set("asked", service::time_text(call.actor.now));
  return queued(call, "impact", input);
}

Answer<http::Response> start_import(Call& call) {
  TRY_VOID(require(call, Capability::import_files));
  JsonView body(call.asked.body);
  for (const JsonView& file : TRY(body["files"].elements(limits::import_files)))
    TRY_VOID(require_file(call, file));
  Json input = Json::object().set("files", body["files"].value());
  input.set("year", TRY(body["year"].integer())).set("region", TRY(body["region"].text(40)));
  // Departments and plans change; what was matched an hour ago is not the answer of now.
  input.set("asked", service::time_text(call.actor.now));
  return queued(call, "import", input);
}

Answer<http::Response> answer_import(Call& call) {
  store::Job before = TRY(job_of(call));
  if (before.kind != "import")
    return fail(Refusal::not_found({"没有这次导入。", "there is no such import."}));
  Json input = TRY(Json::parse(before.input));
  Json next = Json::object();
  for (const Json::Member& member : *input.as_object())
    if (member.first != "answers") next.set(member.first, member.second);
  JsonView answers = JsonView(call.asked.body)["answers"];
  TRY_VOID(answers.elements(limits::import_files));
  next.set("answers", answers.value());
  return queued(call, "import", next);
}

Answer<http::Response> list_jobs(Call& call) {
  store::Page page = TRY(service::page_of(call.asked));
  std::string person = sees_all(call) ? std::string() : call.actor.id;
  auto part = TRY(call.site.store->read(
      [&](store::Transaction& transaction) { return store::jobs(transaction, person, page); }));
  Json items = Json::array();
  for (store::Job& job : part.items) {
    job.result.clear();
    items.add(job_json(job, call.language));
  }
  return response_of(call, service::list_reply(std::move(items), part.next));
}

Answer<http::Response> get_job(Call& call) {
  return json_response(call, job_json(TRY(job_of(call)), call.language));
}

Answer<http::Response> cancel_job(Call& call) {
  store::Job job = TRY(job_of(call));
  TRY_VOID(call.site.store->write([&](store::Transaction& transaction) -> Result<bool> {
    TRY_VOID(store::cancel_job(transaction, job.id, call.actor.now));
    return true;
  }));
  return json_response(call, job_json(TRY(job_of(call)), call.language));
}

}  // namespace hengji::server
