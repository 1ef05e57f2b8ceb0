#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

#include "base/utf8.h"
#include "check/rules/staff/rules.h"
#include "check/subject.h"
#include "model/wording.h"
#include "policy/word_list.h"

namespace hengji::check::staff {
namespace {

using Words = std::initializer_list<std::string_view>;

bool starts_with_any(std::string_view text, Words words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.starts_with(word); });
}

bool contains_any(std::string_view text, Words words) {
  return std::ranges::any_of(
      words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

int sum_of(const std::vector<Headcount>& counts) {
  int sum = 0;
  for (const Headcount& count : counts) sum += count.count;
  return sum;
}

int leaders_in(const Subject& subject) {
  int leaders = 0;
  for (const Headcount& post : subject.plan().organization.posts)
    if (subject.lexicon().is_word(WordList::leader_post, post.name)) leaders += post.count;
  return leaders;
}

/// Whether a count of people names neither the staff, a post nor an office that was understood, nor people
/// outside the staff: 借调3名. Then nobody can say that the listed posts are all there are.
bool counts_others(const Organization& organization) {
  std::string_view text = organization.text.value;
  std::size_t counts = 0, clause = 0;
  for (std::size_t at = 0; at < text.size();) {
    auto number = wording::is_digit_at(text, at) ? wording::number_at(text, at) : std::nullopt;
    if (!number) {
      at += std::max<std::size_t>(1, ideograph_bytes(text, at));
      continue;
    }
    std::string_view words = text.substr(clause, at - clause), rest = text.substr(number->end);
    at = number->end;
    bool people = starts_with_any(rest, {"人", "名", "位"}) && !starts_with_any(rest, {"人次", "人均"});
    if (!people) continue;
    clause = at;
    counts += !contains_any(words, {"编", "退休", "离休", "遗属", "临时", "聘用"});
  }
  std::size_t understood = organization.posts.size() + organization.offices.size() + 1;
  return counts > understood;
}

/// 现有职工306人，其中专业技术人员268人；: who names one part of the staff does not list it.
bool names_one_part(std::string_view text) {
  std::size_t mark = text.find("其中");
  if (mark == std::string_view::npos) return false;
  std::string_view parts = text.substr(mark);
  parts = parts.substr(0, std::min(parts.find("；"), parts.find("。")));
  int counts = 0;
  for (std::size_t at = 0; at < parts.size();) {
    auto number = wording::is_digit_at(parts, at) ? wording::number_at(parts, at) : std::nullopt;
    counts += number.has_value();
    at = number ? number->end : at + 1;
  }
  return counts == 1;
}

Place headcount_place(const Organization& organization) {
  return {organization.headcount_words, organization.headcount_at};
}

/// The clause that lists the offices, in the plan's own words.
Place offices_place(const Organization& organization) {
  std::string_view text = organization.text.value;
  std::size_t begin = text.find("内设机构");
  if (begin == std::string_view::npos)
    return {organization.offices.front().name, organization.offices.front().at};
  std::string_view clause = text.substr(begin);
  return {std::string(clause.substr(0, clause.find("。"))), organization.text.at};
}

/// The staff as the passage on organisation states it.
struct Staff {
  const Organization& organization;
  int headcount = 0;
  int leaders = 0;
  bool has_others = false;  ///< people are counted who belong to none of what was understood
};

void compare_posts(const Staff& staff, Verdict& verdict) {
  const auto& [organization, headcount, leaders, has_others] = staff;
  int sum = sum_of(organization.posts);
  // 领导职数为院长1名、副院长4名 lists the leaders, and means nobody else.
  bool lists_staff = sum > leaders;
  if (!lists_staff || sum >= headcount || has_others) return;
  if (names_one_part(organization.text.value)) return;
  std::vector<Place> places{headcount_place(organization)};
  for (const Headcount& post : organization.posts) places.push_back({post.name, post.at});
  Finding& finding =
      verdict.add({fmt::format("“{}”，所列岗位合计 {} 人，少 {} 人。", organization.headcount_words, sum,
                               headcount - sum),
                   fmt::format("The headcount is {}, the posts listed make {}: {} are missing.", headcount,
                               sum, headcount - sum)},
                  std::move(places));
  finding.found = std::to_string(sum);
  finding.expected = std::to_string(headcount);
  finding.difference = std::to_string(headcount - sum);
}

void compare_offices(const Staff& staff, Verdict& verdict) {
  const auto& [organization, headcount, leaders, has_others] = staff;
  if (organization.offices.empty()) return;
  int sum = sum_of(organization.offices);
  bool posts_known = !organization.posts.empty();
  bool too_few = posts_known && sum < headcount - leaders && !has_others;
  if (!too_few && sum <= headcount) return;
  int expected = too_few ? headcount - leaders : headcount;
  Finding& finding = verdict.add(
      {too_few ? fmt::format("内设机构合计 {} 人；“{}”减去单位领导 {} 人是 {} 人，有 {} 人没有着落。", sum,
                             organization.headcount_words, leaders, expected, expected - sum)
               : fmt::format("内设机构合计 {} 人，比“{}”多 {} 人。", sum, organization.headcount_words,
                             sum - headcount),
       too_few ? fmt::format("The offices make {}; {} less {} leaders is {}: {} are placed nowhere.", sum,
                             headcount, leaders, expected, expected - sum)
               : fmt::format("The offices make {}, {} more than the headcount.", sum, sum - headcount)},
      {headcount_place(organization), offices_place(organization)});
  finding.found = std::to_string(sum);
  finding.expected = std::to_string(expected);
  finding.difference = std::to_string(sum - expected);
}

Verdict run(const Subject& subject) {
  const Organization& organization = subject.plan().organization;
  if (!organization.headcount)
    return Verdict::not_applicable({"没有写实有人数。", "No headcount is stated."});
  if (organization.posts.empty() && organization.offices.empty())
    return Verdict::not_applicable(
        {"没有列出岗位或内设机构的人数。", "No posts or offices are listed with their numbers."});
  Verdict verdict;
  const Staff staff{organization, *organization.headcount, leaders_in(subject), counts_others(organization)};
  compare_posts(staff, verdict);
  compare_offices(staff, verdict);
  return verdict;
}

}  // namespace

const Rule staffing_does_not_add_up{"STAFF-001", "staffing-does-not-add-up", Severity::confirm, run,
                                    Needs::every_figure};

}  // namespace hengji::check::staff
