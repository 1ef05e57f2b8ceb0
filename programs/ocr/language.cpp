#include "language.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

#include "base/utf8.h"

namespace hengji::ocr {
namespace {

constexpr double sure = 0.85;         ///< what the picture shows so clearly stays whatever it means
constexpr double a_word = 0.02;       ///< share in which a character is followed so, for the two to be a word
constexpr double weight = 0.5;        ///< of the language against the picture
constexpr double near = 0.1;          ///< of its confidence: a reading less likely than this is no rival
constexpr double far_likelier = 3.0;  ///< logarithm of how much likelier a word must be than none
constexpr double unseen = 500;        ///< how often a character was followed by what no word tells
constexpr double by_language = 0.45;  ///< confidence of what only the language told: a person is asked

std::uint64_t key(char32_t before, char32_t after) {
  return std::uint64_t(before) << 32 | after;
}

char32_t only_point(const std::string& text) {
  if (text.empty()) return 0;
  CodePoint first = code_point_at(text, 0);
  return first.bytes == text.size() ? first.value : 0;
}

bool is_letter(char32_t point) {
  return (point >= 'A' && point <= 'Z') || (point >= 'a' && point <= 'z');
}

/// The ideograph in a place of a line; 0 where there is none.
char32_t neighbour(const Characters& line, std::size_t i) {
  char32_t point = i < line.size() ? only_point(line[i].text) : 0;
  return is_ideograph(point) ? point : 0;
}

double value_of(const std::unordered_map<char32_t, double>& counts, char32_t point) {
  auto found = counts.find(point);
  return found == counts.end() ? 0 : found->second;
}

}  // namespace

Language Language::load(const std::string& file) {
  Language language;
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream parts(line);
    std::string pair;
    double count = 0;
    if (!(parts >> pair >> count) || count <= 0) continue;
    std::u32string points = decoded(pair);
    if (points.size() != 2) continue;
    language.pairs_[key(points[0], points[1])] += count;
    language.first_[points[0]] += count;
    language.second_[points[1]] += count;
    language.total_ += count;
  }
  return language;
}

double Language::follows(char32_t before, char32_t after) const {
  if (total_ == 0) return 0;
  auto found = pairs_.find(key(before, after));
  double together = found == pairs_.end() ? 0 : found->second;
  double by_chance = unseen * (value_of(second_, after) + 1) / total_;
  return std::log((together + by_chance) / (value_of(first_, before) + unseen));
}

void Language::mend(Characters& line) const {
  if (total_ == 0) return;
  for (std::size_t i = 0; i < line.size(); ++i) {
    Character& character = line[i];
    char32_t seen = only_point(character.text);
    if (character.confidence >= sure || !(is_ideograph(seen) || is_letter(seen))) continue;
    char32_t before = i == 0 ? 0 : neighbour(line, i - 1), after = neighbour(line, i + 1);
    if (before == 0 && after == 0) continue;
    // How much likelier a character is than the one seen. One that fits worse to either side, 惠 for 息 in
    // 付息及时, is no better for making a word with the other.
    auto likelier = [&](char32_t point) {
      double left = before == 0 ? 0 : follows(before, point) - follows(before, seen);
      double right = after == 0 ? 0 : follows(point, after) - follows(seen, after);
      return std::min(left, right) < -1 ? 0 : left + right;
    };
    // A rare character in a name is no misprint of a common one: only a word that is itself likely tells.
    auto makes_word = [&](char32_t point) {
      double most_likely =
          std::max(before == 0 ? -1e9 : follows(before, point), after == 0 ? -1e9 : follows(point, after));
      return most_likely > std::log(a_word);
    };
    double most = 0;
    const Reading* best = nullptr;
    for (const Reading& other : character.others) {
      char32_t point = only_point(other.text);
      double words = is_ideograph(point) && makes_word(point) ? likelier(point) : 0;
      if (words < far_likelier || other.confidence < near * character.confidence) continue;
      double gain = std::log(other.confidence / character.confidence) + weight * words;
      if (gain > most) most = gain, best = &other;
    }
    if (best != nullptr)
      character = {best->text, character.x, std::min(by_language, character.confidence), {}};
  }
}

}  // namespace hengji::ocr
