#include "check/disclosure/written_mark.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/chinese_text.h"

namespace hengji::check {
namespace {

constexpr std::array<std::string_view, 3> secret_words = {"绝密", "机密", "秘密"};
constexpr std::array<std::string_view, 4> internal_papers = {"内部资料", "内部文件", "内部材料", "不予公开"};
constexpr std::array<std::string_view, 4> internal_uses = {"内部使用", "内部参考", "内部传阅", "内部掌握"};
constexpr std::array<std::string_view, 2> withheld = {"不予公开", "不公开"};
// What is asked of those who hold an internal paper.
constexpr std::array<std::string_view, 8> cautions = {"注意保存", "注意保密", "妥善保管", "不得外传",
                                                      "严禁外传", "禁止外传", "请勿外传", "切勿外传"};
constexpr std::array<std::string_view, 4> labels = {"公开属性", "公开方式", "公开类别", "公开形式"};
constexpr std::array<std::string_view, 10> brackets = {"【", "】", "（", "）", "(",
                                                       ")",  "〔", "〕", "[",  "]"};
constexpr std::array<std::string_view, 12> stops = {"，", ",", "。", "、", "；", ";",
                                                    "！", "!", "·",  "★",  "☆",  "："};

void without(std::string& text, std::span<const std::string_view> parts) {
  for (const std::string_view part : parts)
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at))
      text.erase(at, part.size());
}

/// 【内部资料】请勿外传: without brackets and stops and what is asked of its holders.
std::string bare(std::string text) {
  without(text, brackets);
  without(text, stops);
  without(text, cautions);
  return text;
}

bool has_caution_behind(std::string_view text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  if (at == std::string_view::npos) return false;
  std::string behind(text.substr(at + mark.size()));
  for (bool is_trimmed = true; is_trimmed;) {
    is_trimmed = false;
    for (const std::string_view stop : stops)
      if (behind.starts_with(stop)) {
        behind.erase(0, stop.size());
        is_trimmed = true;
      }
  }
  return std::ranges::any_of(cautions, [&](std::string_view caution) { return behind.starts_with(caution); });
}

bool is_behind(std::string_view text, std::string_view label, std::string_view mark) {
  for (const std::string_view colon : {"：", ":"})
    if (text.find(std::string(label) + std::string(colon) + std::string(mark)) != std::string_view::npos)
      return true;
  return false;
}

bool is_secret(const std::string& text, std::string_view mark) {
  const bool has_star = text.find(std::string(mark) + "★") != std::string::npos ||
                        text.find(std::string(mark) + "☆") != std::string::npos;
  return text == mark || has_star || is_behind(text, "密级", mark);
}

bool is_internal_paper(const std::string& text, std::string_view mark) {
  return bare(text) == mark || has_caution_behind(text, mark);
}

bool is_internal_use(const std::string& text, std::string_view mark) {
  const std::string rest = bare(text);
  return rest == "仅供" + std::string(mark) || rest == "供" + std::string(mark) ||
         has_caution_behind(text, mark);
}

bool is_withheld(const std::string& text, const std::string& label, std::string_view mark) {
  return std::ranges::any_of(labels, [&](std::string_view word) {
    return is_behind(text, word, mark) || (label == word && text == mark);
  });
}

template <typename Words, typename Holds>
void take(std::vector<std::string>& marks, const std::string& text, const Words& words, Holds holds) {
  for (const std::string_view word : words)
    if (text.find(word) != std::string::npos && holds(word) && std::ranges::find(marks, word) == marks.end())
      marks.emplace_back(word);
}

}  // namespace

WrittenMarks marks_of(std::string_view written, std::string_view label) {
  const std::string text = squeezed(written);
  WrittenMarks marks;
  take(marks.secret, text, secret_words, [&](std::string_view mark) { return is_secret(text, mark); });
  take(marks.internal, text, internal_papers,
       [&](std::string_view mark) { return is_internal_paper(text, mark); });
  take(marks.internal, text, internal_uses,
       [&](std::string_view mark) { return is_internal_use(text, mark); });
  if (marks.internal.empty())
    take(marks.internal, text, withheld,
         [&](std::string_view mark) { return is_withheld(text, squeezed(label), mark); });
  return marks;
}

}  // namespace hengji::check
