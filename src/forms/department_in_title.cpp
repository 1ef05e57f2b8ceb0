#include "forms/department_in_title.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace hengji::forms {
namespace {

constexpr std::size_t shortest_name = 4;  ///< characters
constexpr std::size_t longest_name = 30;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Past 2025年 or 2025年度 at `at`; `at` where no year stands there.
std::size_t past_year(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.size() < 7 || !std::all_of(rest.begin(), rest.begin() + 4, is_digit)) return at;
  if (rest.substr(4, 3) != "年") return at;
  return at + (rest.substr(7).starts_with("度") ? 10 : 7);
}

/// Past 附件1： at the beginning.
std::size_t past_annex(std::string_view text) {
  std::size_t at = 0;
  if (text.starts_with("附件") || text.starts_with("附表"))
    for (at = 6; at < text.size() && (is_digit(text[at]) || text[at] == '-'); ++at) continue;
  for (const std::string_view mark : {"：", ":", "、", "."})
    if (text.substr(at).starts_with(mark)) return at + mark.size();
  return at;
}

/// Where the name of the form begins, or the year in front of it.
std::size_t end_of_name(std::string_view text) {
  constexpr std::array<std::string_view, 14> forms{
      "部门整体", "部门（单位）", "部门(单位)", "单位（部门）", "单位(部门)", "单位整体", "整体",
      "项目",     "部门预算",     "单位预算",   "部门项目",     "预算",       "专项",     "绩效"};
  std::size_t end = text.size();
  for (const std::string_view form : forms) end = std::min(end, text.find(form));
  for (std::size_t at = 0; at < end; ++at)
    if (is_digit(text[at]) && past_year(text, at) != at) return at;
  return end;
}

/// What the names of departments and units end with.
bool ends_like_unit(std::string_view name) {
  constexpr std::array<std::string_view, 36> endings{
      "局",   "委员会", "委",   "办公室", "厅",     "院",     "联合会", "联",     "协会",
      "总会", "工会",   "中心", "站",     "研究所", "管理所", "馆",     "支队",   "大队",
      "学校", "中学",   "小学", "大学",   "幼儿园", "政府",   "街道",   "办事处", "镇",
      "乡",   "处",     "社",   "公司",   "党校",   "管委会", "总队",   "保护区", "政协"};
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

}  // namespace

std::string department_in_title(std::string_view title) {
  title.remove_prefix(past_annex(title));
  title.remove_prefix(past_year(title, 0));
  const std::string_view name = title.substr(0, end_of_name(title));
  const std::size_t characters = length(name);
  if (characters < shortest_name || characters > longest_name || !ends_like_unit(name)) return {};
  for (const std::string_view mark : {"（", "(", "，", "、", "《", "：", "的"})
    if (name.find(mark) != std::string_view::npos) return {};
  return std::string(name);
}

}  // namespace hengji::forms
