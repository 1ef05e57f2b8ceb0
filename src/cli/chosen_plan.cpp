#include "cli/chosen_plan.h"

#include <fmt/format.h>

#include <charconv>

namespace hengji::cli {
namespace {

Error no_plan(const std::string& name) {
  return Error::unsupported({fmt::format("“{}”中没有找到目标表，没有可写的。", name),
                             fmt::format("No plan was found in \"{}\"; there is nothing to write.", name)});
}

Error several_plans(const std::string& name, std::size_t count) {
  return Error::usage(
      {fmt::format("“{}”里有 {} 份目标表，请用 --plan 1 到 --plan {} 指明写哪一份。", name, count, count),
       fmt::format("\"{}\" has {} plans; say which one with --plan 1 to --plan {}.", name, count, count)});
}

}  // namespace

Result<const Plan*> chosen_plan(const ReadFile& file, const Arguments& arguments) {
  const std::vector<Plan>& plans = file.reading.plans;
  if (plans.empty()) return fail(no_plan(file.source.name));
  auto wanted = arguments.value("plan");
  if (!wanted) {
    if (plans.size() > 1) return fail(several_plans(file.source.name, plans.size()));
    return &plans.front();
  }
  std::size_t number = 0;
  auto [end, error] = std::from_chars(wanted->data(), wanted->data() + wanted->size(), number);
  if (error != std::errc() || end != wanted->data() + wanted->size() || number == 0 || number > plans.size())
    return fail(Error::usage(
        {fmt::format("--plan 不能是“{}”：“{}”里有 {} 份目标表。", *wanted, file.source.name, plans.size()),
         fmt::format("--plan cannot be \"{}\": \"{}\" has {} plans.", *wanted, file.source.name,
                     plans.size())}));
  return &plans[number - 1];
}

}  // namespace hengji::cli
