#include "base/chinese_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/folding_room.h"
#include "base/ideograph.h"
#include "base/utf8.h"

namespace hengji {
namespace {

struct Fold {
  char32_t from;
  char32_t to;
};

/// Sorted by `from`.
constexpr std::array folds{
    Fold{U'·', U'·'},   Fold{0x2010, U'-'}, Fold{0x2011, U'-'}, Fold{0x2012, U'-'}, Fold{U'–', U'-'},
    Fold{U'—', U'-'},   Fold{U'―', U'-'},   Fold{U'‘', U'\''},  Fold{U'’', U'\''},  Fold{U'“', U'"'},
    Fold{U'”', U'"'},   Fold{U'„', U'"'},   Fold{U'•', U'·'},   Fold{0x2212, U'-'}, Fold{U'∙', U'·'},
    Fold{U'√', U'✓'},   Fold{U'≦', U'≤'},   Fold{U'≧', U'≥'},   Fold{0x2500, U'-'}, Fold{U'═', U'='},
    Fold{U'☑', U'✓'},   Fold{U'✔', U'✓'},   Fold{0x2A7D, U'≤'}, Fold{0x2A7E, U'≥'}, Fold{0x3014, U'['},
    Fold{0x3015, U']'}, Fold{U'・', U'·'},  Fold{U'︰', U':'},  Fold{U'﹒', U'.'},  Fold{U'﹦', U'='}};

/// ASCII folded: white space to nothing, letters to small ones.
constexpr auto ascii_folded = [] {
  std::array<char, 0x80> to{};
  for (char32_t c = 0; c < to.size(); ++c) {
    bool is_capital = c >= 'A' && c <= 'Z', is_dropped = c == ' ' || (c >= '\t' && c <= '\r');
    to[c] = static_cast<char>(is_dropped ? 0 : is_capital ? c + ('a' - 'A') : c);
  }
  return to;
}();

char32_t sign_folded(char32_t c) {
  auto at = std::lower_bound(folds.begin(), folds.end(), c,
                             [](const Fold& fold, char32_t value) { return fold.from < value; });
  return at != folds.end() && at->from == c ? at->to : c;
}

/// The 214 Kangxi radicals as the characters they look like (Unicode compatibility decompositions). 户 is the
/// one that fonts of simplified Chinese draw for its radical.
constexpr std::u32string_view kangxi =
    U"一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干"
    U"幺广廴廾弋弓彐彡彳心戈"
    U"户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示"
    U"禸禾穴立竹米糸缶网"
    U"羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨"
    U"靑非面革韋韭音頁風飛"
    U"食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// The simplified-form radicals of the CJK Radicals Supplement that Chinese fonts map characters to.
constexpr std::array supplement{
    Fold{0x2E81, U'厂'}, Fold{0x2E85, U'亻'}, Fold{0x2E8B, U'㔾'}, Fold{0x2E9D, U'月'}, Fold{0x2E9F, U'母'},
    Fold{0x2EA0, U'民'}, Fold{0x2EA9, U'王'}, Fold{0x2EAA, U'疋'}, Fold{0x2EAC, U'示'}, Fold{0x2EBC, U'肉'},
    Fold{0x2EC4, U'西'}, Fold{0x2EC5, U'见'}, Fold{0x2EC6, U'角'}, Fold{0x2EC9, U'贝'}, Fold{0x2ECB, U'车'},
    Fold{0x2ED3, U'长'}, Fold{0x2ED4, U'门'}, Fold{0x2ED8, U'青'}, Fold{0x2ED9, U'韦'}, Fold{0x2EDA, U'页'},
    Fold{0x2EDB, U'风'}, Fold{0x2EDC, U'飞'}, Fold{0x2EDD, U'食'}, Fold{0x2EE2, U'马'}, Fold{0x2EE3, U'骨'},
    Fold{0x2EE5, U'鱼'}, Fold{0x2EE6, U'鸟'}, Fold{0x2EE7, U'卤'}, Fold{0x2EE8, U'麦'}, Fold{0x2EE9, U'黄'},
    Fold{0x2EEC, U'齐'}, Fold{0x2EEE, U'齿'}, Fold{0x2EF0, U'龙'}, Fold{0x2EF3, U'龟'}};

char32_t radical_folded(char32_t c) {
  if (c >= 0x2F00 && c <= 0x2FD5) return kangxi[c - 0x2F00];
  for (const Fold& fold : supplement)
    if (fold.from == c) return fold.to;
  return c;
}

/// Where the first character stands that `map` changes or that is no UTF-8; the end when there is none.
template <typename Map>
std::size_t first_changed(std::string_view text, std::size_t at, Map map) {
  while (at < text.size()) {
    if (auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) {
      if (byte == 0 || map(byte) != byte) break;
      ++at;
      continue;
    }
    if (begins_ideograph(text, at)) {
      at += ideograph_size;
      continue;
    }
    CodePoint point = code_point_at(text, at);
    bool is_broken = point.bytes == 1 && point.value >= 0x80;
    if (point.value == 0 || is_broken || map(point.value) != point.value) break;
    at += point.bytes;
  }
  return at;
}

constexpr std::size_t short_bytes = FoldingRoom::short_bytes;

/// Writes the text from `at` on with its characters mapped, no more than three bytes for one; returns where
/// it ends.
template <typename Map>
char* put_mapped(char* to, std::string_view text, std::size_t at, Map map) {
  while (at < text.size()) {
    if (begins_ideograph(text, at)) {
      to = std::copy_n(text.data() + at, ideograph_size, to);
      at += ideograph_size;
      continue;
    }
    CodePoint point = code_point_at(text, at);
    if (char32_t mapped = map(point.value)) to = put_code_point(to, mapped);
    at += point.bytes;
  }
  return to;
}

/// The same as append_mapped for the length of a cell, character by character.
template <typename Map>
void append_short_mapped(std::string& result, std::string_view text, std::size_t changed, Map map) {
  decltype(FoldingRoom::few) room;
  const char* end = put_mapped(room.data(), text, changed, map);
  result.append(text, 0, changed).append(room.data(), static_cast<std::size_t>(end - room.data()));
}

/// Appends the text with its characters mapped; those that become 0 are left out, and bytes that are no UTF-8
/// become U+FFFD. What lies between the characters that change is copied in one piece. The first that changes
/// stands at `changed`.
template <typename Map>
void append_mapped(std::string& result, std::string_view text, std::size_t changed, Map map) {
  if (text.size() - changed <= short_bytes) return append_short_mapped(result, text, changed, map);
  std::size_t copied = 0;
  while (changed < text.size()) {
    result.append(text, copied, changed - copied);
    CodePoint point = code_point_at(text, changed);
    if (char32_t to = map(point.value)) append_code_point(result, to);
    copied = changed + point.bytes;
    changed = first_changed(text, copied, map);
  }
  result.append(text, copied);
}

/// Most texts have nothing that changes.
template <typename Map>
std::string mapped(std::string_view text, Map map) {
  std::size_t changed = first_changed(text, 0, map);
  if (changed == text.size()) return std::string(text);
  std::string result;
  result.reserve(text.size());
  append_mapped(result, text, changed, map);
  return result;
}

constexpr auto squeezing = [](char32_t c) { return is_space(c) ? U'\0' : c; };
constexpr auto folding = [](char32_t c) {
  if (c < 0x80)
    return is_space(c) ? char32_t{0} : static_cast<char32_t>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  return folded(c);
};

/// Whether white space of any script may begin with that byte; no Chinese character does.
bool begins_space(char c) {
  auto byte = static_cast<unsigned char>(c);
  return byte <= 0x20 || byte == 0xC2 || (byte >= 0xE1 && byte <= 0xE3) || byte == 0xEF;
}

}  // namespace

char32_t rare_folded(char32_t c) {
  if (c < 0x80) return ascii_folded[c];
  if (c > 0x3000 && c < 0x3014) return c;  // 、。《》「」
  if (c >= 0xFF01 && c <= 0xFF5E) return ascii_folded[c - 0xFEE0];
  if (is_space(c)) return 0;
  if (c >= 0x2E80 && c <= 0x2FD5) return radical_folded(c);
  return sign_folded(c);
}

std::string squeezed(std::string_view text) {
  return mapped(text, squeezing);
}

void append_squeezed(std::string& text, std::string_view part) {
  const std::size_t changed = first_changed(part, 0, squeezing);
  if (changed == part.size())
    text += part;
  else
    append_mapped(text, part, changed, squeezing);
}

std::string folded(std::string_view text) {
  return mapped(text, folding);
}

void append_folded(std::string& text, std::string_view part) {
  append_mapped(text, part, first_changed(part, 0, folding), folding);
}

std::string_view folded(std::string_view text, std::string& room) {
  std::size_t changed = first_changed(text, 0, folding);
  if (changed == text.size()) return text;
  room.clear();
  append_mapped(room, text, changed, folding);
  return room;
}

std::string_view folded(std::string_view text, FoldingRoom& room) {
  if (text.size() > short_bytes) return folded(text, room.many);
  std::size_t changed = first_changed(text, 0, folding);
  if (changed == text.size()) return text;
  char* end = std::copy_n(text.data(), changed, room.few.data());
  end = put_mapped(end, text, changed, folding);
  return {room.few.data(), static_cast<std::size_t>(end - room.few.data())};
}

std::string_view unfolded(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t first = 0, at = 0;
  for (std::size_t folded_at = 0; folded_at < end && at < text.size();) {
    std::size_t same = std::min(ideograph_bytes(text, at), end - folded_at);
    CodePoint point = same > 0 ? CodePoint{0, same} : code_point_at(text, at);
    std::size_t bytes = same > 0 ? same : utf8_bytes(folded(point.value));
    if (folded_at <= begin && begin < folded_at + bytes) first = at + (same > 0 ? begin - folded_at : 0);
    folded_at += bytes;
    at += point.bytes;
  }
  return text.substr(first, at - first);
}

std::string with_ascii_digits(std::string_view text) {
  return mapped(text, [](char32_t c) {
    bool numeric =
        (c >= U'０' && c <= U'９') || c == U'．' || c == U'，' || c == U'％' || c == U'－' || c == U'＋';
    return numeric ? c - 0xFEE0 : c;
  });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && begins_space(text.front())) {
    CodePoint first = code_point_at(text, 0);
    if (!is_space(first.value)) break;
    text.remove_prefix(first.bytes);
  }
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    if (!begins_space(text[last]) || !is_space(code_point_at(text, last).value)) break;
    text.remove_suffix(text.size() - last);
  }
  return text;
}

int chinese_number(std::string_view text) {
  static constexpr std::u32string_view digits = U"一二三四五六七八九";
  std::u32string points = decoded(text);
  std::size_t ten = points.find(U'十');
  auto digit = [&](std::size_t at) {
    std::size_t found = digits.find(points[at]);
    return found == std::u32string_view::npos ? 0 : static_cast<int>(found) + 1;
  };
  if (ten == std::u32string::npos) return points.size() == 1 ? digit(0) : 0;
  if (ten > 1 || points.size() > ten + 2) return 0;
  int tens = ten == 0 ? 1 : digit(0);
  int ones = points.size() == ten + 2 ? digit(ten + 1) : 0;
  if (tens == 0 || (points.size() == ten + 2 && ones == 0)) return 0;
  return tens * 10 + ones;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t start = 0; start <= text.size();) {
    std::size_t end = text.find('\n', start);
    if (end == std::string_view::npos) end = text.size();
    std::string_view line = text.substr(start, end - start);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    lines.push_back(line);
    start = end + 1;
  }
  if (!text.empty() && text.back() == '\n') lines.pop_back();
  return lines;
}

}  // namespace hengji
