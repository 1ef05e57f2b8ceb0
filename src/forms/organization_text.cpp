#include "forms/organization_text.h"

#include <array>
#include <optional>
#include <string_view>

#include "base/ideograph.h"
#include "base/utf8.h"
#include "model/squeezed_text.h"
#include "model/word_table.h"
#include "model/wording.h"

namespace hengji::forms {
namespace {

/// 综合办公室（8人）: whom, how many, and the bytes that say so.
struct Count {
  std::string_view name;
  int count = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

template <std::size_t n>
bool contains(std::string_view text, const std::array<std::string_view, n>& words) {
  for (std::string_view word : words)
    if (text.find(word) != std::string_view::npos) return true;
  return false;
}

constexpr auto itself = [](std::string_view word) { return word; };

constexpr std::array<std::string_view, 10> separators{"。", "；", ";", "、", "，",
                                                      ",",  "：", ":", "\n", "（"};
constexpr auto separators_behind = word_table<Side::back>(separators, itself);
constexpr std::array<bool, 256> last_of_separators = [] {
  std::array<bool, 256> last{};
  for (std::string_view sign : separators) last[static_cast<unsigned char>(sign.back())] = true;
  return last;
}();

/// Whether a sign that parts one name from the next ends before `end`.
bool ends_name(std::string_view text, std::size_t end) {
  return last_of_separators[static_cast<unsigned char>(text[end - 1])] &&
         separators_behind.longest(text.substr(0, end)) != separators_behind.none;
}
constexpr std::array<std::string_view, 12> openings{"其中",       "内设机构包括", "内设机构为", "内设",
                                                    "下设",       "设有",         "设置",       "包括",
                                                    "领导职数为", "领导职数",     "配备",       "分别为"};
constexpr auto openings_ahead = word_table<Side::front>(openings, itself);
constexpr std::array<std::string_view, 6> not_counted{"退休", "离休", "遗属", "临时", "聘用", "编外"};
constexpr std::array<std::string_view, 6> heads{"实有", "在职", "在编", "现有", "在岗", "年末人员"};
constexpr std::array<std::string_view, 13> posts{"长", "主任", "书记", "正职", "副职", "员",    "领导",
                                                 "级", "干部", "中层", "师",   "法官", "负责人"};
constexpr auto posts_behind = word_table<Side::back>(posts, itself);
/// Kinds of staff that are counted beside each other: 实有行政人员15人、工勤人员1人.
constexpr std::array<std::string_view, 8> kinds{"行政", "事业",       "工勤",   "后勤",
                                                "参公", "参照公务员", "公务员", "机关"};
constexpr std::array<std::string_view, 22> offices{"科",   "股", "室", "处", "所", "庭", "队", "站",
                                                   "中心", "办", "部", "馆", "组", "局", "院", "委",
                                                   "会",   "司", "厅", "校", "园", "社"};
constexpr auto offices_behind = word_table<Side::back>(offices, itself);

std::string_view without_openings(std::string_view name) {
  for (bool again = true; again;) {
    again = false;
    if (openings_ahead.longest(name) == openings_ahead.none) break;
    for (std::string_view word : openings)
      if (name.starts_with(word) && name.size() > word.size()) {
        name.remove_prefix(word.size());
        again = true;
      }
  }
  bool is_set_up = name.starts_with("设") && !name.starts_with("设计") && !name.starts_with("设备") &&
                   !name.starts_with("设施");
  if (is_set_up) name.remove_prefix(std::string_view("设").size());
  return name;
}

/// The words before a figure, back to the sign that parts them from what came before. A sign right before the
/// figure (办公室，5人) and brackets that close before it (科技人才科（外国专家科）2人) belong to the name.
std::string_view name_before(std::string_view text, std::size_t from, std::size_t figure) {
  std::string_view before = text.substr(from, figure - from);
  for (std::string_view sign : {"，", ",", "（", "(", "：", ":"})
    if (before.ends_with(sign)) {
      before.remove_suffix(sign.size());
      break;
    }
  std::size_t search = before.size();
  if (before.ends_with("）")) {
    std::size_t open = before.rfind("（");
    if (open != std::string_view::npos) search = open;
  }
  std::size_t begin = search;
  while (begin > 0 && !ends_name(before, begin)) --begin;
  std::string_view name = before.substr(begin);
  while (name.starts_with("）")) name.remove_prefix(std::string_view("）").size());
  return name;
}

/// Every 19人, 4名 of a text with its words.
std::vector<Count> counts_in(std::string_view text) {
  std::vector<Count> counts;
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::optional<wording::NumberAt> number;
    if (wording::is_digit_at(text, at)) number = wording::number_at(text, at);
    if (!number) {
      at += begins_ideograph(text, at) ? ideograph_size : code_point_at(text, at).bytes;
      continue;
    }
    std::string_view rest = text.substr(number->end);
    std::size_t unit = rest.starts_with("人") || rest.starts_with("名") || rest.starts_with("位") ? 3 : 0;
    bool is_more = rest.starts_with("人次") || rest.starts_with("人均");
    if (unit != 0 && !is_more && number->value.is_whole() && number->value < Decimal(1'000'000)) {
      std::string_view name = name_before(text, from, at);
      if (!name.empty())
        counts.push_back({name, std::stoi(number->value.normalized()),
                          static_cast<std::size_t>(name.data() - text.data()), number->end + unit});
      from = number->end + unit;
    }
    at = number->end;
  }
  return counts;
}

/// 科技局实有公务员19人 without the department: 实有公务员19人.
std::string headcount_words(std::string_view text, const Count& count) {
  std::string_view words = text.substr(count.begin, count.end - count.begin);
  for (std::string_view word : {"实有", "年末在职", "现有", "在职", "在编"})
    if (std::size_t found = words.find(word); found != std::string_view::npos)
      return std::string(words.substr(found));
  return std::string(words);
}

/// By what stands before a bracket: 科技人才科（外国专家科）.
bool is_office(std::string_view name) {
  return offices_behind.longest(name.substr(0, name.find("（"))) != offices_behind.none;
}

bool is_kind_of_staff(std::string_view name) {
  return contains(name, kinds) && (name.ends_with("人员") || name.ends_with("公务员"));
}

/// Whether a kind of staff is counted beside the headcount of another, and both are the staff. Behind other
/// words the counts may be parts.
bool stands_beside(std::string_view text, std::size_t past_headcount, const Count& count) {
  std::string_view between = text.substr(past_headcount, count.begin - past_headcount);
  return between == "、" || between == "，" || between == "；";
}

/// 行政编制66名，事业编制1名 add up; 核定编制67名 before them is their sum already.
void add_quota(Organization& organization, const Count& count, bool& is_total) {
  bool is_kind = count.name.find("行政编") != std::string_view::npos ||
                 count.name.find("事业编") != std::string_view::npos ||
                 count.name.find("参公") != std::string_view::npos ||
                 count.name.find("工勤") != std::string_view::npos;
  if (is_total) return;
  if (!is_kind) is_total = true;
  organization.quota = organization.quota.value_or(0) + count.count;
}

}  // namespace

Organization organization_in(const Passage& passage) {
  Organization organization;
  organization.text = {passage.text, passage.at()};
  bool is_total = false;
  std::size_t headcount_begin = 0, past_headcount = 0;
  for (const Count& count : counts_in(passage.text)) {
    Location at = place_of(passage.origins, count.begin, count.end);
    std::string_view name = without_openings(count.name);
    if (contains(name, not_counted)) continue;
    bool is_quota =
        name.find("编制") != std::string_view::npos && name.find("在编") == std::string_view::npos;
    if (is_quota && name.find("实有") == std::string_view::npos) {
      add_quota(organization, count, is_total);
    } else if (contains(name, heads)) {
      if (organization.headcount) continue;
      organization.headcount = count.count;
      organization.headcount_words = headcount_words(passage.text, count);
      organization.headcount_at = at;
      headcount_begin = count.end - organization.headcount_words.size();
      if (contains(name, kinds)) past_headcount = count.end;
    } else if (past_headcount != 0 && is_kind_of_staff(name)) {
      if (!stands_beside(passage.text, past_headcount, count)) continue;
      *organization.headcount += count.count;
      organization.headcount_words = passage.text.substr(headcount_begin, count.end - headcount_begin);
      organization.headcount_at = place_of(passage.origins, headcount_begin, count.end);
      past_headcount = count.end;
    } else if (posts_behind.longest(name) != posts_behind.none) {
      organization.posts.push_back({std::string(name), count.count, at});
    } else if (is_office(name)) {
      organization.offices.push_back({std::string(name), count.count, at});
    }
  }
  return organization;
}

}  // namespace hengji::forms
