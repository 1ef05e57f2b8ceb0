#include "forms/funds_text.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>

#include "base/chinese_text.h"
#include "forms/amount.h"
#include "model/wording.h"

namespace hengji::forms {
namespace {

constexpr std::string_view among_them = "其中";
constexpr std::size_t longest_name = 60;  ///< bytes

/// Marks between a total, the names of its parts and their amounts.
constexpr std::array<std::string_view, 12> marks{"（", "）", "(", ")",  "，", ",",
                                                 "、", "；", ";", "：", ":",  "。"};

std::string_view without_marks(std::string_view text) {
  for (bool changed = true; changed;) {
    changed = false;
    for (std::string_view mark : marks) {
      if (text.starts_with(mark)) {
        text.remove_prefix(mark.size());
        changed = true;
      }
      if (text.ends_with(mark)) {
        text.remove_suffix(mark.size());
        changed = true;
      }
    }
  }
  return text;
}

/// The unit of money that starts the text; empty when none does: in 862.35项目支出 the 项 is no unit.
std::string_view money_unit_at(std::string_view text) {
  for (std::string_view unit : {"亿元", "万元", "千元", "元"})
    if (text.starts_with(unit)) return unit;
  return {};
}

/// Names and amounts by turns. Stops at the first that is neither, and says whether nothing was left.
bool read_parts(std::string_view text, const Location& at, Funding& funds) {
  while (!without_marks(text).empty()) {
    std::size_t digits = 0;
    while (digits < text.size() && !wording::is_digit_at(text, digits)) ++digits;
    std::string_view name = without_marks(text.substr(0, digits));
    auto number = digits < text.size() ? wording::number_at(text, digits) : std::nullopt;
    if (!number || name.empty() || name.size() > longest_name) return false;
    std::size_t end = number->end + money_unit_at(text.substr(number->end)).size();
    Amount amount = amount_of(text.substr(digits, end - digits), funds.total.unit, at);
    funds.parts.push_back({std::string(name), std::move(amount)});
    text.remove_prefix(end);
  }
  return true;
}

/// 7254.06万元（基本支出1180.06万元，项目支出6074.00万元）: parts right behind the total, and nothing else.
bool read_total_with_parts(std::string_view text, std::string_view stated_unit, const Location& at,
                           Funding& funds) {
  std::optional<wording::NumberAt> number = wording::number_at(text, 0);
  if (!number) return false;
  std::size_t end = number->end + money_unit_at(text.substr(number->end)).size();
  std::string_view rest = text.substr(end);
  if (!rest.starts_with("（") && !rest.starts_with('(') && !rest.starts_with("，")) return false;
  Funding read;
  read.total = amount_of(text.substr(0, end), stated_unit, at);
  if (!read.total.value || !read_parts(rest, at, read) || read.parts.empty()) return false;
  funds.total = std::move(read.total);
  std::ranges::move(read.parts, std::back_inserter(funds.parts));
  return true;
}

}  // namespace

void read_funds(std::string_view text, std::string_view stated_unit, const Location& at, Funding& funds) {
  std::string plain = squeezed(text);
  std::string_view all = plain;
  std::size_t split = all.find(among_them);
  Amount total = amount_of(without_marks(all.substr(0, split)), stated_unit, at);
  if (split == std::string_view::npos || !total.value) {
    if (read_total_with_parts(all, stated_unit, at, funds)) return;
    funds.total = amount_of(all, stated_unit, at);
    return;
  }
  funds.total = std::move(total);
  read_parts(all.substr(split + among_them.size()), at, funds);
}

bool read_parts_below(std::string_view text, const Location& at, Funding& funds) {
  std::string plain = squeezed(text);
  std::string_view all = plain;
  if (!all.starts_with(among_them) || funds.total.written.empty()) return false;
  Funding read;
  read.total = funds.total;
  if (!read_parts(all.substr(among_them.size()), at, read)) return false;
  auto is_known = [&](const FundingPart& part) {
    return std::ranges::find(funds.parts, part.name, &FundingPart::name) != funds.parts.end();
  };
  if (std::ranges::any_of(read.parts, is_known)) return false;
  std::ranges::move(read.parts, std::back_inserter(funds.parts));  // by source, and again by use
  return true;
}

}  // namespace hengji::forms
