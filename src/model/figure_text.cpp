#include "model/figure_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/chinese_text.h"
#include "base/utf8.h"
#include "model/squeezed_text.h"
#include "model/word_table.h"
#include "model/wording.h"

namespace hengji {
namespace {

using wording::ComparisonAt;
using wording::NumberAt;

/// What ends a clause. A comma between the digits of 2,875 does not: numbers are read over it.
bool ends_clause(char32_t c) {
  switch (c) {
    case U'，':
    case U'。':
    case U'；':
    case U'：':
    case U'、':
    case U'！':
    case U'？':
    case U'（':
    case U'）':
    case U',':
    case U';':
    case U':':
    case U'(':
    case U')':
    case U'\n':
      return true;
    default:
      return false;
  }
}

/// The closing partner of a bracket whose contents are a name or a saying, not a promise.
char32_t closing_of(char32_t c) {
  switch (c) {
    case U'“':
      return U'”';
    case U'‘':
      return U'’';
    case U'《':
      return U'》';
    case U'〔':
      return U'〕';
    case U'【':
      return U'】';
    case U'「':
      return U'」';
    default:
      return 0;
  }
}

/// Where the quotation that opens at `at` ends; past its opening sign when it is never closed.
std::size_t past_quotation(std::string_view text, std::size_t at, CodePoint open, char32_t close) {
  constexpr std::size_t longest = 300;
  std::size_t limit = std::min(text.size(), at + longest);
  for (std::size_t end = at + open.bytes; end < limit;) {
    CodePoint point = code_point_at(text, end);
    end += point.bytes;
    if (point.value == close) return end;
  }
  return at + open.bytes;
}

/// Words in front of what a figure measures that say nothing of it. 新增 and 申报 are not among them: they
/// make the same noun another quantity.
constexpr std::array<std::string_view, 24> openings{
    "力争", "确保", "预计", "计划", "实现", "完成", "实施", "全年", "年内", "年度", "当年", "本年",
    "其中", "并且", "同时", "共计", "累计", "合计", "以及", "并",   "共",   "和",   "使",   "将"};
/// Words between what is measured and its figure.
constexpr std::array<std::string_view, 15> links{"力争",   "确保",   "预计", "计划", "数量为",
                                                 "总数为", "分别为", "累计", "合计", "共计",
                                                 "均",     "为",     "共",   "是",   "到"};

constexpr auto itself = [](std::string_view word) { return word; };
constexpr auto openings_ahead = word_table<Side::front>(openings, itself);
constexpr auto links_behind = word_table<Side::back>(links, itself);

constexpr std::size_t shortest_name = 12;  ///< bytes: four characters

std::string_view without_openings(std::string_view words) {
  for (bool found = true; found;) {
    found = false;
    if (std::optional<wording::DateAt> date = wording::date_at(words, 0); date && date->end > 0) {
      words.remove_prefix(date->end);
      found = true;
    }
    if (openings_ahead.longest(words) == openings_ahead.none) continue;
    for (std::string_view opening : openings) {
      // 完成及时率 is a name of its own: what is left must be long enough to be one.
      if (!words.starts_with(opening)) continue;
      if (words != opening && words.size() < opening.size() + shortest_name) continue;
      words.remove_prefix(opening.size());
      found = true;
    }
  }
  return words;
}

std::string_view without_links(std::string_view words) {
  for (bool found = true; found;) {
    found = false;
    if (links_behind.longest(words) == links_behind.none) break;
    for (std::string_view link : links) {
      if (!words.ends_with(link)) continue;
      words.remove_suffix(link.size());
      found = true;
    }
  }
  return words;
}

/// Signs and words that make the digits behind them part of something else: 第3批, 7×24, 1+3, A4, 约100家.
bool spoils_figure(std::string_view before) {
  constexpr std::array<std::string_view, 15> words{"第", "约", "约为", "近", "接近", "×", "+", "＋",
                                                   "/",  "-",  "－",   "—",  "·",    ".", "*"};
  static constexpr auto behind = word_table<Side::back>(words, itself);
  if (before.empty()) return false;
  if (behind.longest(before) != behind.none) return true;
  auto last = static_cast<unsigned char>(before.back());
  return (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z') || last == '%' ||
         before.ends_with("％");
}

/// Units that count time or rank. Without a comparison they describe (24小时值班) and promise nothing.
bool describes_only(std::string_view unit) {
  for (std::string_view word :
       {"年", "月", "日", "天", "小时", "分钟", "级", "个月", "季度", "周", "度", "点", "岁", "期"})
    if (unit == word) return true;
  return false;
}

/// One figure of a sentence, as offsets.
struct Found {
  Comparison comparison = Comparison::equal;
  Decimal value;
  std::string_view unit;
  std::size_t words_end = 0;
  std::size_t end = 0;
};

/// The figure whose digits begin at `at`, in a clause that began at `clause`; nothing when it is no promise.
std::optional<Found> found_at(std::string_view text, std::size_t clause, std::size_t at,
                              const NumberAt& number) {
  std::string_view before = text.substr(clause, at - clause);
  std::optional<ComparisonAt> comparison = wording::operator_before(before, before.size());
  Found found;
  found.value = number.value;
  found.words_end = clause + (comparison ? comparison->begin : before.size());
  if (comparison) found.comparison = comparison->comparison;
  if (found.comparison == Comparison::text || spoils_figure(text.substr(clause, found.words_end - clause)))
    return std::nullopt;
  std::size_t unit_begin = number.end;
  for (std::string_view more : {"余", "多"}) {
    if (!text.substr(unit_begin).starts_with(more)) continue;
    if (comparison && !wording::same_direction(found.comparison, Comparison::more_than)) return std::nullopt;
    found.comparison = Comparison::more_than;
    unit_begin += more.size();
    comparison = ComparisonAt{};
  }
  found.end = wording::unit_end(text, unit_begin);
  found.unit = text.substr(unit_begin, found.end - unit_begin);
  if (found.unit.empty() && !comparison) return std::nullopt;
  if (std::optional<ComparisonAt> suffix = wording::suffix_at(text, found.end)) {
    if (comparison && !wording::same_direction(found.comparison, suffix->comparison)) return std::nullopt;
    if (!comparison) found.comparison = suffix->comparison;
    comparison = suffix;
    found.end = suffix->end;
  }
  std::string_view rest = text.substr(found.end);
  if (rest.starts_with("左右") || rest.starts_with("代") || (!comparison && describes_only(found.unit)))
    return std::nullopt;
  // Letters behind the digits (5G, 3A级) make a name.
  if (found.unit.empty() && !rest.empty() && !ends_clause(code_point_at(rest, 0).value)) return std::nullopt;
  for (std::string_view sign : {"×", "+", "＋", "/", "／"})
    if (rest.starts_with(sign)) return std::nullopt;
  return found;
}

/// 百分之九十五 at `at`.
std::optional<Found> percentage_at(std::string_view text, std::size_t clause, std::size_t at) {
  constexpr std::string_view opening = "百分之";
  if (!text.substr(at).starts_with(opening)) return std::nullopt;
  std::optional<NumberAt> number = wording::number_in_words_at(text, at + opening.size());
  if (!number) return std::nullopt;
  return Found{Comparison::equal, number->value, "%", at - clause, number->end};
}

/// 九成 or 八成五 at `at`.
std::optional<Found> tenths_at(std::string_view text, std::size_t clause, std::size_t at) {
  constexpr std::string_view tenth = "成";
  std::optional<NumberAt> number = wording::number_in_words_at(text, at);
  if (!number || number->value >= Decimal(10) || !text.substr(number->end).starts_with(tenth))
    return std::nullopt;
  std::size_t end = number->end + tenth.size();
  Decimal percent = number->value.shifted(1).value_or(number->value);
  std::optional<NumberAt> more = wording::number_in_words_at(text, end);
  if (more && more->value >= Decimal(10)) return std::nullopt;
  if (more) percent += more->value;
  return Found{Comparison::equal, percent, "%", at - clause, more ? more->end : end};
}

/// A share in words, whose comparison stands before or behind it; without one 八成 may say how likely a thing
/// is.
std::optional<Found> share_in_words_at(std::string_view text, std::size_t clause, std::size_t at) {
  std::optional<Found> percentage = percentage_at(text, clause, at),
                       found = percentage ? percentage : tenths_at(text, clause, at);
  if (!found) return std::nullopt;
  std::string_view before = text.substr(clause, at - clause);
  std::optional<ComparisonAt> comparison = wording::operator_before(before, before.size()),
                              suffix = wording::suffix_at(text, found->end);
  if (!comparison && !suffix && !percentage) return std::nullopt;
  if (comparison && suffix && !wording::same_direction(comparison->comparison, suffix->comparison))
    return std::nullopt;
  if (suffix) found->end = suffix->end;
  if (comparison || suffix) found->comparison = (comparison ? comparison : suffix)->comparison;
  found->words_end = clause + (comparison ? comparison->begin : before.size());
  if (found->comparison == Comparison::text || text.substr(found->end).starts_with("左右") ||
      spoils_figure(text.substr(clause, found->words_end - clause)))
    return std::nullopt;
  return found;
}

/// Words before a figure in words that make it no count of its own: 三至五家, 每三年, 数十家, 十来家.
bool is_no_count(std::string_view before, std::string_view behind) {
  for (std::string_view word :
       {"至", "到", "或", "、", "每", "各", "这", "那", "几", "数", "上", "成", "初", "逐"})
    if (before.ends_with(word) && !wording::operator_before(before, before.size())) return true;
  return behind.starts_with("几") || behind.starts_with("来");
}

/// The figure in words at `at`; nothing where it more likely is part of a name or of a way of speaking.
std::optional<Found> found_in_words_at(std::string_view text, std::size_t clause, std::size_t at) {
  if (std::optional<Found> share = share_in_words_at(text, clause, at)) return share;
  std::optional<NumberAt> number = wording::number_in_words_at(text, at);
  if (!number || is_no_count(text.substr(clause, at - clause), text.substr(number->end))) return std::nullopt;
  std::optional<Found> found = found_at(text, clause, at, *number);
  bool is_a_way_of_speaking = found && found->value == Decimal(1) && found->comparison == Comparison::equal;
  if (!found || found->unit.empty() || is_a_way_of_speaking) return std::nullopt;
  return found;
}

/// Whether a figure in words may stand at `at`, by the words themselves and what follows them.
bool may_be_in_words(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with("百分之")) return true;
  std::optional<NumberAt> number = wording::number_in_words_at(text, at);
  if (!number) return false;
  std::size_t end = number->end;
  for (std::string_view more : {"余", "多"})
    if (text.substr(end).starts_with(more)) end += more.size();
  return text.substr(end).starts_with("成") || wording::unit_end(text, end) > end;
}

/// Whether one stands in the text at all: most texts have none, and need not be gone through clause by
/// clause.
bool may_have_figures_in_words(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).bytes)
    if (wording::words_of_number_end(text, at) > at && may_be_in_words(text, at)) return true;
  return false;
}

