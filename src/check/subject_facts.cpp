#include <algorithm>
#include <unordered_map>

#include "base/chinese_text.h"
#include "base/utf8.h"
#include "check/indexes.h"
#include "check/prose.h"
#include "check/subject.h"

namespace hengji::check {
namespace {

/// A second level names a function by its beginning; fewer characters than this could be anything's
/// beginning.
constexpr std::size_t key_characters = 4;

/// Second levels that begin alike and are told apart; a plan with more of them does not name functions.
constexpr std::size_t most_alike = 64;

/// The first characters of a text, or nothing when it is shorter.
std::string_view key_of(std::string_view text) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < key_characters; ++i) {
    if (at >= text.size()) return {};
    at += code_point_at(text, at).bytes;
  }
  return text.substr(0, at);
}

constexpr std::string_view trailing[] = {"、", "，", "。", "；", "…", ",", ";", "等"};

std::string_view without_trailing_marks(std::string_view text) {
  for (bool changed = true; changed;) {
    changed = false;
    for (std::string_view mark : trailing)
      if (text.ends_with(mark) && text.size() > mark.size()) {
        text.remove_suffix(mark.size());
        changed = true;
      }
  }
  return text;
}

/// Calls visit with every clause of a text: what stands between 。；，、 marks, to the end of the text.
template <typename Visit>
void each_clause_onwards(std::string_view text, Visit visit) {
  bool begins = true;
  for (std::size_t at = 0; at < text.size();) {
    CodePoint point = code_point_at(text, at);
    bool is_mark = point.value == U'。' || point.value == U';' || point.value == U',' ||
                   point.value == U'、' || point.value == U'；' || point.value == U'，';
    if (begins && !is_mark) visit(text.substr(at));
    begins = is_mark;
    at += point.bytes;
  }
}

std::optional<int> year_in(std::string_view text) {
  for (std::size_t at = text.find("20"); at != std::string_view::npos; at = text.find("20", at + 1)) {
    std::string_view digits = text.substr(at, 4);
    bool is_number =
        digits.size() == 4 && std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    if (is_number && text.substr(at + 4).starts_with("年"))
      return (digits[2] - '0') * 10 + (digits[3] - '0') + 2000;
  }
  return std::nullopt;
}

}  // namespace

void Subject::link_functions() {
  auto is_duty = [](const Row& row) { return row.part == Part::duty || row.part == Part::output; };
  if (plan_.functions.empty() || std::ranges::none_of(rows_, is_duty)) return;
  /// A second level, by its first characters, and the function that has a clause beginning with it.
  struct Duty {
    std::string_view text;
    std::optional<int> function;
  };
  std::unordered_map<std::string_view, std::vector<Duty>> duties;
  const Passage* before = nullptr;
  for (const Row& row : rows_) {
    if (!is_duty(row) || row.level2 == before) continue;
    before = row.level2;
    std::string_view text = without_trailing_marks(without_number(row.level2->folded));
    std::string_view key = key_of(text);
    if (key.empty()) continue;
    std::vector<Duty>& alike = duties[key];
    if (std::ranges::find(alike, text, &Duty::text) == alike.end() && alike.size() < most_alike)
      alike.push_back({text, {}});
  }
  for (const Passage& passage : passages_) {
    if (passage.where != Where::function) continue;
    each_clause_onwards(without_number(passage.folded), [&](std::string_view clause) {
      auto found = duties.find(key_of(clause));
      if (found == duties.end()) return;
      for (Duty& duty : found->second)
        if (!duty.function && clause.starts_with(duty.text)) duty.function = passage.index;
    });
  }
  for (Row& row : rows_) {
    if (!is_duty(row)) continue;
    std::string_view text = without_trailing_marks(without_number(row.level2->folded));
    auto found = duties.find(key_of(text));
    if (found == duties.end()) continue;
    auto duty = std::ranges::find(found->second, text, &Duty::text);
    if (duty == found->second.end() || !duty->function) continue;
    row.function = duty->function;
    linked_functions_.push_back(*duty->function);
  }
  std::ranges::sort(linked_functions_);
  auto repeated = std::unique(linked_functions_.begin(), linked_functions_.end());
  linked_functions_.erase(repeated, linked_functions_.end());
}

void Subject::find_year() {
  year_ = plan_.year.value;
  if (year_) return;
  for (const Passage& passage : passages_)
    if (passage.where == Where::title || passage.where == Where::annual)
      if (!year_) year_ = year_in(passage.folded);
}

std::optional<Decimal> Subject::funds_in_yuan() const {
  const Amount& total = plan_.funds.total;
  if (!total.value || total.unit.empty()) return std::nullopt;
  auto in_yuan = comparable(*total.value, total.unit, Decimal(0), "元");
  return in_yuan ? std::optional(in_yuan->a) : std::nullopt;
}

Place place_of(const Row& row, Period period) {
  const Target* target = row.target(period);
  Place place{row.indicator->level3.value, row.indicator->level3.at};
  if (!target || target->written.empty()) return place;
  place.quote += ' ';
  place.quote += target->written;
  return place;
}

Place place_of(const Row& row) {
  return {row.indicator->level3.value, row.indicator->level3.at};
}

Place place_of_funds(const Plan& plan) {
  const Amount& total = plan.funds.total;
  return {"资金总额 " + total.written, total.at};
}

Place place_of(const Passage& passage) {
  return {std::string(passage.text), *passage.at};
}

std::string_view in_chinese(Period period) {
  constexpr std::string_view names[] = {"半年", "全年", "中长期", "实际", "预计"};
  return names[static_cast<std::size_t>(period)];
}

std::string_view in_english(Period period) {
  constexpr std::string_view names[] = {"half-year", "full year", "long term", "actual", "forecast"};
  return names[static_cast<std::size_t>(period)];
}

}  // namespace hengji::check
