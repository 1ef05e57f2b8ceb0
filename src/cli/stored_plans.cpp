#include "cli/stored_plans.h"

#include <fmt/format.h>

#include "base/chinese_text.h"
#include "base/json.h"
#include "base/limits.h"
#include "exchange/elements.h"
#include "forms/plan_of.h"

namespace hengji::cli {
namespace {

Result<Reading> reading_of(const std::vector<Json>& plans, const policy::Vocabulary& vocabulary) {
  if (plans.size() > limits::plans_per_file)
    return fail(
        Error::limit({fmt::format("文件里的计划超过 {} 份的上限。", limits::plans_per_file),
                      fmt::format("the file has more than the limit of {} plans.", limits::plans_per_file)}));
  Reading reading;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    auto plan = forms::plan_of(plans[i], vocabulary);
    if (!plan)
      return fail(Error::damaged(
          {fmt::format("第 {} 份计划的 {} 有误：{}", i + 1, plan.error().pointer, plan.error().message.zh),
           fmt::format("plan {}, {}: {}", i + 1, plan.error().pointer, plan.error().message.en)}));
    reading.plans.push_back(*std::move(plan));
  }
  return reading;
}

Result<Reading> reading_of_elements(const Json& json, const policy::Vocabulary& vocabulary) {
  return reading_of(TRY(exchange::plans_of_elements(json)), vocabulary);
}

bool is_reading(const Json& json) {
  const Json* schema = json.find("schema");
  const Json* plans = json.find("plans");
  return schema && schema->as_string() && *schema->as_string() == "hengji.reading/1" && plans &&
         plans->as_array();
}

}  // namespace

std::optional<Result<Reading>> stored_plans(std::string_view bytes, const policy::Vocabulary& vocabulary) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes = trimmed(bytes);
  if (!bytes.starts_with('{') || bytes.size() > limits::text_bytes) return std::nullopt;
  auto json = Json::parse(bytes);
  if (!json) return std::nullopt;
  if (exchange::is_elements(*json)) return reading_of_elements(*json, vocabulary);
  if (is_reading(*json)) return reading_of(*json->find("plans")->as_array(), vocabulary);
  return std::nullopt;
}

}  // namespace hengji::cli
