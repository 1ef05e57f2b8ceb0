#include "readers/ooxml/xml_scanner.h"

#include <charconv>
#include <cstring>

#include "base/limits.h"
#include "base/utf8.h"

namespace hengji::readers {
namespace {

constexpr XmlFault unfinished_instruction{"处理指令没有结束", "an unfinished instruction"};
constexpr XmlFault unfinished_literal{"CDATA 段没有结束", "an unfinished CDATA section"};
constexpr XmlFault unfinished_comment{"注释没有结束", "an unfinished comment"};
constexpr XmlFault early_end{"内容在元素关闭之前中断", "the end comes before all elements are closed"};
constexpr XmlFault nameless_tag{"标签没有名称", "a tag without a name"};
constexpr XmlFault unfinished_attribute{"属性没有结束", "an unfinished attribute"};
constexpr XmlFault unfinished_tag{"标签没有结束", "an unfinished tag"};
constexpr XmlFault too_deep{"元素嵌套过深", "elements nested too deeply"};
constexpr XmlFault unopened_tag{"多出关闭标签", "a closing tag too many"};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string_view local(std::string_view name) {
  for (std::size_t i = 0; i < name.size(); ++i)
    if (name[i] == ':') return name.substr(i + 1);
  return name;
}

/// The character that `&name;` stands for, without its ampersand and semicolon; 0 when unknown.
char32_t entity(std::string_view name) {
  if (name == "lt") return '<';
  if (name == "gt") return '>';
  if (name == "amp") return '&';
  if (name == "quot") return '"';
  if (name == "apos") return '\'';
  if (name.size() < 2 || name[0] != '#') return 0;
  bool hexadecimal = name[1] == 'x' || name[1] == 'X';
  std::string_view digits = name.substr(hexadecimal ? 2 : 1);
  std::uint32_t value = 0;
  auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, hexadecimal ? 16 : 10);
  if (error != std::errc() || end != digits.data() + digits.size() || digits.empty()) return 0;
  bool is_character = value < 0x110000 && (value & 0xfffff800) != 0xd800 && value != 0;
  return is_character ? value : 0xfffd;
}

}  // namespace

XmlScanner::Token XmlScanner::fail_at(const XmlFault& what) {
  fault_ = &what;
  at_ = source_.size();
  return Token::end;
}

bool XmlScanner::skip_past(std::string_view mark) {
  std::size_t found = source_.find(mark, at_);
  if (found == std::string_view::npos) return false;
  at_ = found + mark.size();
  return true;
}

XmlScanner::Token XmlScanner::next() {
  while (fault_ == nullptr && at_ < source_.size()) {
    const char* begin = source_.data() + at_;
    if (*begin != '<') {
      const void* bracket = std::memchr(begin, '<', source_.size() - at_);
      std::size_t length =
          bracket == nullptr ? source_.size() - at_ : static_cast<const char*>(bracket) - begin;
      text_ = {begin, length};
      literal_ = false;
      at_ += length;
      return Token::text;
    }
    char second = at_ + 1 < source_.size() ? begin[1] : '\0';
    if (second == '/') return close_tag();
    if (second == '?') {
      if (!skip_past("?>")) return fail_at(unfinished_instruction);
    } else if (second == '!') {
      std::string_view rest = source_.substr(at_);
      if (rest.starts_with("<![CDATA[")) {
        std::size_t from = at_ + 9;
        if (!skip_past("]]>")) return fail_at(unfinished_literal);
        text_ = source_.substr(from, at_ - 3 - from);
        literal_ = true;
        return Token::text;
      }
      if (!rest.starts_with("<!--")) return fail_at(document_type);
      if (!skip_past("-->")) return fail_at(unfinished_comment);
    } else {
      return open_tag();
    }
  }
  if (fault_ == nullptr && depth_ != 0) return fail_at(early_end);
  return Token::end;
}

