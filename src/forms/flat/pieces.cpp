#include "forms/flat/pieces.h"

#include <algorithm>
#include <array>

#include "base/chinese_text.h"
#include "base/ideograph.h"
#include "base/utf8.h"
#include "model/first_of_wording.h"
#include "model/word_table.h"
#include "model/wording.h"

namespace hengji::forms::flat {
namespace {

bool ends_with_digit(std::string_view text) {
  if (text.empty()) return false;
  if (text.back() >= '0' && text.back() <= '9') return true;
  return text.size() >= 3 && wording::is_digit_at(text, text.size() - 3);
}

constexpr auto itself = [](std::string_view word) { return word; };

/// Past one of these signs, when one stands at `at`.
template <std::size_t count>
std::size_t past_sign(std::string_view text, std::size_t at, const std::array<std::string_view, count>& signs,
                      const WordTable<Side::front, count>& ahead) {
  std::size_t found = ahead.longest(text.substr(at));
  return found == ahead.none ? at : at + signs[found].size();
}

std::size_t past_number(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 3> signs{"-", "－", "−"};
  static constexpr auto ahead = word_table<Side::front>(signs, itself);
  at = past_sign(text, at, signs, ahead);
  std::optional<wording::NumberAt> number = wording::number_at(text, at);
  return number ? wording::unit_end(text, number->end) : 0;
}

/// The piece that begins at `at` and goes to white space or to the end of the line.
Piece piece_at(std::string_view line, std::size_t at) {
  Piece piece;
  std::size_t end = at;
  while (end < line.size()) {
    if (begins_ideograph(line, end)) {
      end += ideograph_size;
      continue;
    }
    CodePoint point = code_point_at(line, end);
    if (is_space(point.value)) break;
    piece.is_sound &= point.value != 0 && (point.bytes > 1 || point.value < 0x80);
    end += point.bytes;
  }
  piece.text = line.substr(at, end - at);
  return piece;
}

std::size_t past_operators(std::string_view text) {
  std::size_t at = 0;
  while (std::optional<wording::ComparisonAt> found = wording::operator_at(text, at)) at = found->end;
  return at;
}

/// ≥95%, 500家以上, 90%-95%, and at most a note in brackets behind it; the figure begins at `at`.
/// 5000平方米绿地养护率 is a name.
bool is_whole_figure(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 5> signs{"-", "~", "—", "～", "至"};
  static constexpr auto ahead = word_table<Side::front>(signs, itself);
  if (at == 0 && is_ideograph(code_point_at(text, 0).value)) return false;
  at = past_number(text, at);
  if (at == 0) return false;
  if (std::size_t upper = past_sign(text, at, signs, ahead); upper != at)
    if (std::size_t end = past_number(text, upper); end != 0) at = end;
  if (std::optional<wording::ComparisonAt> suffix = wording::suffix_at(text, at)) at = suffix->end;
  std::string_view rest = text.substr(at);
  return rest.empty() || rest.starts_with("（") || rest.starts_with("(");
}

bool is_whole_date(std::string_view text) {
  std::optional<wording::DateAt> date = wording::date_at(text, 0);
  constexpr std::size_t longest_rest = 12;  // bytes: 完成, 到位
  if (!date || text.size() - date->end > longest_rest) return false;
  return text.find_first_of("0123456789", date->end) == std::string_view::npos;
}

Joint joint_of(std::string_view before, std::string_view piece) {
  bool begins_with_digit = wording::is_digit_at(piece, 0);
  if (past_operators(before) == before.size()) return begins_with_digit ? Joint::likely : Joint::none;
  if (ends_with_digit(before)) {
    if (piece.front() == '%' || piece.starts_with("％")) return Joint::likely;
    std::size_t unit = wording::unit_end(piece, 0);
    if (unit > 0 && (unit == piece.size() || wording::suffix_at(piece, unit))) return Joint::likely;
    if (is_whole_date(std::string(before.substr(past_operators(before))).append(piece))) return Joint::likely;
    return is_ideograph(code_point_at(piece, 0).value) ? Joint::possible : Joint::none;
  }
  if (!begins_with_digit) return Joint::none;
  return reading_of(piece) == Reading::figure ? Joint::unlikely : Joint::possible;
}

Width operator*(Width width, int times) {
  return {width.least * times, width.most * times};
}

Width width_of(char32_t c) {
  constexpr Width whole{8, 8}, narrow{3, 6}, wide_sign{4, 8};
  if (c >= U'一' && c <= U'鿿') return whole;
  if (c == U'%' || c == U'@' || c == U'W' || c == U'M') return wide_sign;
  if (c < 0x80) return narrow;
  if (is_ideograph(c) || (c >= 0x3000 && c <= 0x30FF) || (c >= 0xFF01 && c <= 0xFF60)) return whole;
  return wide_sign;
}

/// What may not begin a line.
bool is_closing(char32_t c) {
  if (c >= U'一' && c <= U'鿿') return false;
  static constexpr std::u32string_view signs = U"，。、；：？！）)”’》】〕]｝}%％·,.;:?!…";
  return signs.find(c) != std::u32string_view::npos;
}

/// What may not end a line.
bool is_opening(char32_t c) {
  if (c >= U'一' && c <= U'鿿') return false;
  static constexpr std::u32string_view signs = U"（(“‘《【〔[｛{";
  return signs.find(c) != std::u32string_view::npos;
}

void measure(Piece& piece) {
  piece.width = {};
  piece.head = 0;
  enum class Part { opening, word, closing, done } part = Part::opening;
  bool is_word_latin = false;
  for (std::size_t at = 0; at < piece.text.size();) {
    if (std::size_t ideographs = part == Part::done ? ideograph_bytes(piece.text, at) : 0) {
      piece.width += width_of(U'一') * static_cast<int>(ideographs / ideograph_size);
      at += ideographs;
      continue;
    }
    CodePoint point = code_point_at(piece.text, at);
    at += point.bytes;
    Width width = width_of(point.value);
    piece.width += width;
    bool is_latin = !is_ideograph(point.value) && width.least < 8;
    if (part == Part::opening && !is_opening(point.value)) {
      part = Part::word;
      is_word_latin = is_latin;
    } else if (part == Part::word && !(is_word_latin && is_latin)) {
      part = Part::closing;
    }
    if (part == Part::closing && !is_closing(point.value)) part = Part::done;
    if (part != Part::done) piece.head += width.most;
  }
}

}  // namespace

void append_pieces(std::string_view line, int index, std::vector<Piece>& pieces) {
  std::size_t first = pieces.size();
  for (std::size_t at = 0; at < line.size();) {
    CodePoint point = code_point_at(line, at);
    if (is_space(point.value)) {
      at += point.bytes;
      continue;
    }
    Piece& piece = pieces.emplace_back(piece_at(line, at));
    piece.line = index;
    piece.is_first = pieces.size() == first + 1;
    at += piece.text.size();
  }
  if (pieces.size() != first) pieces.back().is_last = true;
}

void measure(std::span<Piece> pieces) {
  for (Piece& piece : pieces) measure(piece);
}

void judge_joints(std::span<Piece> pieces) {
  for (std::size_t i = 1; i < pieces.size(); ++i)
    if (!pieces[i].is_first) pieces[i].joint = joint_of(pieces[i - 1].text, pieces[i].text);
}

Reading reading_of(std::string_view text) {
  if (text.empty()) return Reading::mark;
  if (wording::is_grade(text)) return Reading::grade;
  constexpr std::size_t longest_mark = 6;  // bytes: 无, 定性
  if (text.size() > longest_mark && begins_ideograph(text, 0) && !wording::may_begin_with_wording(text))
    return Reading::words;
  if (std::optional<wording::NumberAt> number = wording::number_at(text, 0);
      number && number->end == text.size())
    return Reading::number;
  char32_t first = folded(code_point_at(text, 0).value);
  if (text.size() <= 4 &&
      (first == U'/' || first == U'-' || first == U'✓' || first == U'○' || first == U'●' || text == "无"))
    return Reading::mark;
  std::size_t figure = past_operators(text);
  if (figure == text.size() || text == "定性") return Reading::operator_sign;
  if (wording::is_unit(text)) return Reading::unit;
  return is_whole_figure(text, figure) || is_whole_date(text.substr(figure)) ? Reading::figure
                                                                             : Reading::words;
}

}  // namespace hengji::forms::flat
