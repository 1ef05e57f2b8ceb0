#include <fmt/format.h>

#include <algorithm>

#include "forms/recognize.h"
#include "model/plan_json.h"
#include "readers/reader.h"
#include "service/creating.h"
#include "service/dossier_view.h"
#include "service/files.h"
#include "service/jobs.h"
#include "service/matching.h"
#include "service/replies.h"
#include "service/transact.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;

struct StoredReading {
  store::StoredFile file;
  Source source;
  Reading reading;
};

/// Bytes are taken out of the store first, so that no transaction stays open while a file is read.
Answer<StoredReading> reading_of(const House& house, const Actor& actor, const std::string& hash) {
  StoredReading read;
  std::string bytes = TRY(transact(house, actor, Access::read, [&](Desk& desk) -> Answer<std::string> {
    read.file = TRY(file_in_sight(desk, hash));
    return TRY(store::file_bytes(desk.transaction(), hash));
  }));
  Document document = TRY(readers::read({read.file.name, bytes}));
  read.reading = forms::recognize(document, house.packs);
  std::string_view digest = read.file.hash;
  bool is_sha = digest.starts_with("sha256:");
  read.source = {read.file.name, document.format, is_sha ? std::string(digest.substr(7)) : std::string(),
                 document.pages};
  return read;
}

/// A plan of an imported file and what became of it.
struct Item {
  std::string file;
  std::string name;
  std::size_t plan = 0;
  std::string title;
  std::string department;  ///< as the plan says
  Match match;
  std::string created;
  std::string why;
};

Json json_of(const Item& item) {
  Json candidates = Json::array();
  for (const store::Department& one : item.match.candidates) candidates.add(department_json(one));
  return Json::object()
      .set("file", item.file)
      .set("name", item.name)
      .set("plan", item.plan)
      .set("title", item.title)
      .set("department", or_null(item.department))
      .set("certainty", service::name(item.match.certainty))
      .set("candidates", std::move(candidates))
      .set("created", or_null(item.created))
      .set("why", or_null(item.why));
}

Answer<std::string> create_from(const House& house, const Actor& actor, int year,
                                const store::Department& department, Plan plan) {
  return transact(house, actor, Access::write, [&](Desk& desk) -> Answer<std::string> {
    TRY_VOID(desk.require(Capability::import_files, department));
    if (plan.year.value && *plan.year.value != year)
      return fail(Refusal::invalid({fmt::format("这是 {} 年的计划。", *plan.year.value),
                                    fmt::format("it is a plan of {}.", *plan.year.value)}));
    store::Dossier dossier = dossier_for(desk, department, year, plan);
    TRY_VOID(check_is_new(desk, dossier));
    plan.year.value = year;
    dossier = TRY(store::create_dossier(desk.transaction(), dossier));
    TRY_VOID(save(desk, dossier, dossier.version, plan, "import"));
    return dossier.id;
  });
}

Answer<std::vector<store::Department>> departments_of(const House& house, const Actor& actor,
                                                      const std::string& region) {
  return transact(house, actor, Access::read, [&](Desk& desk) -> Answer<std::vector<store::Department>> {
    TRY_VOID(desk.require_in_region(Capability::import_files, region));
    return TRY(store::departments(desk.transaction(), {.region = region}));
  });
}

Item item_of(const StoredReading& read, std::size_t number,
             const std::vector<store::Department>& departments) {
  const Plan& plan = read.reading.plans[number];
  Item item;
  item.file = read.file.hash;
  item.name = read.file.name;
  item.plan = number;
  item.title = plan.title.value;
  item.department = plan.department.value;
  item.match = match(plan, read.file.name, departments);
  return item;
}

void create_if_sure(const House& house, const Actor& actor, int year, const Plan& plan, Item& item) {
  if (item.match.certainty != Match::Certainty::sure) return;
  Answer<std::string> created = create_from(house, actor, year, item.match.candidates.front(), plan);
  if (created)
    item.created = *std::move(created);
  else
    item.why = in(actor.language, created.error().message);
}

Item unread(const Actor& actor, const std::string& hash, const Refusal& refusal) {
  Item item;
  item.file = hash;
  item.name = hash;
  item.why = in(actor.language, refusal.message);
  return item;
}

Item without_plan(const Actor& actor, const store::StoredFile& file) {
  Item item;
  item.file = file.hash;
  item.name = file.name;
  item.why = in(actor.language, Phrase{"文件中没有找到目标表。", "no plan was found in the file."});
  return item;
}

}  // namespace

Answer<Json> read_stored_file(const House& house, const Actor& actor, const std::string& hash) {
  StoredReading read = TRY(reading_of(house, actor, hash));
  return to_json(read.source, read.reading, actor.language);
}

Answer<Json> import_files(const House& house, const Actor& actor, const ImportOrder& order,
                          const Report& report) {
  std::vector<store::Department> departments = TRY(departments_of(house, actor, order.region));
  Json items = Json::array();
  for (std::size_t i = 0; i < order.files.size(); ++i) {
    Answer<StoredReading> read = reading_of(house, actor, order.files[i]);
    if (!read) {
      items.add(json_of(unread(actor, order.files[i], read.error())));
      continue;
    }
    Text doing{fmt::format("读取“{}”", read->file.name), fmt::format("reading \"{}\"", read->file.name)};
    if (!report(static_cast<double>(i) / static_cast<double>(order.files.size()), doing)) break;
    if (read->reading.plans.empty()) items.add(json_of(without_plan(actor, read->file)));
    for (std::size_t number = 0; number < read->reading.plans.size(); ++number) {
      Item item = item_of(*read, number, departments);
      create_if_sure(house, actor, order.year, read->reading.plans[number], item);
      items.add(json_of(item));
    }
  }
  return Json::object().set("items", std::move(items));
}

Answer<Json> answer_import(const House& house, const Actor& actor, const ImportOrder& order,
                           const std::vector<ImportAnswer>& answers, const Report& report) {
  std::vector<store::Department> departments = TRY(departments_of(house, actor, order.region));
  Json items = Json::array();
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const ImportAnswer& answer = answers[i];
    if (answer.department.empty()) continue;
    auto department = std::ranges::find(departments, answer.department, &store::Department::id);
    StoredReading read = TRY(reading_of(house, actor, answer.file));
    std::size_t number = static_cast<std::size_t>(std::max(answer.plan, 0));
    if (department == departments.end() || number >= read.reading.plans.size())
      return fail(Refusal(JsonFault{fmt::format("/answers/{}", i),
                                    {"没有这个部门或这份计划。", "there is no such department or plan."}}));
    if (!report(static_cast<double>(i) / static_cast<double>(answers.size()), {"建立计划", "creating plans"}))
      break;
    Item item = item_of(read, number, departments);
    item.match = {Match::Certainty::sure, {*department}};
    create_if_sure(house, actor, order.year, read.reading.plans[number], item);
    items.add(json_of(item));
  }
  return Json::object().set("items", std::move(items));
}

}  // namespace hengji::service
