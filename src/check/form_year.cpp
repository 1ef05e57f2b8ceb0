#include "check/form_year.h"

#include <algorithm>

#include "base/chinese_text.h"

namespace hengji::check {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Four digits of this century that no digit touches.
std::optional<int> number_at(std::string_view text, std::size_t at) {
  if (at + 4 > text.size() || !text.substr(at).starts_with("20")) return std::nullopt;
  std::string_view digits = text.substr(at, 4);
  bool stands_alone =
      (at == 0 || !is_digit(text[at - 1])) && (at + 4 == text.size() || !is_digit(text[at + 4]));
  if (!stands_alone || !std::ranges::all_of(digits, is_digit)) return std::nullopt;
  return 2000 + (digits[2] - '0') * 10 + (digits[3] - '0');
}

}  // namespace

std::optional<int> year_at(std::string_view folded, std::size_t at) {
  std::optional<int> year = number_at(folded, at);
  if (!year) return std::nullopt;
  std::string_view after = folded.substr(at + 4);
  bool is_date =
      after.starts_with("年") || after.starts_with('-') || after.starts_with('.') || after.starts_with('/');
  return is_date ? year : std::nullopt;
}

std::optional<int> form_year(const Plan& plan) {
  std::string title = folded(plan.title.value);
  for (std::size_t at = title.find("20"); at != std::string::npos; at = title.find("20", at + 1))
    if (std::optional<int> year = number_at(title, at)) return year;
  bool is_of_a_goal = plan.year.at.is_known() &&
                      (plan.year.at == plan.annual.text.at || plan.year.at == plan.long_term.text.at);
  return is_of_a_goal ? std::nullopt : plan.year.value;
}

/// 1.2025年…… and （一）2025年……: without the number in front.
std::string_view without_numbering(std::string_view goal) {
  constexpr std::size_t longest = 10;
  std::string_view head = goal.substr(0, longest + 2);  // a mark that begins later ends no number
  std::size_t mark = head.find_first_of(".)"), ideographic = head.find("、");
  if (ideographic < mark) return ideographic < longest ? goal.substr(ideographic + 3) : goal;
  return mark < longest && goal.substr(mark + 1).starts_with("20") ? goal.substr(mark + 1) : goal;
}

std::optional<int> opening_year(std::string_view goal) {
  goal = without_numbering(goal);
  std::optional<int> year = year_at(goal, 0);
  constexpr std::size_t bytes = 4 + std::string_view("年").size();
  if (!year || !goal.substr(4).starts_with("年")) return std::nullopt;
  std::string_view after = goal.substr(bytes);
  if (after.starts_with("度")) after.remove_prefix(std::string_view("度").size());
  for (std::string_view start :
       {"底", "末", "以来", "起", "至", "-", "~", "前", "基础", "实际", "已", "结转"})
    if (after.starts_with(start)) return std::nullopt;
  // 2024年完成……，今年计划…… begins with what was done before.
  if (after.starts_with("完成"))
    for (std::string_view now : {"今年", "本年", "当年", "基础上"})
      if (after.find(now) != std::string_view::npos) return std::nullopt;
  return year;
}

std::optional<int> last_year_in(std::string_view folded) {
  std::optional<int> last;
  for (std::size_t at = folded.find("20"); at != std::string_view::npos; at = folded.find("20", at + 1))
    if (std::optional<int> year = year_at(folded, at)) last = std::max(last.value_or(0), *year);
  return last;
}

std::optional<int> citation_year(std::string_view citation) {
  for (std::size_t at = citation.find("20"); at != std::string_view::npos; at = citation.find("20", at + 1))
    if (std::optional<int> year = number_at(citation, at)) return year;
  return std::nullopt;
}

}  // namespace hengji::check