XmlScanner::Token XmlScanner::open_tag() {
  const char* begin = source_.data();
  std::size_t size = source_.size();
  std::size_t name_from = ++at_;
  while (at_ < size && !is_blank(begin[at_]) && begin[at_] != '>' && begin[at_] != '/') ++at_;
  name_ = local(source_.substr(name_from, at_ - name_from));
  if (name_.empty()) return fail_at(nameless_tag);
  attributes_ = at_;
  while (at_ < size && begin[at_] != '>') {
    char quote = begin[at_++];
    if (quote != '"' && quote != '\'') continue;
    while (at_ < size && begin[at_] != quote) ++at_;
    if (at_ == size) return fail_at(unfinished_attribute);
    ++at_;
  }
  if (at_ >= size) return fail_at(unfinished_tag);
  empty_element_ = begin[at_ - 1] == '/';
  attributes_end_ = empty_element_ ? at_ - 1 : at_;
  attribute_at_ = attributes_;
  ++at_;
  if (!empty_element_ && ++depth_ > limits::xml_depth) return fail_at(too_deep);
  return Token::open;
}

XmlScanner::Token XmlScanner::close_tag() {
  std::size_t from = at_ + 2;
  at_ = from;
  while (at_ < source_.size() && source_[at_] != '>') ++at_;
  if (at_++ >= source_.size()) return fail_at(unfinished_tag);
  std::string_view name = source_.substr(from, at_ - 1 - from);
  while (!name.empty() && is_blank(name.back())) name.remove_suffix(1);
  name_ = local(name);
  if (--depth_ < 0) return fail_at(unopened_tag);
  return Token::close;
}

bool XmlScanner::next_attribute(std::string_view& name, std::string_view& value) {
  const char* begin = source_.data();
  std::size_t i = attribute_at_;
  while (i < attributes_end_ && is_blank(begin[i])) ++i;
  std::size_t name_from = i;
  while (i < attributes_end_ && begin[i] != '=' && !is_blank(begin[i])) ++i;
  name = source_.substr(name_from, i - name_from);
  while (i < attributes_end_ && begin[i] != '"' && begin[i] != '\'') ++i;
  if (i >= attributes_end_) {
    attribute_at_ = attributes_end_;
    return false;
  }
  std::size_t value_from = i + 1;
  char quote = begin[i];
  i = value_from;
  while (i < attributes_end_ && begin[i] != quote) ++i;
  if (i == attributes_end_) {
    attribute_at_ = attributes_end_;
    return false;
  }
  value = source_.substr(value_from, i - value_from);
  attribute_at_ = i + 1;
  return true;
}

std::string_view XmlScanner::attribute(std::string_view name) {
  attribute_at_ = attributes_;
  std::string_view found;
  std::string_view value;
  while (next_attribute(found, value)) {
    if (found == name || local(found) == name) return value;
  }
  return {};
}

bool XmlScanner::take_plain_content(std::string_view& content) {
  std::size_t end = at_;
  while (end < source_.size() && source_[end] != '<') ++end;
  std::size_t close = end + 2;
  if (close >= source_.size() || source_[end + 1] != '/') return false;
  while (close < source_.size() && source_[close] != '>') ++close;
  if (close == source_.size()) return false;
  content = source_.substr(at_, end - at_);
  at_ = close + 1;
  --depth_;
  return true;
}

bool XmlScanner::take_only_child(std::string_view name, std::string_view& content) {
  std::string_view open = source_.substr(at_, name.size() + 2);
  if (!open.starts_with('<') || !open.ends_with('>') || open.substr(1, name.size()) != name) return false;
  const std::size_t before = at_;
  at_ += open.size();
  const int outside = depth_++;
  if (take_plain_content(content) && source_.substr(at_, 2) == "</") return close_tag() == Token::close;
  at_ = before;
  depth_ = outside;
  return false;
}

void XmlScanner::skip_element() {
  if (empty_element_) return;
  int outside = depth_ - 1;
  while (depth_ > outside && next() != Token::end) {
  }
}

void append_xml_text(std::string& out, std::string_view raw) {
  while (!raw.empty()) {
    std::size_t ampersand = raw.find('&');
    out.append(raw.substr(0, ampersand));
    if (ampersand == std::string_view::npos) return;
    raw.remove_prefix(ampersand + 1);
    std::size_t semicolon = raw.substr(0, 12).find(';');
    char32_t character = semicolon == std::string_view::npos ? 0 : entity(raw.substr(0, semicolon));
    if (character == 0) {
      out += '&';
      continue;
    }
    append_code_point(out, character);
    raw.remove_prefix(semicolon + 1);
  }
}

std::string xml_text(std::string_view raw) {
  std::string text;
  append_xml_text(text, raw);
  return text;
}

}  // namespace hengji::readers
