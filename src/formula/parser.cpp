#include <fmt/format.h>

#include <algorithm>

#include "formula/expression.h"
#include "formula/lexer.h"

namespace hengji::formula {
namespace {

using Kind = Token::Kind;

struct BinaryOperator {
  std::string_view sign;
  Operation operation;
};
constexpr std::array comparisons{
    BinaryOperator{"=", Operation::equal},   BinaryOperator{"!=", Operation::unequal},
    BinaryOperator{"<", Operation::less},    BinaryOperator{"<=", Operation::at_most},
    BinaryOperator{">", Operation::greater}, BinaryOperator{">=", Operation::at_least}};
constexpr std::array sums{BinaryOperator{"+", Operation::add}, BinaryOperator{"-", Operation::subtract}};
constexpr std::array products{BinaryOperator{"*", Operation::multiply},
                              BinaryOperator{"/", Operation::divide}};

/// Recursive descent; each method parses one level of precedence and gives the index of its node.
class Parser {
 public:
  Parser(std::vector<Token> tokens, Expression& expression) : tokens_(std::move(tokens)), out_(expression) {}

  Result<void> parse() {
    out_.root = TRY(either());
    if (peek().kind != Kind::end) return fail(unexpected("公式到此应当结束", "the formula should end here"));
    return {};
  }

 private:
  const Token& peek() const { return tokens_[at_]; }
  bool is_word(std::string_view word) const { return peek().kind == Kind::word && peek().text == word; }
  bool is_sign(std::string_view sign) const { return peek().kind == Kind::sign && peek().text == sign; }
  bool take_word(std::string_view word) { return is_word(word) && ++at_; }
  bool take_sign(std::string_view sign) { return is_sign(sign) && ++at_; }

  Error unexpected(std::string_view zh, std::string_view en) const { return error_at(peek().column, zh, en); }

  Result<void> need_sign(std::string_view sign) {
    if (take_sign(sign)) return {};
    return fail(unexpected(fmt::format("这里应当是“{}”", sign), fmt::format("“{}” is expected here", sign)));
  }

  Result<int> node(Operation operation, std::vector<int> children, int column) {
    if (out_.nodes.size() >= max_formula_nodes)
      return fail(error_at(column, fmt::format("公式过长（超过 {} 个成分）", max_formula_nodes),
                           fmt::format("the formula is too long (more than {} parts)", max_formula_nodes)));
    Node made;
    made.operation = operation;
    made.children = std::move(children);
    made.column = column;
    out_.nodes.push_back(std::move(made));
    return static_cast<int>(out_.nodes.size()) - 1;
  }

  Node& last() { return out_.nodes.back(); }

  Result<int> either() {
    if (++depth_ > max_formula_depth)
      return fail(unexpected(fmt::format("括号嵌套超过 {} 层", max_formula_depth),
                             fmt::format("nested more than {} deep", max_formula_depth)));
    int left = TRY(both());
    while (is_word("or")) {
      int column = tokens_[at_++].column;
      int right = TRY(both());
      left = TRY(node(Operation::either, {left, right}, column));
    }
    --depth_;
    return left;
  }

  Result<int> both() {
    int left = TRY(negation());
    while (is_word("and")) {
      int column = tokens_[at_++].column;
      int right = TRY(negation());
      left = TRY(node(Operation::both, {left, right}, column));
    }
    return left;
  }

  Result<int> negation() {
    int column = peek().column, times = 0;
    while (take_word("not")) ++times;
    int inner = TRY(comparison());
    return times % 2 == 0 ? Result<int>(inner) : node(Operation::negation, {inner}, column);
  }

  Result<int> comparison() {
    int left = TRY(sum());
    int column = peek().column;
    if (take_word("in")) return membership(left, column);
    for (const BinaryOperator& candidate : comparisons) {
      if (!take_sign(candidate.sign)) continue;
      int right = TRY(sum());
      return node(candidate.operation, {left, right}, column);
    }
    return left;
  }

  /// in period, in (“甲”, “乙”).
  Result<int> membership(int left, int column) {
    if (take_sign("(")) {
      std::vector<int> children{left};
      do children.push_back(TRY(sum()));
      while (take_sign(","));
      TRY_VOID(need_sign(")"));
      return node(Operation::one_of, std::move(children), column);
    }
    if (peek().kind != Kind::name)
      return fail(unexpected("这里应当是期间名（如 period、本年）或括号中的列举",
                             "a period (period, year) or a list in parentheses is expected here"));
    std::string period = tokens_[at_++].text;
    int made = TRY(node(Operation::in_period, {left}, column));
    last().name = std::move(period);
    return made;
  }

  template <typename Operators, typename Next>
  Result<int> chain(const Operators& operators, Next next) {
    int left = TRY((this->*next)());
    while (true) {
      auto found = std::find_if(operators.begin(), operators.end(),
                                [&](const BinaryOperator& candidate) { return is_sign(candidate.sign); });
      if (found == operators.end()) return left;
      int column = tokens_[at_++].column;
      int right = TRY((this->*next)());
      left = TRY(node(found->operation, {left, right}, column));
    }
  }
  Result<int> sum() { return chain(sums, &Parser::product); }
  Result<int> product() { return chain(products, &Parser::signed_value); }

