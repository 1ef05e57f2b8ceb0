#include "policy/setting.h"

#include <fmt/format.h>

namespace hengji::policy {
namespace {

using Kind = Setting::Kind;

Text in_words(Kind kind) {
  switch (kind) {
    case Kind::text:
      return {"文字", "a text"};
    case Kind::whole:
      return {"整数", "a whole number"};
    case Kind::truth:
      return {"true 或 false", "true or false"};
    case Kind::day:
      return {"日期", "a date"};
    case Kind::list:
      return {"列表", "a list"};
    case Kind::table:
      return {"表", "a table"};
  }
  return {};
}

}  // namespace

Error fault(const SourceLine& where, Text what) {
  return Error::damaged({fmt::format("{}:{}：{}", where.file, where.line, what.zh),
                         fmt::format("{}:{}: {}", where.file, where.line, what.en)});
}

Setting::Setting() = default;
Setting::Setting(const Setting&) = default;
Setting::Setting(Setting&&) noexcept = default;
Setting& Setting::operator=(const Setting&) = default;
Setting& Setting::operator=(Setting&&) noexcept = default;
Setting::~Setting() = default;

const Setting* Setting::find(std::string_view key) const {
  for (const auto& [name, value] : members)
    if (name == key) return &value;
  return nullptr;
}

Result<const Setting*> Section::take(std::string_view key, Kind kind) {
  for (std::size_t i = 0; i < table_.members.size(); ++i) {
    const auto& [name, value] = table_.members[i];
    if (name != key) continue;
    taken_[i] = true;
    if (value.kind == kind) return &value;
    Text wanted = in_words(kind);
    return fail(fault(value.at, {fmt::format("“{}”应为{}。", key, wanted.zh),
                                 fmt::format("`{}` must be {}.", key, wanted.en)}));
  }
  return nullptr;
}

Result<const Setting*> Section::need(std::string_view key, Kind kind) {
  const Setting* value = TRY(take(key, kind));
  if (value) return value;
  return fail(fault(table_.at, {fmt::format("缺少“{}”。", key), fmt::format("`{}` is missing.", key)}));
}

Result<std::string> Section::text(std::string_view key) {
  const Setting* value = TRY(need(key, Kind::text));
  if (!value->text.empty()) return value->text;
  return fail(fault(value->at, {fmt::format("“{}”为空。", key), fmt::format("`{}` is empty.", key)}));
}

Result<std::optional<std::string>> Section::optional_text(std::string_view key) {
  const Setting* value = TRY(take(key, Kind::text));
  return value ? std::optional(value->text) : std::nullopt;
}

Result<std::optional<std::int64_t>> Section::optional_whole(std::string_view key) {
  const Setting* value = TRY(take(key, Kind::whole));
  return value ? std::optional(value->whole) : std::nullopt;
}

Result<std::optional<bool>> Section::optional_truth(std::string_view key) {
  const Setting* value = TRY(take(key, Kind::truth));
  return value ? std::optional(value->truth) : std::nullopt;
}

Result<Date> Section::day(std::string_view key) {
  const Setting* value = TRY(need(key, Kind::day));
  return value->day;
}

Result<std::optional<Date>> Section::optional_day(std::string_view key) {
  const Setting* value = TRY(take(key, Kind::day));
  return value ? std::optional(value->day) : std::nullopt;
}

Result<std::vector<std::string>> Section::texts(std::string_view key) {
  const Setting* value = TRY(take(key, Kind::list));
  std::vector<std::string> texts;
  if (!value) return texts;
  for (const Setting& element : value->list) {
    if (element.kind != Kind::text)
      return fail(fault(element.at, {fmt::format("“{}”应为文字列表。", key),
                                     fmt::format("`{}` must be a list of texts.", key)}));
    texts.push_back(element.text);
  }
  return texts;
}

Result<Text> Section::bilingual(std::string_view key) {
  const Setting* value = TRY(need(key, Kind::table));
  Section both(*value);
  Text text;
  text.zh = TRY(both.text("zh"));
  text.en = TRY(both.text("en"));
  TRY_VOID(both.done());
  return text;
}

Result<const Setting*> Section::optional_table(std::string_view key) {
  return take(key, Kind::table);
}

Result<std::vector<const Setting*>> Section::tables(std::string_view key) {
  const Setting* value = TRY(take(key, Kind::list));
  std::vector<const Setting*> tables;
  if (!value) return tables;
  for (const Setting& element : value->list) {
    if (element.kind != Kind::table)
      return fail(fault(element.at, {fmt::format("“{}”应为表的列表。", key),
                                     fmt::format("`{}` must be a list of tables.", key)}));
    tables.push_back(&element);
  }
  return tables;
}

std::vector<std::pair<std::string_view, const Setting*>> Section::named_tables() {
  std::vector<std::pair<std::string_view, const Setting*>> tables;
  for (std::size_t i = 0; i < table_.members.size(); ++i) {
    const auto& [name, value] = table_.members[i];
    if (value.kind != Kind::table || taken_[i]) continue;
    taken_[i] = true;
    tables.emplace_back(name, &value);
  }
  return tables;
}

Result<void> Section::done() const {
  for (std::size_t i = 0; i < taken_.size(); ++i) {
    if (taken_[i]) continue;
    const auto& [name, value] = table_.members[i];
    return fail(
        fault(value.at, {fmt::format("不认识的键“{}”。", name), fmt::format("unknown key `{}`.", name)}));
  }
  return {};
}

}  // namespace hengji::policy
