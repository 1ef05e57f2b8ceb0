#include "formula/lexer.h"

#include <fmt/format.h>

#include <array>
#include <chrono>

#include "base/date.h"
#include "base/utf8.h"

namespace hengji::formula {
namespace {

struct Word {
  std::string_view written;
  std::string_view canonical;
};

constexpr std::array words{Word{"count", "count"},
                           Word{"计数", "count"},
                           Word{"sum", "sum"},
                           Word{"求和", "sum"},
                           Word{"distinct", "distinct"},
                           Word{"去重计数", "distinct"},
                           Word{"where", "where"},
                           Word{"其中", "where"},
                           Word{"in", "in"},
                           Word{"属于", "in"},
                           Word{"and", "and"},
                           Word{"且", "and"},
                           Word{"or", "or"},
                           Word{"或", "or"},
                           Word{"not", "not"},
                           Word{"非", "not"},
                           Word{"if", "if"},
                           Word{"如果", "if"},
                           Word{"min", "min"},
                           Word{"最小", "min"},
                           Word{"max", "max"},
                           Word{"最大", "max"},
                           Word{"round", "round"},
                           Word{"四舍五入", "round"}};

/// One sign under the forms in which people write it; 0 for anything that is no sign.
char32_t sign_of(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  switch (c) {
    case U'×':
      return U'*';
    case U'÷':
      return U'/';
    case U'−':
      return U'-';
    case U'，':
    case U'、':
      return U',';
    default:
      break;
  }
  constexpr std::u32string_view signs = U"+-*/(),.=<>!≤≥≠%‰[]\"";
  if (c == U'“' || c == U'”') return U'"';
  return signs.find(c) != std::u32string_view::npos ? c : U'\0';
}

bool is_digit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９');
}
bool is_name_part(char32_t c) {
  return is_ideograph(c) || is_digit(c) || c == U'_' || (c >= U'a' && c <= U'z') ||
         (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c < 0x2000 && c != U'×' && c != U'÷');
}

struct Lexer {
  std::u32string source;
  std::size_t at = 0;
  std::vector<Token> tokens;

  int column() const { return static_cast<int>(at) + 1; }
  char32_t peek(std::size_t ahead = 0) const {
    return at + ahead < source.size() ? source[at + ahead] : U'\0';
  }

  Token& begin(Token::Kind kind) {
    tokens.push_back({});
    tokens.back().kind = kind;
    tokens.back().column = column();
    return tokens.back();
  }

  /// 2025-06-30, written without spaces.
  bool take_date() {
    if (at + 10 > source.size() || is_digit(peek(10))) return false;
    std::optional<Date> date = parse_date(encoded(source.substr(at, 10)));
    if (!date) return false;
    Token& token = begin(Token::Kind::date);
    token.text = to_string(*date);
    token.day = static_cast<int>(std::chrono::sys_days(*date).time_since_epoch().count());
    at += 10;
    return true;
  }

  Result<void> take_number() {
    Token& token = begin(Token::Kind::number);
    for (bool point = false; is_digit(peek()) || (peek() == U'.' && !point && is_digit(peek(1))); ++at) {
      char32_t c = peek();
      point |= c == U'.';
      token.text += static_cast<char>(c >= U'０' ? c - 0xFEE0 : c);
    }
    std::optional<Decimal> number = Decimal::parse(token.text);
    if (!number) return fail(error_at(token.column, "数字过长", "the number is too long"));
    token.number = *number;
    return {};
  }

  Result<void> take_until(char32_t close, Token::Kind kind) {
    Token& token = begin(kind);
    for (++at; at < source.size() && sign_of(peek()) != close; ++at) append_code_point(token.text, peek());
    if (at >= source.size())
      return fail(
          error_at(token.column, "引号或方括号没有结束", "a quotation mark or bracket is not closed"));
    ++at;
    return {};
  }

  void take_name() {
    Token& token = begin(Token::Kind::name);
    for (; is_name_part(peek()); ++at) append_code_point(token.text, peek());
    for (const Word& word : words) {
      if (word.written != token.text) continue;
      token.kind = Token::Kind::word;
      token.text = word.canonical;
    }
  }

  void take_sign(char32_t sign) {
    Token& token = begin(Token::Kind::sign);
    ++at;
    char32_t next = sign_of(peek());
    auto joined = [&](std::string_view text) {
      token.text = text;
      ++at;
    };
    if (sign == U'<' && next == U'=') return joined("<=");
    if (sign == U'>' && next == U'=') return joined(">=");
    if ((sign == U'<' && next == U'>') || (sign == U'!' && next == U'=')) return joined("!=");
    if (sign == U'=' && next == U'=') return joined("=");
    if (sign == U'≤')
      token.text = "<=";
    else if (sign == U'≥')
      token.text = ">=";
    else if (sign == U'≠')
      token.text = "!=";
    else
      append_code_point(token.text, sign);
  }

  Result<void> take_one() {
    char32_t c = peek();
    if (is_digit(c)) return take_date() ? Result<void>{} : take_number();
    char32_t sign = sign_of(c);
    if (sign == U'"') return take_until(U'"', Token::Kind::text);
    if (sign == U'[') return take_until(U']', Token::Kind::name);
    if (sign != 0 && sign != U']') return take_sign(sign), Result<void>{};
    if (is_name_part(c)) return take_name(), Result<void>{};
    std::string shown;
    append_code_point(shown, c);
    return fail(
        error_at(column(), fmt::format("不认识的符号“{}”", shown), fmt::format("unknown sign “{}”", shown)));
  }
};

}  // namespace

Error error_at(int column, std::string_view zh, std::string_view en) {
  return Error::usage({fmt::format("公式第 {} 个字符处：{}", column, zh),
                       fmt::format("formula, character {}: {}", column, en)});
}

Result<std::vector<Token>> tokens_of(std::string_view text) {
  Lexer lexer{decoded(text), 0, {}};
  while (true) {
    while (lexer.at < lexer.source.size() && is_space(lexer.peek())) ++lexer.at;
    if (lexer.at >= lexer.source.size()) break;
    TRY_VOID(lexer.take_one());
  }
  lexer.begin(Token::Kind::end);
  return std::move(lexer.tokens);
}

}  // namespace hengji::formula
