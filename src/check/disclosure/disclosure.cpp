#include "check/disclosure/disclosure.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/chinese_text.h"
#include "base/credit_code.h"
#include "base/digest.h"
#include "base/utf8.h"
#include "check/disclosure/addresses.h"
#include "check/disclosure/identity_number.h"
#include "check/disclosure/numbers.h"
#include "check/disclosure/written_mark.h"
#include "model/wording.h"

namespace hengji::check {
namespace {

using Kind = Disclosure::Kind;

constexpr std::array account_words = {"账号", "帐号", "账户", "帐户", "卡号", "开户", "银行"};
constexpr std::array telephone_words = {"电话", "电话号码", "手机", "联系方式", "传真", "联系"};
// What a number is called that is neither a telephone nor an account.
constexpr std::array code_words = {"编号",   "单号",   "文号",   "合同号", "发票号", "发票号码", "代码",
                                   "流水号", "注册号", "计划号", "批号",   "案号",   "序号",     "项目号",
                                   "档号",   "专利号", "登记号", "申请号", "证书号"};
constexpr std::array amount_words = {"金额", "元", "资金", "收入", "支出", "产值", "预算"};
constexpr std::array person_words = {"姓名", "联系人", "负责人", "填报人", "经办人", "填表人"};

template <std::size_t N>
bool has_any(std::string_view text, const std::array<const char*, N>& words) {
  return std::ranges::any_of(words,
                             [&](const char* word) { return text.find(word) != std::string_view::npos; });
}

Text message_of(Kind kind, std::string_view shown) {
  switch (kind) {
    case Kind::secret_mark:
      return {fmt::format("有密级标志“{}”，须经保密审查", shown),
              fmt::format("it bears the secret mark \"{}\" and needs a secrecy review", shown)};
    case Kind::internal_mark:
      return {fmt::format("有内部标志“{}”，须先确认可以公开", shown),
              fmt::format("it bears the mark \"{}\" of an internal paper", shown)};
    case Kind::identity_number:
      return {fmt::format("有身份证号码 {}", shown), fmt::format("it shows the identity number {}", shown)};
    case Kind::bank_account:
      return {fmt::format("有银行账号 {}", shown), fmt::format("it shows the bank account {}", shown)};
    case Kind::passport_number:
      return {fmt::format("有护照或通行证号码 {}", shown),
              fmt::format("it shows the passport number {}", shown)};
    case Kind::mobile_number:
      return {fmt::format("有手机号码 {}", shown), fmt::format("it shows the mobile number {}", shown)};
    case Kind::named_telephone:
      return {fmt::format("有人名和电话 {}", shown),
              fmt::format("it shows a person's name with the telephone {}", shown)};
    case Kind::email_address:
      return {fmt::format("有电子邮箱 {}", shown), fmt::format("it shows the e-mail address {}", shown)};
    case Kind::messenger_name:
      return {fmt::format("有微信号或QQ号 {}", shown),
              fmt::format("it shows the messenger account {}", shown)};
  }
  return {};
}

// 138******78: enough to find it, too little to use it.
std::string masked(std::string_view digits) {
  if (digits.size() < 7) return std::string(digits);
  return fmt::format("{}{}{}", digits.substr(0, 3), std::string(digits.size() - 5, '*'),
                     digits.substr(digits.size() - 2));
}

// z***@example.com.
std::string masked_email(std::string_view address) {
  return fmt::format("{}***{}", address.substr(0, 1), address.substr(address.find('@')));
}

template <std::size_t N>
bool ends_with_any(std::string_view text, const std::array<const char*, N>& words) {
  return std::ranges::any_of(words, [&](const char* word) { return text.ends_with(word); });
}

/// Two to four characters.
bool is_a_name(std::string_view text) {
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++characters) {
    const CodePoint point = code_point_at(text, at);
    if (!is_ideograph(point.value)) return false;
    at += point.bytes;
  }
  return characters >= 2 && characters <= 4;
}

/// A text of the document and what stands around it.
struct PrintedText {
  std::string text;     ///< with ASCII digits
  std::string context;  ///< it and the rest of its row
  std::string label;    ///< the cell before it
  std::string heading;  ///< the first cell of its column
  Location at;
};

/// "合同编号：" → 合同编号: what a number that begins at `begin` is called. Numbers that begin their cell are
/// called by the cell before.
std::string name_before(const PrintedText& passage, std::size_t begin) {
  std::string before = squeezed(std::string_view(passage.text).substr(0, begin));
  if (before.empty()) before = squeezed(passage.label);
  for (bool is_trimmed = true; is_trimmed;) {
    is_trimmed = false;
    for (const std::string_view mark : {"：", ":", "（", "(", "为", "是"})
      if (before.ends_with(mark)) {
        before.resize(before.size() - mark.size());
        is_trimmed = true;
      }
  }
  return before;
}

class Search {
 public:
  std::vector<Disclosure> run(const Document& document) {
    for (const Block& block : document.blocks) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
        const std::string text = with_ascii_digits(paragraph->text);
        look_into({text, text, {}, {}, paragraph->at});
      } else {
        look_into(std::get<Table>(block));
      }
    }
    return std::move(found_);
  }

 private:
  void look_into(const Table& table) {
    std::vector<std::string> rows(static_cast<std::size_t>(std::max(table.rows, 0)));
    std::map<int, std::string> headings;
    std::string first_row;
    for (const Cell& cell : table.cells)
      if (cell.row >= 0 && cell.row < table.rows) {
        rows[static_cast<std::size_t>(cell.row)] += cell.text + "\n";
        headings.try_emplace(cell.column, squeezed(cell.text));
        if (cell.row == 0) first_row += cell.text + "\n";
      }
    const Cell* before = nullptr;
    for (const Cell& cell : table.cells) {
      const bool is_beside = before && before->row == cell.row && before->column < cell.column;
      if (cell.row >= 0 && cell.row < table.rows) {
        std::string context = rows[static_cast<std::size_t>(cell.row)];
        // Under 联系电话 the headings beside it say whose telephone it is.
        if (ends_with_any(headings[cell.column], telephone_words)) context += first_row;
        look_into({with_ascii_digits(cell.text), std::move(context), is_beside ? before->text : std::string(),
                   headings[cell.column], cell.at});
      }
      before = &cell;
    }
  }

  void look_into(const PrintedText& passage) {
    look_for_marks(passage);
    look_for_addresses(passage);
    std::vector<WrittenNumber> told;  // what was told is not told again by its parts
    for (WrittenNumber& number : numbers_of(passage.text)) {
      const auto overlaps = [&](const WrittenNumber& other) {
        return other.begin < number.end && number.begin < other.end;
      };
      if (std::ranges::any_of(told, overlaps)) continue;
      const auto kind = kind_of(number, passage);
      if (!kind) continue;
      add(*kind, number.digits, masked(number.digits), passage.at);
      told.push_back(std::move(number));
    }
  }

  static std::optional<Kind> kind_of(const WrittenNumber& number, const PrintedText& passage) {
    const std::string& digits = number.digits;
    if (is_identity_number(digits)) return Kind::identity_number;
    const std::string called = name_before(passage, number.begin);
    const bool is_of_person = has_any(called, telephone_words) || has_any(called, person_words);
    if (!is_of_person && (is_code(called, passage) || is_measured(number, passage))) return std::nullopt;
    if (is_account(digits, passage)) return Kind::bank_account;
    const bool is_mobile = digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
    if (is_mobile) return Kind::mobile_number;
    if (is_telephone(number, called) && has_any(passage.context, person_words)) return Kind::named_telephone;
    if (follows_a_name(number, called, passage.text)) return Kind::named_telephone;
    return std::nullopt;
  }

  static bool is_code(std::string_view called, const PrintedText& passage) {
    return ends_with_any(called, code_words) || ends_with_any(passage.heading, code_words);
  }

  static bool is_telephone(const WrittenNumber& number, std::string_view called) {
    const std::string& digits = number.digits;
    const bool is_called_so = ends_with_any(called, telephone_words);
    const bool is_local = digits.size() == 7 || digits.size() == 8;
    if (is_local && !number.has_area_code) return is_called_so && digits[0] > '1';
    return digits[0] == '0' && digits[1] != '0' && digits.size() >= 10 && digits.size() <= 12 &&
           (number.has_area_code || is_called_so);
  }

  // 联系人：甲某某 86860000, with nothing behind it that could be what is counted.
  static bool follows_a_name(const WrittenNumber& number, std::string_view called, std::string_view text) {
    const std::string& digits = number.digits;
    std::string_view behind = text.substr(number.end);
    const bool goes_on = !behind.empty() && is_ideograph(code_point_at(behind, 0).value);
    behind.remove_prefix(std::min(behind.find_first_not_of(' '), behind.size()));
    const bool is_counting = goes_on || wording::unit_end(behind, 0) > 0;
    if ((digits.size() != 7 && digits.size() != 8) || digits[0] < '2' || is_counting) return false;
    if (digits.size() == 8 && digits.starts_with("20")) return false;  // a day: 20250630
    return std::ranges::any_of(person_words, [&](std::string_view word) {
      const std::size_t at = called.rfind(word);
      if (at == std::string_view::npos) return false;
      std::string_view name = called.substr(at + word.size());
      for (const std::string_view colon : {"：", ":"})
        if (name.starts_with(colon)) name.remove_prefix(colon.size());
      return is_a_name(name);
    });
  }

  static bool is_account(const std::string& digits, const PrintedText& passage) {
    if (digits.size() < 12 || digits.size() > 25 || checked_credit_code(digits) == CreditCode::valid)
      return false;
    if (has_any(passage.context, account_words)) return true;
    return digits.size() >= 16 && digits.size() <= 19 && digits.starts_with("62") && passes_luhn(digits);
  }

  // A figure with a unit is no telephone: 13800000000元; nor is one in a column of amounts.
  static bool is_measured(const WrittenNumber& number, const PrintedText& passage) {
    constexpr std::array units = {"元", "万", "亿", "%", "％"};
    std::string_view behind = std::string_view(passage.text).substr(number.end);
    behind.remove_prefix(std::min(behind.find_first_not_of(' '), behind.size()));
    if (std::ranges::any_of(units, [&](const char* unit) { return behind.starts_with(unit); })) return true;
    const bool is_alone = squeezed(passage.text) == number.digits;
    return is_alone && has_any(passage.heading, amount_words) && !has_any(passage.heading, account_words);
  }

  void look_for_marks(const PrintedText& passage) {
    const WrittenMarks marks = marks_of(passage.text, passage.label);
    for (const std::string& mark : marks.secret) add(Kind::secret_mark, mark, mark, passage.at);
    for (const std::string& mark : marks.internal) add(Kind::internal_mark, mark, mark, passage.at);
  }

  void look_for_addresses(const PrintedText& passage) {
    const std::array labels = {passage.label, passage.heading};
    for (const WrittenAddress& address : addresses_of(passage.text, labels)) {
      if (address.kind != WrittenAddress::Kind::email) {
        const bool is_passport = address.kind == WrittenAddress::Kind::passport;
        add(is_passport ? Kind::passport_number : Kind::messenger_name, address.text, masked(address.text),
            passage.at);
      } else if (!is_official_email(address.text) || has_any(passage.context, person_words)) {
        add(Kind::email_address, address.text, masked_email(address.text), passage.at);
      }
    }
  }

  void add(Kind kind, const std::string& what, const std::string& shown, const Location& at) {
    found_.push_back({kind, shown, message_of(kind, shown), at,
                      sha256(fmt::format("{}\n{}", name(kind), what)).substr(0, 16)});
  }

  std::vector<Disclosure> found_;
};

}  // namespace

std::string_view name(Disclosure::Kind kind) {
  switch (kind) {
    case Kind::secret_mark:
      return "secret_mark";
    case Kind::internal_mark:
      return "internal_mark";
    case Kind::identity_number:
      return "identity_number";
    case Kind::bank_account:
      return "bank_account";
    case Kind::passport_number:
      return "passport_number";
    case Kind::mobile_number:
      return "mobile_number";
    case Kind::named_telephone:
      return "named_telephone";
    case Kind::email_address:
      return "email_address";
    case Kind::messenger_name:
      return "messenger_name";
  }
  return "";
}

std::vector<Disclosure> disclosures(const Document& document) {
  return Search().run(document);
}

}  // namespace hengji::check
