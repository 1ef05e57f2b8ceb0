#include "server/jobs/work.h"

#include <cstdlib>

#include "server/limits.h"

namespace hengji::server {
namespace {

using service::Answer;

std::string text_of(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  return found != nullptr && found->as_string() ? *found->as_string() : std::string();
}

int number_of(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  return found != nullptr && found->as_number() ? std::atoi(found->as_number()->digits.c_str()) : 0;
}

Answer<Json> read_file(Work& work) {
  if (!work.report(0.1, {"正在读取文件", "reading the file"})) return Json();
  return service::read_stored_file(*work.site.house, work.actor, text_of(work.input, "file"));
}

Answer<Json> weigh(Work& work) {
  service::ImpactOrder order{.pack = text_of(work.input, "pack"), .against = text_of(work.input, "against")};
  order.year = number_of(work.input, "year");
  order.region = text_of(work.input, "region");
  return service::weigh_pack(*work.site.house, work.actor, order, work.report);
}

std::vector<service::ImportAnswer> answers_in(const Json& input) {
  std::vector<service::ImportAnswer> answers;
  const Json* list = input.find("answers");
  if (list == nullptr || !list->as_array()) return answers;
  for (const Json& one : *list->as_array())
    answers.push_back({text_of(one, "file"), number_of(one, "plan"), text_of(one, "department")});
  return answers;
}

Answer<Json> import(Work& work) {
  service::ImportOrder order{.year = number_of(work.input, "year"), .region = text_of(work.input, "region")};
  const Json* files = work.input.find("files");
  if (files != nullptr && files->as_array())
    for (const Json& file : *files->as_array())
      if (file.as_string()) order.files.push_back(*file.as_string());
  std::vector<service::ImportAnswer> answers = answers_in(work.input);
  return answers.empty() ? service::import_files(*work.site.house, work.actor, order, work.report)
                         : service::answer_import(*work.site.house, work.actor, order, answers, work.report);
}

constexpr WorkKind kinds[] = {
    {"reading", read_file},
    {"impact", weigh},
    {"import", import},
};

Json parsed_or_null(const std::string& text) {
  if (text.empty()) return {};
  auto parsed = Json::parse(text);
  return parsed ? *std::move(parsed) : Json();
}

std::string sentence(const Json& message, Language language) {
  const Json* text = message.find(language == Language::en ? "en" : "zh");
  return text != nullptr && text->as_string() ? *text->as_string() : std::string();
}

Json problem_json(const std::string& detail, Language language) {
  Phrase title{"任务没有完成", "the job failed"};
  return Json::object()
      .set("type", "about:blank")
      .set("title", in(language, title))
      .set("status", 422)
      .set("code", "job_failed")
      .set("detail", detail);
}

/// What a job works on, for the list: a file's hash.
Json subject_of(const Json& input) {
  for (std::string_view member : {"file", "pack"})
    if (const Json* found = input.find(member)) return *found;
  return {};
}

}  // namespace

std::span<const WorkKind> work_kinds() {
  return kinds;
}

Json job_json(const store::Job& job, Language language) {
  std::string message = sentence(parsed_or_null(job.message), language);
  Json json = Json::object().set("id", job.id).set("kind", job.kind).set("state", job.state);
  json.set("progress", Json(job.progress)).set("message", message);
  json.set("created_at", service::time_text(job.created));
  json.set("updated_at", service::time_text(job.finished.value_or(job.started.value_or(job.created))));
  json.set("result", job.state == "done" ? parsed_or_null(job.result) : Json());
  json.set("problem", job.state == "failed" ? problem_json(message, language) : Json());
  json.set("subject", subject_of(parsed_or_null(job.input)));
  return json;
}

}  // namespace hengji::server
