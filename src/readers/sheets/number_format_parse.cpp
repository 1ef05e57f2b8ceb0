// From a format code to sections of parts.

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/utf8.h"
#include "readers/sheets/number_format.h"

namespace hengji::readers {
namespace {

using Part = NumberFormat::Part;
using Section = NumberFormat::Section;
using Kind = Part::Kind;

constexpr std::size_t longest_code = 1024;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool starts_with_word(std::string_view text, std::string_view word) {
  if (text.size() < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i)
    if (lower(text[i]) != lower(word[i])) return false;
  return true;
}

/// Reads one section of a code.
class SectionReader {
 public:
  explicit SectionReader(std::string_view code) : code_(code) {}

  Section read() {
    while (at_ < code_.size()) step();
    finish();
    return std::move(section_);
  }

 private:
  void add(Kind kind, std::string_view text) {
    if (kind == Kind::literal && !section_.parts.empty() && section_.parts.back().kind == kind) {
      section_.parts.back().text += text;
    } else {
      section_.parts.push_back({kind, std::string(text)});
    }
  }

  std::string_view character() {
    std::size_t bytes = at_ < code_.size() ? code_point_at(code_, at_).bytes : 0;
    std::string_view text = code_.substr(at_, bytes);
    at_ += bytes;
    return text;
  }

  bool word(std::string_view wanted, Kind kind) {
    if (!starts_with_word(code_.substr(at_), wanted)) return false;
    add(kind, code_.substr(at_, wanted.size()));
    at_ += wanted.size();
    return true;
  }

  void quoted() {
    std::size_t end = std::min(code_.find('"', at_), code_.size());
    add(Kind::literal, code_.substr(at_, end - at_));
    at_ = std::min(end + 1, code_.size());
  }

  void condition(std::string_view inside) {
    std::string_view sign = inside.substr(0, inside.find_first_not_of("<>="));
    static constexpr std::array<std::pair<std::string_view, char>, 6> signs = {
        {{"<", '<'}, {">", '>'}, {"=", '='}, {"<=", 'l'}, {">=", 'g'}, {"<>", '!'}}};
    for (auto [written, comparison] : signs)
      if (sign == written) section_.comparison = comparison;
    section_.operand = std::strtod(std::string(inside.substr(sign.size())).c_str(), nullptr);
  }

  void bracket() {
    std::size_t end = std::min(code_.find(']', at_), code_.size());
    std::string_view inside = code_.substr(at_, end - at_);
    at_ = std::min(end + 1, code_.size());
    if (inside.empty()) return;
    if (inside[0] == '$') {
      add(Kind::literal, inside.substr(1, inside.find('-') - 1));
    } else if (inside[0] == '<' || inside[0] == '>' || inside[0] == '=') {
      condition(inside);
    } else if (starts_with_word(inside, "DBNum") && inside.size() == 6) {
      section_.chinese_digits = inside[5] - '0';
    } else if (inside.find_first_not_of("hHmMsS") == std::string_view::npos) {
      section_.is_date = true;
      add(Kind::elapsed, std::string(inside.size(), lower(inside[0])));
    }
  }

  void letters(Kind kind, char first) {
    std::size_t end = at_;
    while (end < code_.size() && lower(code_[end]) == first) ++end;
    add(kind, std::string(end - at_, first));
    section_.is_date = true;
    at_ = end;
  }

  bool date_letter(char c) {
    switch (c) {
      case 'y':
      case 'e':
        letters(Kind::year, c);
        return true;
      case 'm':
        letters(Kind::month, c);
        return true;
      case 'd':
        letters(Kind::day, c);
        return true;
      case 'h':
        letters(Kind::hour, c);
        return true;
      case 's':
        letters(Kind::second, c);
        return true;
      case 'a':
        letters(Kind::weekday, c);
        return true;
      case 'g':
      case 'b':
        letters(Kind::literal, c);
        section_.parts.back().text.clear();
        return true;
      default:
        return false;
    }
  }

