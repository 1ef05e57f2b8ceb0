#include "cli/commands/fill.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/embedded.h"
#include "cli/chosen_plan.h"
#include "cli/source_file.h"
#include "forms/fill/fill.h"
#include "writers/writers.h"

namespace hengji::cli {
namespace {

constexpr Option options[] = {
    {"form",
     "FORM",
     {"表样，例如 jiangsu/department-goal（默认：计划自己的表样）",
      "the form, jiangsu/department-goal for one (default: the plan's own)"}},
    {"to", "OUT", {"写到哪个文件；格式由其扩展名定", "the file to write; its ending says the format"}},
    {"plan", "N", {"文件里有几份目标表时写第几份", "which plan of a file that has several"}},
};

std::string endings() {
  std::string list;
  for (const writers::Writer& writer : writers::table()) {
    if (!list.empty()) list += ' ';
    list += writer.ending;
  }
  return list;
}

Error no_writer(std::string_view name) {
  return Error::usage({fmt::format("从“{}”的扩展名看不出要写什么格式；能写的是 {}。", name, endings()),
                       fmt::format("The ending of \"{}\" is of no format that can be written; those are {}.",
                                   name, endings())});
}

Error no_such_form(std::string_view form, std::span<const policy::Form> forms) {
  std::string ids;
  for (const policy::Form& one : forms)
    if (one.layout) ids += (ids.empty() ? "" : " ") + one.id;
  if (form.empty())
    return Error::usage(
        {fmt::format("没有认出这份目标表是哪个表样，请用 --form 指明：{}。", ids),
         fmt::format("The plan's own form was not recognised; name one with --form: {}.", ids)});
  return Error::usage({fmt::format("没有“{}”这个表样；有的是 {}。", form, ids),
                       fmt::format("There is no form \"{}\"; there are {}.", form, ids)});
}

Result<void> fill_in(const Call& call, std::string_view to) {
  const writers::Writer* writer = writers::for_name(to);
  if (!writer) return fail(no_writer(to));
  auto packs = TRY(policy::Packs::load(embedded::packs()));
  PlanReader reader(packs, Digest::not_wanted, call.settings.remote);
  ReadFile file = TRY(reader.read({call.arguments.words().front(), {}, 0}));
  const Plan* plan = TRY(chosen_plan(file, call.arguments));
  std::string_view id = call.arguments.value_or("form", plan->form);
  auto form = std::ranges::find(packs.forms(), id, &policy::Form::id);
  if (form == packs.forms().end()) return fail(no_such_form(id, packs.forms()));
  Document document = TRY(forms::fill(*plan, *form, packs.vocabulary()));
  TRY_VOID(write_file(std::string(to), TRY(writer->write(document))));
  for (const Remark& remark : document.remarks) call.console.note(remark.message);
  return {};
}

}  // namespace

std::span<const Option> fill_options() {
  return options;
}

Status run_fill(const Call& call) {
  if (call.arguments.words().size() != 1)
    return misuse(call, "fill", {"应给出一个文件。", "it takes one file."});
  auto to = call.arguments.value("to");
  if (!to || to->empty())
    return misuse(call, "fill", {"请用 --to 指明写到哪个文件。", "say with --to which file to write."});
  if (*to == call.arguments.words().front())
    return misuse(call, "fill", {"--to 不能是读入的文件本身。", "--to cannot be the file that is read."});
  auto done = fill_in(call, *to);
  if (done) return Status::fine;
  call.console.complain(done.error().message);
  return status_of(done.error());
}

}  // namespace hengji::cli