constexpr std::size_t ideograph = 3;         ///< bytes
constexpr std::size_t longest_clause = 600;  ///< bytes that a quote takes of text without punctuation

std::size_t clause_end(std::string_view text, std::size_t at) {
  std::size_t limit = std::min(text.size(), at + longest_clause);
  while (at < limit) {
    if (std::size_t ideographs = ideograph_bytes(text.substr(0, limit), at)) {
      at += ideographs;
      continue;
    }
    CodePoint point = code_point_at(text, at);
    if (ends_clause(point.value)) break;
    at += point.bytes;
  }
  return at;
}

/// How the figures that are looked for are written.
enum class Writing { digits, words };

/// Goes through a text without white space once.
class Sentences {
 public:
  Sentences(std::string_view text, std::span<const Origin> origins, Writing wanted)
      : text_(text), origins_(origins), wanted_(wanted) {}

  std::vector<Figure> figures() {
    while (at_ < text_.size()) step();
    return std::move(figures_);
  }

 private:
  void step() {
    if (std::size_t plain = plain_bytes()) {
      at_ += plain;
      return;
    }
    if (wording::is_digit_at(text_, at_)) return number();
    if (wanted_ == Writing::words && number_in_words()) return;
    CodePoint point = code_point_at(text_, at_);
    if (char32_t close = closing_of(point.value)) {
      at_ = past_quotation(text_, at_, point, close);
      return;
    }
    at_ += point.bytes;
    if (ends_clause(point.value)) clause_ = words_ = at_;
  }

