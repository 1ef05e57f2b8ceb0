#include "check/page.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/chinese_text.h"
#include "base/embedded.h"

namespace hengji::check {
namespace {

/// Walks a page line by line and keeps views into it.
class Lines {
 public:
  Lines(std::string_view path, std::string_view text) : path_(path), text_(text) {}

  bool at_end() const { return offset_ >= text_.size(); }
  std::size_t offset() const { return offset_; }

  std::string_view next() {
    std::size_t end = std::min(text_.find('\n', offset_), text_.size());
    std::string_view line = text_.substr(offset_, end - offset_);
    offset_ = std::min(end + 1, text_.size());
    ++number_;
    return line;
  }

  std::string_view between(std::size_t begin, std::size_t end) const {
    return trimmed(text_.substr(begin, end - begin));
  }

  Error fault(Text what) const {
    return Error::damaged({fmt::format("{}:{}：{}", path_, number_, what.zh),
                           fmt::format("{}:{}: {}", path_, number_, what.en)});
  }

 private:
  std::string_view path_;
  std::string_view text_;
  std::size_t offset_ = 0;
  int number_ = 0;
};

/// The part of the page that a heading begins.
std::string* section_of(Page& page, std::string_view heading) {
  if (heading == "查什么") return &page.what.zh;
  if (heading == "What it finds") return &page.what.en;
  if (heading == "依据") return &page.basis.zh;
  if (heading == "Basis") return &page.basis.en;
  if (heading == "怎么改") return &page.help.zh;
  if (heading == "What to do") return &page.help.en;
  return nullptr;
}

Result<Example> read_example(Lines& lines, std::string_view fence) {
  Example example;
  std::string_view rest = fence.substr(3);
  example.reports = rest.starts_with("reports ");
  if (!example.reports && !rest.starts_with("silent "))
    return fail(lines.fault(
        {"示例应写 reports 或 silent 和情形。", "an example says reports or silent, and the situation."}));
  example.situation = trimmed(rest.substr(rest.find(' ')));
  std::size_t begin = lines.offset(), split = 0;
  while (!lines.at_end()) {
    std::size_t at = lines.offset();
    std::string_view line = lines.next();
    if (line == "---" && split == 0) {
      example.plan = lines.between(begin, at);
      split = lines.offset();
    } else if (line == "```") {
      (split ? example.expectations : example.plan) = lines.between(split ? split : begin, at);
      if (example.reports == !example.expectations.empty()) return example;
      return fail(lines.fault({"reports 示例要写出所报，silent 示例不写。",
                               "a reports example says what is found, a silent one does not."}));
    }
  }
  return fail(lines.fault({"示例没有结束。", "the example does not end."}));
}

Result<void> read_title(Page& page, Lines& lines) {
  std::string_view head = lines.next();
  std::size_t space = head.find(' ', 2);
  if (!head.starts_with("# ") || space == std::string_view::npos)
    return fail(lines.fault({"首行应为“# 代码 名称”。", "the first line must be `# CODE name`."}));
  page.code = head.substr(2, space - 2);
  page.name = head.substr(space + 1);
  std::string_view title;
  while (!lines.at_end() && title.empty()) title = trimmed(lines.next());
  std::size_t dot = title.find(" · ");
  if (dot == std::string_view::npos)
    return fail(lines.fault({"题目应为“中文 · English”。", "the title must be `中文 · English`."}));
  page.title = {std::string(title.substr(0, dot)),
                std::string(title.substr(dot + std::string_view(" · ").size()))};
  return {};
}

}  // namespace

Result<Page> parse_page(std::string_view path, std::string_view markdown) {
  Page page;
  page.markdown = markdown;
  Lines lines(path, markdown);
  TRY_VOID(read_title(page, lines));
  std::string* section = nullptr;
  while (!lines.at_end()) {
    std::string_view line = lines.next();
    if (line.starts_with("## ")) {
      section = section_of(page, trimmed(line.substr(3)));
      if (!section && line != "## 示例 Examples")
        return fail(lines.fault(
            {fmt::format("不认识的小节“{}”。", line), fmt::format("unknown section `{}`.", line)}));
    } else if (line.starts_with("```") && !section) {
      page.examples.push_back(TRY(read_example(lines, line)));
    } else if (section && !trimmed(line).empty()) {
      if (!section->empty()) *section += '\n';
      *section += trimmed(line);
    }
  }
  for (const Text* text : {&page.what, &page.basis, &page.help})
    if (text->zh.empty() || text->en.empty())
      return fail(
          lines.fault({"缺少小节（查什么、依据、怎么改，中英文）。",
                       "a section is missing (what it finds, basis, what to do, in both languages)."}));
  return page;
}

std::span<const Page> pages() {
  static const std::vector<Page> all = [] {
    std::vector<Page> read;
    for (const EmbeddedFile& file : embedded::rule_pages())
      if (Result<Page> page = parse_page(file.path, file.text)) read.push_back(*std::move(page));
    std::ranges::sort(read, {}, &Page::code);
    return read;
  }();
  return all;
}

const Page* find_page(std::string_view code) {
  auto all = pages();
  auto found = std::ranges::lower_bound(all, code, {}, &Page::code);
  return found != all.end() && found->code == code ? &*found : nullptr;
}

}  // namespace hengji::check
