#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/chinese_text.h"
#include "base/utf8.h"
#include "model/first_of_wording.h"
#include "model/target.h"
#include "model/word_table.h"
#include "model/wording.h"

namespace hengji {
namespace {

using Entry = std::pair<std::string_view, UnitScale>;

/// Units with a relation to others. 亩 and 公顷 have none that is a power of ten, nor have 天, 月 and 年.
constexpr std::array scales{Entry{"元", {"money", 0}},
                            Entry{"千元", {"money", 3}},
                            Entry{"万元", {"money", 4}},
                            Entry{"十万元", {"money", 5}},
                            Entry{"百万元", {"money", 6}},
                            Entry{"千万元", {"money", 7}},
                            Entry{"亿元", {"money", 8}},
                            Entry{"角", {"money", -1}},
                            Entry{"人民币元", {"money", 0}},
                            Entry{"％", {"%", 0}},
                            Entry{"%", {"%", 0}},
                            Entry{"百分比", {"%", 0}},
                            Entry{"﹪", {"%", 0}},
                            Entry{"‰", {"%", -1}},
                            Entry{"百分点", {"百分点", 0}},
                            Entry{"个百分点", {"百分点", 0}},
                            Entry{"毫米", {"length", -3}},
                            Entry{"厘米", {"length", -2}},
                            Entry{"分米", {"length", -1}},
                            Entry{"米", {"length", 0}},
                            Entry{"m", {"length", 0}},
                            Entry{"km", {"length", 3}},
                            Entry{"公里", {"length", 3}},
                            Entry{"千米", {"length", 3}},
                            Entry{"平方米", {"area", 0}},
                            Entry{"平米", {"area", 0}},
                            Entry{"㎡", {"area", 0}},
                            Entry{"m²", {"area", 0}},
                            Entry{"m2", {"area", 0}},
                            Entry{"公顷", {"area", 4}},
                            Entry{"平方公里", {"area", 6}},
                            Entry{"平方千米", {"area", 6}},
                            Entry{"立方米", {"volume", 0}},
                            Entry{"m³", {"volume", 0}},
                            Entry{"m3", {"volume", 0}},
                            Entry{"方", {"volume", 0}},
                            Entry{"升", {"volume", -3}},
                            Entry{"克", {"mass", -3}},
                            Entry{"公斤", {"mass", 0}},
                            Entry{"千克", {"mass", 0}},
                            Entry{"kg", {"mass", 0}},
                            Entry{"吨", {"mass", 3}},
                            Entry{"t", {"mass", 3}},
                            Entry{"人", {"人", 0}},
                            Entry{"名", {"人", 0}},
                            Entry{"位", {"人", 0}},
                            Entry{"场", {"场", 0}},
                            Entry{"场次", {"场", 0}},
                            Entry{"天", {"天", 0}},
                            Entry{"日", {"天", 0}},
                            Entry{"月", {"月", 0}},
                            Entry{"个月", {"月", 0}},
                            Entry{"千瓦时", {"energy", 0}},
                            Entry{"度", {"energy", 0}},
                            Entry{"工作日", {"工作日", 0}},
                            Entry{"个工作日", {"工作日", 0}},
                            Entry{"小时", {"小时", 0}},
                            Entry{"个小时", {"小时", 0}}};

/// Units that stand alone in their dimension, for telling a unit from the words behind it.
constexpr auto counters = std::to_array<std::string_view>(
    {"个",     "家",   "户",   "户次", "家次", "座",   "件",   "件次", "次",   "年",   "周",       "分钟",
     "种",     "类",   "例",   "册",   "套",   "集",   "台",   "台套", "台次", "台班", "台（套）", "台件",
     "台(套)", "起",   "株",   "棵",   "亩",   "项",   "项次", "场",   "场次", "份",   "篇",       "部",
     "本",     "期",   "期次", "班",   "班次", "班期", "门",   "条",   "处",   "所",   "间",       "栋",
     "幢",     "辆",   "辆次", "艘",   "架",   "头",   "只",   "羽",   "箱",   "批",   "批次",     "组",
     "对",     "队",   "支",   "村",   "镇",   "级",   "分",   "倍",   "轮",   "轮次", "笔",       "宗",
     "块",     "片",   "面",   "张",   "幅",   "根",   "口",   "眼",   "孔",   "盏",   "床",       "床位",
     "张床位", "学时", "课时", "人次", "人天", "人日", "人年", "人份", "季度", "趟",   "页",       "字",
     "盒",     "瓶",   "袋",   "桶",   "副",   "枚",   "节",   "岁",   "尾",   "餐",   "卷",       "℃",
     "分贝",   "顶",   "匹",   "尊",   "颗",   "捆",   "杆",   "罐",   "帧",   "例次", "机位",     "车次",
     "架次",   "班列"});

constexpr std::array<std::pair<std::string_view, int>, 7> multiples{
    {{"千万", 7}, {"百万", 6}, {"十万", 5}, {"千", 3}, {"百", 2}, {"万", 4}, {"亿", 8}}};

constexpr auto first_of = [](const auto& entry) { return entry.first; };
constexpr auto scales_by_name = word_table<Side::front>(scales, first_of);
constexpr auto multiples_ahead = word_table<Side::front>(multiples, first_of);

/// Every unit but the multiples.
constexpr auto units = [] {
  std::array<std::string_view, scales.size() + counters.size()> all{};
  auto end = std::transform(scales.begin(), scales.end(), all.begin(), first_of);
  std::copy(counters.begin(), counters.end(), end);
  return all;
}();
/// The last characters of all units, to which no joint belongs.
constexpr FirstCharacter last_of_units = [] {
  FirstCharacter last;
  for (std::string_view unit : units) last.add(last_character(unit));
  for (const auto& multiple : multiples) last.add(last_character(multiple.first));
  return last;
}();
constexpr auto units_ahead = word_table<Side::front>(units, [](std::string_view unit) { return unit; });

const UnitScale* find_scale(std::string_view unit) {
  std::size_t found = scales_by_name.find(unit);
  return found == scales_by_name.none ? nullptr : &scales[found].second;
}

/// Bytes of the longest unit without a multiple that the text begins with.
std::size_t plain_unit_bytes(std::string_view text) {
  std::size_t found = units_ahead.longest(text);
  return found == units_ahead.none ? 0 : units[found].size();
}

/// The end of the longest unit without a slash at `at`, 万 and 亿 in front of it included, 万 and 亿 alone
/// too; or `at`.
std::size_t simple_unit_end(std::string_view text, std::size_t at) {
  std::string_view rest = text.substr(at);
  std::size_t bytes = plain_unit_bytes(rest);
  if (std::size_t found = multiples_ahead.longest(rest); found != multiples_ahead.none) {
    std::size_t multiple = multiples[found].first.size();
    bytes = std::max(bytes, multiple + plain_unit_bytes(rest.substr(multiple)));
  }
  return at + bytes;
}

/// Length of the sign at `at` that joins two units.
std::size_t joint_bytes(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 6> joints{"/", "／", "·", "*", "×", "每"};
  static constexpr auto ahead = word_table<Side::front>(joints, [](std::string_view joint) { return joint; });
  std::size_t found = ahead.longest(text.substr(at));
  return found == ahead.none ? 0 : joints[found].size();
}

/// * × and · between two units are one sign.
bool same_dimension(std::string_view a, std::string_view b) {
  if (a == b) return true;
  std::string folded_a, folded_b;
  std::string_view one = folded(a, folded_a), other = folded(b, folded_b);
  if (one == other) return true;
  // Only signs differ then, and there is none in 家 and 人.
  if (ideograph_bytes(one, 0) == one.size() || ideograph_bytes(other, 0) == other.size()) return false;
  std::u32string left = decoded(one);
  std::u32string right = decoded(other);
  auto product = [](char32_t c) { return c == U'*' || c == U'×' || c == U'✕' ? U'·' : c; };
  std::transform(left.begin(), left.end(), left.begin(), product);
  std::transform(right.begin(), right.end(), right.begin(), product);
  return left == right;
}

}  // namespace

UnitScale scale_of(std::string_view unit) {
  unit = trimmed(unit);
  if (const UnitScale* scale = find_scale(unit)) return *scale;
  std::size_t found = multiples_ahead.longest_proper(unit);
  if (found == multiples_ahead.none) return {unit, 0};
  const auto& [prefix, power] = multiples[found];
  std::string_view base = unit.substr(prefix.size());
  if (const UnitScale* scale = find_scale(base)) return {scale->dimension, scale->power + power};
  return {base, power};
}

std::optional<Comparable> comparable(const Decimal& a, std::string_view unit_a, const Decimal& b,
                                     std::string_view unit_b) {
  if (unit_a == unit_b) return Comparable{a, b};
  UnitScale left = scale_of(unit_a);
  UnitScale right = scale_of(unit_b);
  if (!same_dimension(left.dimension, right.dimension)) return std::nullopt;
  int common = std::min(left.power, right.power);
  std::optional<Decimal> first = a.shifted(left.power - common);
  std::optional<Decimal> second = b.shifted(right.power - common);
  if (!first || !second) return std::nullopt;
  return Comparable{*first, *second};
}

namespace wording {

constexpr FirstCharacter first_of_units = [] {
  FirstCharacter first;
  for (std::string_view unit : units) first.add(unit);
  for (const auto& multiple : multiples) first.add(multiple.first);
  for (std::string_view joint : {"/", "／"}) first.add(joint);
  return first;
}();

std::size_t unit_end(std::string_view text, std::size_t at) {
  if (at >= text.size() || !first_of_units.may_begin(text.substr(at))) return at;
  std::size_t end = simple_unit_end(text, at);
  while (end < text.size()) {
    std::size_t sign = joint_bytes(text, end);
    // "/株" alone is a unit whose numerator was forgotten; a product needs its first factor.
    if (sign == 0 || (end == at && text[end] != '/' && text.substr(end, sign) != "／")) break;
    std::size_t next = simple_unit_end(text, end + sign);
    if (next == end + sign) break;
    end = next;
  }
  return end;
}

bool is_unit(std::string_view text) {
  return !text.empty() && first_of_units.may_begin(text) && last_of_units.may_begin(last_character(text)) &&
         unit_end(text, 0) == text.size();
}

}  // namespace wording
}  // namespace hengji
