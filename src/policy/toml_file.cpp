#include <toml++/toml.h>

#include <algorithm>

#include "policy/setting.h"

namespace hengji::policy {
namespace {

/// Nesting of a pack's files; the deepest in use is 4.
constexpr int max_depth = 16;

SourceLine line_of(const toml::node& node, std::string_view file) {
  return {std::string(file), static_cast<int>(node.source().begin.line)};
}

Result<Setting> converted(const toml::node& node, std::string_view file, int depth);

Result<Setting> converted_table(const toml::table& table, Setting setting, std::string_view file, int depth) {
  setting.kind = Setting::Kind::table;
  struct Member {
    toml::source_position position;
    std::string_view name;
    const toml::node* value;
  };
  std::vector<Member> ordered;
  for (const auto& [key, value] : table) ordered.push_back({value.source().begin, key.str(), &value});
  std::ranges::stable_sort(ordered, [](const Member& a, const Member& b) { return a.position < b.position; });
  for (const Member& member : ordered)
    setting.members.emplace_back(member.name, TRY(converted(*member.value, file, depth + 1)));
  return setting;
}

Result<Setting> converted_list(const toml::array& array, Setting setting, std::string_view file, int depth) {
  setting.kind = Setting::Kind::list;
  for (const toml::node& element : array) setting.list.push_back(TRY(converted(element, file, depth + 1)));
  return setting;
}

Result<Setting> converted(const toml::node& node, std::string_view file, int depth) {
  Setting setting;
  setting.at = line_of(node, file);
  if (depth > max_depth) return fail(fault(setting.at, {"嵌套过深。", "nested too deeply."}));
  if (const toml::table* table = node.as_table())
    return converted_table(*table, std::move(setting), file, depth);
  if (const toml::array* array = node.as_array())
    return converted_list(*array, std::move(setting), file, depth);
  if (const auto* text = node.as_string()) {
    setting.kind = Setting::Kind::text;
    setting.text = text->get();
  } else if (const auto* whole = node.as_integer()) {
    setting.kind = Setting::Kind::whole;
    setting.whole = whole->get();
    setting.text = std::to_string(setting.whole);
  } else if (const auto* truth = node.as_boolean()) {
    setting.kind = Setting::Kind::truth;
    setting.truth = truth->get();
  } else if (const auto* date = node.as_date()) {
    setting.kind = Setting::Kind::day;
    setting.day = Date{std::chrono::year(date->get().year), std::chrono::month(date->get().month),
                       std::chrono::day(date->get().day)};
  } else {
    return fail(fault(
        setting.at, {"小数请写成文字，时刻不可用。", "write decimals as text; times of day are not used."}));
  }
  return setting;
}

}  // namespace

Result<Setting> parse_settings(const EmbeddedFile& file) {
  try {
    toml::table table = toml::parse(file.text, file.path);
    Setting root = TRY(converted(table, file.path, 0));
    root.at.line = std::max(root.at.line, 1);
    return root;
  } catch (const toml::parse_error& error) {
    SourceLine at{std::string(file.path), static_cast<int>(error.source().begin.line)};
    std::string what(error.description());
    return fail(fault(at, {"不是有效的 TOML：" + what, "not valid TOML: " + what}));
  }
}

}  // namespace hengji::policy