  /// How many bytes from here on are ideographs that begin no figure: they end no clause and open no
  /// quotation.
  std::size_t plain_bytes() const {
    std::size_t ideographs = ideograph_bytes(text_, at_), plain = 0;
    if (wanted_ == Writing::digits) return ideographs;
    while (plain < ideographs && wording::words_of_number_end(text_, at_ + plain) == at_ + plain)
      plain += ideograph;
    return plain;
  }

  void number() {
    std::size_t begin = at_;
    std::optional<NumberAt> number = wording::number_at(text_, at_);
    std::optional<wording::DateAt> date = wording::date_at(text_, at_);
    if (date && !(number && is_span_of_time(begin, number->end, date->end))) {
      at_ = date->end;
      return;
    }
    if (!number) {
      while (wording::is_digit_at(text_, at_)) at_ += code_point_at(text_, at_).bytes;
      return;
    }
    at_ = number->end;
    if (begin == clause_ && skip_numbering()) return;
    if (skip_range(number->end)) return;
    std::optional<Found> found = found_at(text_, words_, begin, *number);
    if (!found) return;
    at_ = std::max(at_, found->end);
    add(*found, Writing::digits);
  }

  /// Whether characters of a figure in words stand here, which are then gone through.
  bool number_in_words() {
    std::size_t end = wording::words_of_number_end(text_, at_);
    if (end == at_) return false;
    std::optional<Found> found = found_in_words_at(text_, words_, at_);
    at_ = found ? std::max(end, found->end) : end;
    if (found) add(*found, Writing::words);
    return true;
  }