  void step() {
    if (word("General", Kind::general) || word("G/通用格式", Kind::general)) return;
    if (word("AM/PM", Kind::half_day) || word("A/P", Kind::half_day) || word("上午/下午", Kind::half_day)) {
      section_.is_date = true;
      return;
    }
    char c = code_[at_];
    bool exponent =
        lower(c) == 'e' && at_ + 1 < code_.size() && (code_[at_ + 1] == '+' || code_[at_ + 1] == '-');
    if (exponent) {
      add(Kind::exponent, code_.substr(at_, 2));
      at_ += 2;
      return;
    }
    if (date_letter(lower(c))) return;
    ++at_;
    switch (c) {
      case '"':
        quoted();
        return;
      case '\\':
        add(Kind::literal, character());
        return;
      case '_':
      case '*':
        character();
        return;
      case '[':
        bracket();
        return;
      case '0':
      case '#':
      case '?':
        add(Kind::digit, {&c, 1});
        return;
      case '.':
        add(Kind::point, ".");
        return;
      case ',':
        add(Kind::literal, std::string_view("\x01", 1));
        return;  // told apart in finish()
      case '%':
        add(Kind::percent, "%");
        section_.scale += 2;
        return;
      case '/':
        add(Kind::fraction, "/");
        return;
      case '@':
        add(Kind::text, "@");
        section_.is_text = true;
        return;
      default:
        --at_;
        add(Kind::literal, character());
    }
  }

  /// Commas group when a digit follows, scale by a thousand behind the last digit, and are commas in dates.
  void commas() {
    auto& parts = section_.parts;
    std::size_t last_digit = parts.size();
    for (std::size_t i = 0; i < parts.size(); ++i)
      if (parts[i].kind == Kind::digit) last_digit = i;
    bool any = last_digit != parts.size();
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (parts[i].kind != Kind::literal) continue;
      bool beside_digit = i > 0 && parts[i - 1].kind == Kind::digit;
      std::string text;
      for (char c : parts[i].text) {
        if (c != '\x01') {
          text += c;
        } else if (section_.is_date || !any) {
          text += ',';
        } else if (i < last_digit) {
          section_.grouped = true;
        } else if (beside_digit && text.empty()) {
          section_.scale -= 3;
        }
      }
      parts[i].text = text;
    }
  }

  /// `m` behind hours or before seconds means minutes; the solidus of a date is a literal; a point in a
  /// date starts fractions of seconds.
  void date_pieces() {
    auto& parts = section_.parts;
    Kind previous = Kind::literal;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (parts[i].kind == Kind::fraction || parts[i].kind == Kind::point) parts[i].kind = Kind::literal;
      if (parts[i].kind == Kind::literal) continue;
      bool hours_before = previous == Kind::hour || (previous == Kind::elapsed);
      if (parts[i].kind == Kind::month && hours_before) parts[i].kind = Kind::minute;
      if (parts[i].kind == Kind::second) {
        for (std::size_t k = i; k-- > 0;) {
          if (parts[k].kind == Kind::month && parts[k].text.size() <= 2) parts[k].kind = Kind::minute;
          if (parts[k].kind != Kind::literal) break;
        }
      }
      previous = parts[i].kind;
    }
  }

  void finish() {
    commas();
    if (section_.is_date) date_pieces();
    bool any_digit = std::ranges::any_of(section_.parts, [](const Part& p) { return p.kind == Kind::digit; });
    if (!any_digit)
      for (Part& part : section_.parts)
        if (part.kind == Kind::fraction || part.kind == Kind::point) part.kind = Kind::literal;
  }

  std::string_view code_;
  std::size_t at_ = 0;
  Section section_;
};

/// At every semicolon that is not quoted, escaped or in brackets.
std::vector<std::string_view> sections_of(std::string_view code) {
  std::vector<std::string_view> sections;
  std::size_t from = 0;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '\\' || code[i] == '_' || code[i] == '*') {
      ++i;
    } else if (code[i] == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (code[i] == '[') {
      i = std::min(code.find(']', i + 1), code.size());
    } else if (code[i] == ';') {
      sections.push_back(code.substr(from, i - from));
      from = i + 1;
    }
  }
  sections.push_back(code.substr(std::min(from, code.size())));
  return sections;
}

struct BuiltIn {
  int id;
  std::string_view code;
};

