#include "store/search_words.h"

#include <algorithm>

#include "base/chinese_text.h"
#include "base/utf8.h"

namespace hengji::store {
namespace {

bool joins(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || c == U'.' || (c >= 0xE0 && c <= 0x24F);
}

}  // namespace

std::string folded_for_search(std::string_view text) {
  std::string out;
  bool is_in_run = false;
  for (std::size_t at = 0; at < text.size();) {
    CodePoint point = code_point_at(text, at);
    at += point.bytes;
    char32_t c = point.value ? hengji::folded(point.value) : 0;
    if (c == 0) {
      is_in_run = false;
      continue;
    }
    if (out.empty()) out = " ";
    if (is_in_run && joins(c)) out.pop_back();
    append_code_point(out, c);
    out += ' ';
    is_in_run = joins(c);
  }
  return out;
}

WordAt word_after(std::string_view folded, std::size_t from) {
  std::size_t begin = std::min(folded.find_first_not_of(' ', from), folded.size());
  return {begin, std::min(folded.find(' ', begin), folded.size())};
}

std::vector<std::string> grams(std::string_view folded) {
  std::vector<std::string> found;
  WordAt last{};
  for (WordAt at = word_after(folded, 0); at.begin != at.end; at = word_after(folded, at.end)) {
    found.emplace_back(folded.substr(at.begin, at.end - at.begin));
    if (last.end) found.emplace_back(folded.substr(last.begin, at.end - last.begin));
    last = at;
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::string array_text(const std::vector<std::string>& words) {
  std::string text = "{";
  for (const std::string& word : words) {
    text += text.size() > 1 ? ",\"" : "\"";
    for (char c : word) {
      if (c == '"' || c == '\\') text += '\\';
      text += c;
    }
    text += '"';
  }
  return text += '}';
}

std::vector<std::string> phrases(std::string_view query) {
  std::vector<std::string> found;
  std::string part;
  auto take = [&] {
    if (std::string folded = folded_for_search(part); !folded.empty()) found.push_back(std::move(folded));
    part.clear();
  };
  for (std::size_t at = 0; at < query.size();) {
    CodePoint point = code_point_at(query, at);
    if (is_space(point.value))
      take();
    else
      part.append(query.substr(at, point.bytes));
    at += point.bytes;
  }
  take();
  return found;
}

}  // namespace hengji::store
