#include "check/disclosure/addresses.h"

#include <algorithm>
#include <array>

#include "base/chinese_text.h"

namespace hengji::check {
namespace {

using Kind = WrittenAddress::Kind;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name_part(char c) {
  return is_letter(c) || is_digit(c) || c == '_' || c == '-';
}

bool is_mailbox_part(char c) {
  return is_name_part(c) || c == '.' || c == '+' || c == '%';
}

std::string lowered(std::string_view text) {
  std::string made(text);
  for (char& c : made)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return made;
}

/// The host of an address: parts of letters, digits and hyphens, the last of letters only.
std::string_view host_at(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]) || text[end] == '-' ||
                               (text[end] == '.' && end > 0 && text[end - 1] != '.')))
    ++end;
  while (end > 0 && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
  const std::string_view host = text.substr(0, end);
  const std::size_t point = host.rfind('.');
  if (point == std::string_view::npos || host.front() == '-') return {};
  const std::string_view top = host.substr(point + 1);
  return top.size() >= 2 && std::ranges::all_of(top, is_letter) ? host : std::string_view();
}

void take_emails(std::string_view written, std::vector<WrittenAddress>& found) {
  std::string text(written);
  for (std::size_t at = 0; (at = text.find("＠", at)) != std::string::npos;) text.replace(at, 3, "@");
  for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && is_mailbox_part(text[begin - 1])) --begin;
    while (begin < at && !is_letter(text[begin]) && !is_digit(text[begin])) ++begin;
    const std::string_view host = host_at(std::string_view(text).substr(at + 1));
    if (begin == at || host.empty()) continue;
    found.push_back({Kind::email, lowered(text.substr(begin, at + 1 + host.size() - begin))});
  }
}

/// What is written behind a word and its colon; nothing where the word goes on (微信公众号) or nothing parts
/// the two.
std::string_view behind(std::string_view text, std::size_t end) {
  std::string_view rest = text.substr(end);
  bool is_parted = false;
  for (bool is_trimmed = true; is_trimmed;) {
    is_trimmed = false;
    for (const std::string_view mark :
         {"号码", "号", "账", "帐", "ID", "：", ":", "为", "是", " ", "（", "("})
      if (rest.starts_with(mark)) {
        rest.remove_prefix(mark.size());
        is_parted |= mark != " ";
        is_trimmed = true;
      }
  }
  return is_parted ? rest : std::string_view();
}

/// Letters, digits, _ and -; a letter first and 6 to 20 of them.
std::string_view messenger_name(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_name_part(text[end])) ++end;
  return end >= 6 && end <= 20 && is_letter(text[0]) ? text.substr(0, end) : std::string_view();
}

/// 5 to 11 digits, no 0 first.
std::string_view chat_number(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_digit(text[end])) ++end;
  const bool goes_on = end < text.size() && (is_letter(text[end]) || text[end] == '.' || text[end] == '@');
  return end >= 5 && end <= 11 && text[0] != '0' && !goes_on ? text.substr(0, end) : std::string_view();
}

/// One or two letters and seven or eight digits: E12345678, EA1234567.
std::string_view passport_number(std::string_view text) {
  std::size_t letters = 0;
  while (letters < text.size() && is_letter(text[letters])) ++letters;
  std::size_t end = letters;
  while (end < text.size() && is_digit(text[end])) ++end;
  const std::size_t digits = end - letters;
  const bool goes_on = end < text.size() && is_letter(text[end]);
  return letters >= 1 && letters <= 2 && (digits == 7 || digits == 8) && !goes_on ? text.substr(0, end)
                                                                                  : std::string_view();
}

struct Labelled {
  std::string_view word;
  Kind kind;
  std::string_view (*number)(std::string_view);
};
constexpr std::array labelled = {
    Labelled{"微信", Kind::messenger, messenger_name}, Labelled{"WeChat", Kind::messenger, messenger_name},
    Labelled{"QQ", Kind::messenger, chat_number}, Labelled{"护照", Kind::passport, passport_number},
    Labelled{"通行证", Kind::passport, passport_number}};

void take_labelled(std::string_view text, const Labelled& kind, std::vector<WrittenAddress>& found) {
  for (std::size_t at = text.find(kind.word); at != std::string_view::npos; at = text.find(kind.word, at + 1))
    if (const std::string_view number = kind.number(behind(text, at + kind.word.size())); !number.empty())
      found.push_back({kind.kind, std::string(number)});
}

/// The label alone says what the cell holds: 微信号, 护照号码.
bool is_label_of(std::string_view label, std::string_view word) {
  const std::size_t at = label.find(word);
  if (at == std::string_view::npos) return false;
  std::string_view rest = label.substr(at + word.size());
  for (const std::string_view end : {"", "号", "号码", "账号", "帐号", "ID", "：", "号：", "号码：", ":"})
    if (rest == end) return true;
  return false;
}

}  // namespace

std::vector<WrittenAddress> addresses_of(std::string_view text, std::span<const std::string> labels) {
  std::vector<WrittenAddress> found;
  take_emails(text, found);
  const std::string alone = squeezed(text);
  for (const Labelled& kind : labelled) {
    take_labelled(text, kind, found);
    const bool is_labelled = std::ranges::any_of(
        labels, [&](const std::string& label) { return is_label_of(squeezed(label), kind.word); });
    if (is_labelled && !alone.empty() && kind.number(alone).size() == alone.size())
      found.push_back({kind.kind, alone});
  }
  return found;
}

bool is_official_email(std::string_view address) {
  return address.ends_with(".gov.cn") || address.ends_with("@gov.cn");
}

}  // namespace hengji::check