// ECMA-376 part 1, 18.8.30, with the codes of the zh-CN column.
constexpr std::array<BuiltIn, 47> built_in_codes = {{
    {1, "0"},
    {2, "0.00"},
    {3, "#,##0"},
    {4, "#,##0.00"},
    {5, "\"¥\"#,##0;\"¥\"-#,##0"},
    {6, "\"¥\"#,##0;\"¥\"-#,##0"},
    {7, "\"¥\"#,##0.00;\"¥\"-#,##0.00"},
    {8, "\"¥\"#,##0.00;\"¥\"-#,##0.00"},
    {9, "0%"},
    {10, "0.00%"},
    {11, "0.00E+00"},
    {12, "# ?/?"},
    {13, "# ?\?/?\?"},
    {14, "yyyy/m/d"},
    {15, "d-mmm-yy"},
    {16, "d-mmm"},
    {17, "mmm-yy"},
    {18, "h:mm AM/PM"},
    {19, "h:mm:ss AM/PM"},
    {20, "h:mm"},
    {21, "h:mm:ss"},
    {22, "yyyy/m/d h:mm"},
    {27, "yyyy\"年\"m\"月\""},
    {28, "m\"月\"d\"日\""},
    {29, "m\"月\"d\"日\""},
    {30, "m-d-yy"},
    {31, "yyyy\"年\"m\"月\"d\"日\""},
    {32, "h\"时\"mm\"分\""},
    {33, "h\"时\"mm\"分\"ss\"秒\""},
    {34, "上午/下午h\"时\"mm\"分\""},
    {35, "上午/下午h\"时\"mm\"分\"ss\"秒\""},
    {36, "yyyy\"年\"m\"月\""},
    {37, "#,##0;-#,##0"},
    {38, "#,##0;-#,##0"},
    {39, "#,##0.00;-#,##0.00"},
    {40, "#,##0.00;-#,##0.00"},
    {41, "#,##0;-#,##0;\"-\""},
    {42, "\"¥\"#,##0;\"¥\"-#,##0;\"¥\"\"-\""},
    {43, "#,##0.00;-#,##0.00;\"-\""},
    {44, "\"¥\"#,##0.00;\"¥\"-#,##0.00;\"¥\"\"-\""},
    {45, "mm:ss"},
    {46, "[h]:mm:ss"},
    {47, "mm:ss.0"},
    {48, "##0.0E+0"},
    {49, "@"},
    {50, "yyyy\"年\"m\"月\""},
    {51, "m\"月\"d\"日\""},
}};

std::string_view built_in_code(int id) {
  static constexpr std::array<BuiltIn, 7> chinese = {{{52, "yyyy\"年\"m\"月\""},
                                                      {53, "m\"月\"d\"日\""},
                                                      {54, "m\"月\"d\"日\""},
                                                      {55, "上午/下午h\"时\"mm\"分\""},
                                                      {56, "上午/下午h\"时\"mm\"分\"ss\"秒\""},
                                                      {57, "yyyy\"年\"m\"月\""},
                                                      {58, "m\"月\"d\"日\""}}};
  for (const BuiltIn& row : built_in_codes)
    if (row.id == id) return row.code;
  for (const BuiltIn& row : chinese)
    if (row.id == id) return row.code;
  return {};
}

/// "0.00", "#,##0.0" and their like: one digit or more before the point, as many behind it as are written.
NumberFormat::Plain plain_form(const std::vector<Section>& sections) {
  NumberFormat::Plain plain;
  if (sections.size() != 1) return plain;
  const Section& section = sections[0];
  if (section.is_date || section.is_text || section.chinese_digits != 0 || section.scale != 0 ||
      section.comparison != 0)
    return plain;
  bool behind_point = false;
  std::string whole;
  for (const Part& part : section.parts) {
    if (part.kind == Kind::point && !behind_point) {
      behind_point = true;
    } else if (part.kind == Kind::digit && (!behind_point || part.text == "0")) {
      if (!behind_point) whole += part.text;
      plain.places += behind_point ? 1 : 0;
    } else if (part.kind != Kind::literal || !part.text.empty()) {
      return plain;
    }
  }
  plain.grouped = section.grouped;
  plain.applies = whole.ends_with('0') && std::ranges::count(whole, '0') == 1;
  return plain;
}

}  // namespace

NumberFormat::NumberFormat(std::string_view code) {
  code = code.substr(0, longest_code);
  if (code.empty() || (code.size() == 7 && starts_with_word(code, "General"))) return;
  for (std::string_view section : sections_of(code)) {
    if (sections_.size() == 4) break;
    sections_.push_back(SectionReader(section).read());
  }
  plain_ = plain_form(sections_);
}

NumberFormat NumberFormat::built_in(int id) {
  return NumberFormat(built_in_code(id));
}

bool NumberFormat::is_date() const {
  return !sections_.empty() && sections_.front().is_date;
}

}  // namespace hengji::readers
