#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace hengji::check {

/// Something in a document that may not be published before somebody has answered for it (保守国家秘密法
/// 35条: review before publishing; personal information).
struct Disclosure {
  enum class Kind {
    secret_mark,      ///< 秘密★1年, 机密, 绝密
    internal_mark,    ///< 内部资料, 仅供内部使用, 公开属性：不予公开
    identity_number,  ///< with the right check digit
    bank_account,     ///< a number beside words of an account, or a card's with the right check digit
    passport_number,  ///< behind the word 护照 or 通行证
    mobile_number,
    named_telephone,  ///< an office's telephone in the same paragraph or row as a person's name
    email_address,    ///< below gov.cn only in the same paragraph or row as a person's name
    messenger_name,   ///< behind 微信 or QQ
  };

  Kind kind = Kind::secret_mark;
  std::string shown;  ///< what was found, its middle masked, so that a list of hits discloses nothing
  Text message;
  Location at;
  std::string
      fingerprint;  ///< of what was found, not of its place: an answer holds for the same thing elsewhere
};

std::string_view name(Disclosure::Kind kind);

/// Every such thing in the paragraphs and cells of a document, in their order; the same thing at another
/// place is another hit with the same fingerprint. Silent on the words 国家秘密 and 商业秘密 in running text.
std::vector<Disclosure> disclosures(const Document& document);

}  // namespace hengji::check
