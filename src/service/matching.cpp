#include "service/matching.h"

#include <algorithm>

#include "base/chinese_text.h"

namespace hengji::service {
namespace {

constexpr std::size_t shortest_code = 4;
constexpr std::size_t most_candidates = 5;

/// 青槐市科学技术局（机关） → 青槐市科学技术局: what a form adds to a name.
std::string plain_name(std::string_view name) {
  std::string plain = folded(name);
  if (std::size_t bracket = plain.find('('); bracket != std::string::npos && bracket > 0)
    plain.resize(bracket);
  return plain;
}

/// Does a code stand in a file's name as a whole: not inside of a longer figure?
bool has_code(std::string_view text, std::string_view code) {
  if (code.size() < shortest_code) return false;
  auto is_sign = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  for (std::size_t at = text.find(code); at != std::string_view::npos; at = text.find(code, at + 1)) {
    bool starts = at == 0 || !is_sign(text[at - 1]);
    std::size_t end = at + code.size();
    if (starts && (end == text.size() || !is_sign(text[end]))) return true;
  }
  return false;
}

template <typename Test>
std::vector<store::Department> those(const std::vector<store::Department>& departments, Test&& test) {
  std::vector<store::Department> found;
  for (const store::Department& one : departments)
    if (one.active && test(one) && found.size() < most_candidates) found.push_back(one);
  return found;
}

Match by(std::vector<store::Department> found, Match::Certainty if_one) {
  if (found.empty()) return {};
  bool is_one = found.size() == 1;
  return {is_one ? if_one : Match::Certainty::doubtful, std::move(found)};
}

}  // namespace

std::string_view name(Match::Certainty certainty) {
  switch (certainty) {
    case Match::Certainty::sure:
      return "sure";
    case Match::Certainty::doubtful:
      return "doubtful";
    case Match::Certainty::none:
      break;
  }
  return "none";
}

Match match(const Plan& plan, std::string_view file_name, const std::vector<store::Department>& departments) {
  using enum Match::Certainty;
  std::string written = folded(plan.department.value);
  std::string said = plain_name(plan.department.value);
  if (!said.empty()) {
    // 青槐市科学技术局 and 青槐市科学技术局（机关） may both be there: the whole name goes first.
    auto whole =
        those(departments, [&](const store::Department& one) { return folded(one.name) == written; });
    if (!whole.empty()) return by(std::move(whole), sure);
    auto same =
        those(departments, [&](const store::Department& one) { return plain_name(one.name) == said; });
    if (!same.empty()) return by(std::move(same), sure);
  }
  auto coded = those(departments, [&](const store::Department& one) {
    return has_code(file_name, one.code) || has_code(file_name, one.credit_code);
  });
  // A code in the file's name beside another name in the plan is a contradiction, so a person decides.
  if (!coded.empty()) return by(std::move(coded), said.empty() ? sure : doubtful);
  std::string words = said.empty() ? folded(file_name) : said;
  auto alike = those(departments, [&](const store::Department& one) {
    std::string other = plain_name(one.name);
    return !other.empty() &&
           (other.ends_with(words) || words.ends_with(other) || words.find(other) != std::string::npos);
  });
  return by(std::move(alike), doubtful);
}

}  // namespace hengji::service