  Result<int> signed_value() {
    int column = peek().column, times = 0;
    while (take_sign("-")) ++times;
    int inner = TRY(primary());
    return times % 2 == 0 ? Result<int>(inner) : node(Operation::negate, {inner}, column);
  }

  Result<int> primary() {
    const Token& token = peek();
    switch (token.kind) {
      case Kind::number:
        return number();
      case Kind::text:
      case Kind::date:
      case Kind::name:
        return atom();
      case Kind::word:
        return call();
      case Kind::sign:
        if (take_sign("(")) {
          int inner = TRY(either());
          TRY_VOID(need_sign(")"));
          return inner;
        }
        [[fallthrough]];
      case Kind::end:
        break;
    }
    return fail(unexpected("这里缺一个数、名称或括号", "a number, a name or a parenthesis is missing here"));
  }

  /// 100%, 30 家, 2.5 万元.
  Result<int> number() {
    const Token& token = tokens_[at_++];
    std::string unit;
    if (take_sign("%"))
      unit = "%";
    else if (take_sign("‰"))
      unit = "‰";
    else if (peek().kind == Kind::name)
      unit = tokens_[at_++].text;
    int made = TRY(node(Operation::number, {}, token.column));
    last().quantity = Quantity::of(token.number, unit);
    return made;
  }

  Result<int> atom() {
    const Token& token = tokens_[at_++];
    Operation operation = token.kind == Kind::text   ? Operation::text
                          : token.kind == Kind::date ? Operation::date
                                                     : Operation::name;
    int made = TRY(node(operation, {}, token.column));
    last().name = token.text;
    last().day = token.day;
    return made;
  }

  Result<int> call() {
    const Token& word = tokens_[at_++];
    TRY_VOID(need_sign("("));
    for (auto [name, operation] :
         {BinaryOperator{"count", Operation::count}, BinaryOperator{"sum", Operation::sum},
          BinaryOperator{"distinct", Operation::distinct}})
      if (word.text == name) return aggregate(operation, word.column);
    std::vector<int> children;
    do children.push_back(TRY(either()));
    while (take_sign(","));
    TRY_VOID(need_sign(")"));
    if (word.text == "if" && children.size() == 3)
      return node(Operation::choose, std::move(children), word.column);
    if (word.text == "round" && children.size() == 2)
      return node(Operation::rounded, std::move(children), word.column);
    if (word.text == "min") return node(Operation::smallest, std::move(children), word.column);
    if (word.text == "max") return node(Operation::largest, std::move(children), word.column);
    return fail(
        error_at(word.column, fmt::format("“{}”在这里用得不对，或参数个数不对", word.text),
                 fmt::format("“{}” does not belong here or has a wrong number of arguments", word.text)));
  }

  Result<int> aggregate(Operation operation, int column) {
    if (peek().kind != Kind::name)
      return fail(unexpected("这里应当是台账名", "the name of a ledger is expected here"));
    std::string ledger = tokens_[at_++].text, column_name;
    if (take_sign(".")) {
      if (peek().kind != Kind::name)
        return fail(unexpected("这里应当是列名", "the name of a column is expected here"));
      column_name = tokens_[at_++].text;
    }
    if (column_name.empty() != (operation == Operation::count))
      return fail(error_at(column, "求和与去重计数要写“台账.列”，计数只写台账",
                           "sum and distinct take “ledger.column”, count takes a ledger"));
    std::vector<int> condition;
    if (take_word("where")) condition.push_back(TRY(either()));
    TRY_VOID(need_sign(")"));
    int made = TRY(node(operation, std::move(condition), column));
    last().name = std::move(ledger);
    last().column_name = std::move(column_name);
    return made;
  }

  std::vector<Token> tokens_;
  Expression& out_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

void collect(const Expression& expression, int index, Needs& needs) {
  auto once = [](std::vector<std::string>& names, const std::string& name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  };
  const Node& node = expression.at(index);
  if (node.operation == Operation::name) once(needs.operands, node.name);
  if (node.operation >= Operation::count) return once(needs.ledgers, node.name);
  for (int child : node.children) collect(expression, child, needs);
}

}  // namespace

Result<Expression> parse(std::string_view source) {
  if (source.size() > max_formula_bytes)
    return fail(Error::limit({fmt::format("公式超过 {} 字节", max_formula_bytes),
                              fmt::format("the formula has more than {} bytes", max_formula_bytes)}));
  Expression expression;
  expression.source = source;
  TRY_VOID(Parser(TRY(tokens_of(source)), expression).parse());
  return expression;
}

Needs needs_of(const Expression& expression) {
  Needs needs;
  collect(expression, expression.root, needs);
  return needs;
}

}  // namespace hengji::formula
