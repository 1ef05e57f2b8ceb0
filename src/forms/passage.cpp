#include "forms/passage.h"

#include <array>

#include "base/chinese_text.h"
#include "base/utf8.h"

namespace hengji::forms {
namespace {

constexpr std::u32string_view chinese_digits = U"一二三四五六七八九十";

bool is_figure(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= U'０' && c <= U'９');
}

/// What of a line may be its numbering, decoded.
class Beginning {
 public:
  explicit Beginning(std::string_view line) {
    for (std::size_t at = 0; at < line.size() && count_ < points_.size();) {
      CodePoint point = code_point_at(line, at);
      points_[count_++] = point.value;
      at += point.bytes;
    }
  }
  std::u32string_view text() const { return {points_.data(), count_}; }

  static constexpr std::size_t bytes = 48;

 private:
  std::array<char32_t, bytes> points_;
  std::size_t count_ = 0;
};

/// Most lines begin with a word of their own, and one look says so.
bool may_begin_number(std::string_view line) {
  constexpr std::u32string_view beginnings = U"目任总年（(一二三四五六七八九十";
  char32_t first = line.empty() ? 0 : code_point_at(line, 0).value;
  return is_figure(first) || (first >= U'①' && first <= U'⑳') ||
         beginnings.find(first) != std::u32string_view::npos;
}

}  // namespace

bool begins_with_number(std::string_view line) {
  line = trimmed(line.substr(0, Beginning::bytes));
  if (!may_begin_number(line)) return false;
  const Beginning beginning(line);
  std::u32string_view rest = beginning.text();
  for (std::u32string_view word : {U"目标", U"任务", U"总目标", U"年度目标"})
    if (rest.starts_with(word)) rest.remove_prefix(word.size());
  if (rest.empty()) return false;
  if (rest[0] >= U'①' && rest[0] <= U'⑳') return true;
  bool is_bracketed = rest[0] == U'（' || rest[0] == '(';
  if (is_bracketed) rest.remove_prefix(1);
  std::size_t digits = 0;
  bool is_chinese = !rest.empty() && chinese_digits.find(rest[0]) != std::u32string_view::npos;
  while (digits < rest.size() && (is_chinese ? chinese_digits.find(rest[digits]) != std::u32string_view::npos
                                             : is_figure(rest[digits])))
    ++digits;
  if (digits == 0 || digits > 3 || digits == rest.size()) return false;
  char32_t after = rest[digits];
  if (is_bracketed) return after == U'）' || after == ')';
  if (after == '.' || after == U'．') return digits + 1 == rest.size() || !is_figure(rest[digits + 1]);
  return after == U'、' || after == U'：' || after == ':' || after == U'）' || after == ')';
}

Location Passage::at() const {
  Location whole;
  for (const Origin& origin : origins) whole = joined(whole, origin.at);
  return whole;
}

void Passage::add(std::string_view part, const Location& at) {
  bool is_new = true;
  std::vector<std::string_view> lines = lines_of(part);
  text.reserve(text.size() + part.size() + 1);
  // A cell of a text file keeps its blank lines, and so each of its lines its number.
  bool is_by_line = at.last_line != 0 && at.last_line - at.line + 1 == static_cast<int>(lines.size());
  int number = at.line - 1;
  for (std::string_view line : lines) {
    ++number;
    std::size_t before = text.size();
    if (!text.empty() && (is_new || begins_with_number(line))) text += '\n';
    std::size_t start = text.size();
    append_squeezed(text, line);
    if (text.size() == start) {
      text.resize(before);
      continue;
    }
    if (is_new || is_by_line) origins.push_back({start, is_by_line ? Location::at_line(number) : at});
    is_new = false;
  }
}

void Passage::go_on(std::string_view part, const Location& at) {
  std::string_view rest = trimmed(part);
  if (text.empty() || begins_with_number(rest)) return add(rest, at);
  std::size_t start = text.size();
  Passage tail;
  tail.add(rest, at);
  text += tail.text;
  origins.push_back({start, at});
}

}  // namespace hengji::forms
