#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hengji::check {

/// Something by which one person can be reached or known, as it is written.
struct WrittenAddress {
  enum class Kind { email, messenger, passport };

  Kind kind = Kind::email;
  std::string text;
};

/// Those of one paragraph or cell, whose digits are ASCII. `labels` are what the cells before and above it
/// say. An e-mail address tells itself; the name of a messenger (微信号, QQ) and the number of a
/// passport only stand behind their word: 微信公众号, 微信群 and QQ群 are nobody's.
std::vector<WrittenAddress> addresses_of(std::string_view text, std::span<const std::string> labels);

/// An address of an office: below gov.cn.
bool is_official_email(std::string_view address);

}  // namespace hengji::check
