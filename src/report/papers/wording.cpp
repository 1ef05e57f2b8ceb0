#include "report/papers/wording.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/chinese_text.h"
#include "base/utf8.h"
#include "report/paper/paper.h"

namespace hengji::report {
namespace {

/// Figures, characters, their punctuation and the signs of arithmetic.
bool stands_close(char32_t c) {
  constexpr std::u32string_view signs = U".%‰+-−×÷=＝≥≤＞＜“”‘’";
  return (c >= U'0' && c <= U'9') || is_ideograph(c) || (c >= 0x3000 && c <= 0x303F) ||
         (c >= 0xFF00 && c <= 0xFFEF) || signs.find(c) != std::u32string_view::npos;
}

}  // namespace

std::string day_on(const Dossier& dossier) {
  if (!dossier.day) return blank_for("印发部门", "成文日期");
  return fmt::format("{}年{}月{}日", static_cast<int>(dossier.day->year()),
                     static_cast<unsigned>(dossier.day->month()), static_cast<unsigned>(dossier.day->day()));
}

std::string stretch_of(const Dossier& dossier) {
  return dossier.monitoring->window.in_words().zh;
}

std::string due_target(const Dossier& dossier) {
  const measure::Window& window = dossier.monitoring->window;
  const bool is_half_year = window.period == Period::half_year && !window.until;
  return is_half_year ? "半年目标" : "到期目标";
}

std::string in_print(std::string_view sentence) {
  const std::u32string text = decoded(sentence);
  std::u32string printed;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_between = text[i] == U' ' && i > 0 && i + 1 < text.size();
    if (!is_between || !stands_close(printed.back()) || !stands_close(text[i + 1])) printed += text[i];
  }
  return encoded(printed);
}

std::string value_in_words(const measure::Attainment& attainment) {
  if (attainment.value) return in_print(formula::to_string(*attainment.value, 2));
  if (attainment.checked_share)
    return "核查要点符合" + formula::to_string({*attainment.checked_share, formula::unit_named("%")}, 2);
  if (!attainment.grade.empty()) return attainment.grade;
  return attainment.state == measure::Attainment::State::not_applicable ? "不适用" : "取数不足";
}

std::string percent_of(const std::optional<Ratio>& share) {
  if (!share) return "—";
  const auto rounded = (*share * Ratio(100)).rounded(1, Rounding::half_up);
  return rounded ? rounded->normalized() + "%" : "—";
}

std::string percent_of(const Decimal& part, const Decimal& whole) {
  if (whole.is_zero()) return "—";
  return percent_of(Ratio(part) / Ratio(whole));
}

std::string without_stop(std::string_view sentence) {
  sentence = trimmed(sentence);
  for (const std::string_view stop : {"。", "；", "，"})
    if (sentence.ends_with(stop)) sentence.remove_suffix(stop.size());
  return std::string(sentence);
}

std::string listed(std::span<const std::string> names, std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), most); ++i) text += (i > 0 ? "、" : "") + names[i];
  if (names.size() > most) text += fmt::format("等{}项", names.size());
  return text;
}

std::size_t figures_asked(const Plan& plan) {
  return static_cast<std::size_t>(std::ranges::count_if(plan.indicators, [](const Indicator& indicator) {
    const auto& target = indicator.target(Period::full_year);
    return target && target->has_figure();
  }));
}

std::vector<std::string> first_levels(const Plan& plan) {
  std::vector<std::string> levels;
  for (const Indicator& indicator : plan.indicators)
    if (std::ranges::find(levels, indicator.level1.value) == levels.end())
      levels.push_back(indicator.level1.value);
  return levels;
}

}  // namespace hengji::report