  /// 不超过6月: behind an operator these are months.
  bool is_span_of_time(std::size_t begin, std::size_t number_end, std::size_t date_end) const {
    return text_.substr(number_end, date_end - number_end) == "月" &&
           wording::operator_before(text_.substr(words_, begin - words_), begin - words_);
  }

  /// "1." in front of a clause is no part of it.
  bool skip_numbering() {
    for (std::string_view point : {".", "．"}) {
      if (!text_.substr(at_).starts_with(point)) continue;
      at_ += point.size();
      clause_ = words_ = at_;
      return true;
    }
    return false;
  }

  /// 80%至90%, 5-8家: past the second figure of a range, which no comparison of a promise says.
  bool skip_range(std::size_t end) {
    end = wording::unit_end(text_, end);
    constexpr std::array<std::string_view, 7> signs{"-", "－", "—", "~", "～", "至", "到"};
    static constexpr auto ahead = word_table<Side::front>(signs, itself);
    std::size_t sign = ahead.longest(text_.substr(end));
    if (sign == ahead.none) return false;
    std::optional<NumberAt> upper = wording::number_at(text_, end + signs[sign].size());
    if (!upper) return false;
    at_ = words_ = wording::unit_end(text_, upper->end);
    return true;
  }

  void add(const Found& found, Writing writing) {
    std::size_t end = clause_end(text_, found.end);
    std::string_view words = without_openings(text_.substr(words_, found.words_end - words_));
    words = without_links(words);
    if (words.empty()) words = noun_behind(found.end, end);
    if (words.empty()) return;
    words_ = found.end;
    if (writing != wanted_) return;
    Figure figure;
    figure.words = words;
    figure.comparison = found.comparison;
    figure.value = found.value;
    figure.unit = found.unit;
    std::size_t begin = end - clause_ > 2 * longest_clause ? found.words_end : clause_;
    figure.quote = text_.substr(begin, end - begin);
    figure.at = place_of(origins_, begin, end);
    figures_.push_back(std::move(figure));
  }

  /// 完成20个老旧小区改造: what is measured stands behind.
  std::string_view noun_behind(std::size_t begin, std::size_t end) const {
    std::size_t stop = begin;
    while (stop < end && !wording::is_digit_at(text_, stop)) stop += code_point_at(text_, stop).bytes;
    return stop == end ? text_.substr(begin, end - begin) : std::string_view{};
  }

  std::string_view text_;
  std::span<const Origin> origins_;
  Writing wanted_;
  std::vector<Figure> figures_;
  std::size_t at_ = 0;
  std::size_t clause_ = 0;  ///< where the clause began
  std::size_t words_ =
      0;  ///< where the words for the next figure begin: behind the last figure of the clause
};

}  // namespace

std::vector<Figure> figures_in(std::string_view text, std::span<const Origin> origins) {
  return figures_in(squeezed_with(text, origins));
}

std::vector<Figure> figures_in(const Squeezed& text) {
  return Sentences(text.text, text.origins, Writing::digits).figures();
}

std::vector<Figure> figures_in_words(std::string_view text, std::span<const Origin> origins) {
  if (!may_have_figures_in_words(squeezed(text))) return {};
  Squeezed squeezed = squeezed_with(text, origins);
  return Sentences(squeezed.text, squeezed.origins, Writing::words).figures();
}

}  // namespace hengji
