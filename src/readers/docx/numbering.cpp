#include "readers/docx/numbering.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "readers/numerals/numerals.h"

namespace hengji::readers::docx {
namespace {

constexpr char32_t private_use = 0xe000;
constexpr char32_t private_use_end = 0xf8ff;

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return text;
}

std::string offset_from(char32_t first, int number, int most) {
  if (number < 1 || number > most) return std::to_string(number);
  std::string text;
  append_code_point(text, first + static_cast<char32_t>(number - 1));
  return text;
}

/// The bullets of symbol fonts have no meaning outside their font.
std::string bullet(std::string_view text) {
  if (text.empty()) return {};
  char32_t character = code_point_at(text, 0).value;
  return character >= private_use && character <= private_use_end ? "•" : std::string(text);
}

/// Whether a label needs no space before the text that follows it.
bool closes_itself(std::string_view label) {
  static constexpr std::array<std::string_view, 7> closings = {"、", "）", "．", "。", "】", "：", "，"};
  return std::ranges::any_of(closings, [&](std::string_view closing) { return label.ends_with(closing); });
}

}  // namespace

std::string formatted(int number, std::string_view format) {
  struct Row {
    std::string_view name;
    std::string (*write)(long long);
  };
  static constexpr std::array<Row, 17> rows = {{
      {"chineseCounting", chinese_counting},
      {"chineseCountingThousand", chinese_counting},
      {"japaneseCounting", chinese_counting},
      {"taiwaneseCounting", chinese_counting},
      {"taiwaneseCountingThousand", chinese_counting},
      {"ideographDigital", chinese_digits},
      {"taiwaneseDigital", chinese_digits},
      {"chineseLegalSimplified", chinese_legal},
      {"ideographLegalTraditional", chinese_legal},
      {"upperRoman", roman},
      {"upperLetter", list_letter},
      {"decimalEnclosedCircle", circled},
      {"decimalEnclosedCircleChinese", circled},
      {"decimalFullWidth", full_width},
      {"decimalFullWidth2", full_width},
      {"ideographTraditional", heavenly_stem},
      {"ideographZodiac", earthly_branch},
  }};
  for (const Row& row : rows)
    if (row.name == format) return row.write(number);
  if (format == "lowerRoman") return lower(roman(number));
  if (format == "lowerLetter") return lower(list_letter(number));
  if (format == "decimalZero") return fmt::format("{:02}", number);
  if (format == "decimalEnclosedParen") return offset_from(U'⑴', number, 20);
  if (format == "decimalEnclosedFullstop") return offset_from(U'⒈', number, 20);
  if (format == "ideographEnclosedCircle") return offset_from(U'㊀', number, 10);
  if (format == "none") return {};
  return std::to_string(number);
}

const ListDefinition* Numbering::definition_of(int list) const {
  auto found = lists.find(list);
  if (found == lists.end()) return nullptr;
  auto definition = definitions.find(found->second.definition);
  if (definition == definitions.end()) return nullptr;
  const std::string& link = definition->second.link_to_style;
  if (link.empty()) return &definition->second;
  for (const auto& [id, other] : definitions)
    if (other.style_link == link && other.link_to_style.empty()) return &other;
  return &definition->second;
}

const ListLevel& Numbering::level_of(int list, int level) const {
  static const ListLevel none;
  auto found = lists.find(list);
  if (found != lists.end())
    if (auto changed = found->second.changed.find(level); changed != found->second.changed.end())
      return changed->second;
  const ListDefinition* definition = definition_of(list);
  return definition == nullptr ? none : definition->levels[level];
}

int Numbering::level_of_style(int list, std::string_view style) const {
  for (int level = 0; level < list_levels; ++level)
    if (const ListLevel& definition = level_of(list, level); definition.defined && definition.style == style)
      return level;
  return 0;
}

void Numbering::count(const ListPlace& place, Counters& counters) {
  const List& list = lists.at(place.list);
  int level = place.level;
  auto start = list.starts.find(level);
  bool& begun = begun_[{place.list, level}];
  if (start != list.starts.end() && !begun) {
    counters.values[level] = start->second;
  } else if (!counters.running[level]) {
    counters.values[level] = level_of(place.list, level).start;
  } else if (counters.values[level] < 1'000'000) {
    ++counters.values[level];
  }
  begun = true;
  counters.running[level] = true;
  for (int deeper = level + 1; deeper < list_levels; ++deeper) {
    int after = level_of(place.list, deeper).restart_after;
    bool restarts = after < 0 || (after > 0 && level < after);
    if (restarts) counters.running[deeper] = false;
  }
  for (int higher = 0; higher < level; ++higher) {
    if (counters.running[higher]) continue;
    counters.values[higher] = level_of(place.list, higher).start;
    counters.running[higher] = true;
  }
}

std::string Numbering::next(const ListPlace& place) {
  if (place.level < 0 || place.level >= list_levels || definition_of(place.list) == nullptr) return {};
  const ListLevel& level = level_of(place.list, place.level);
  if (!level.defined) return {};
  Counters& counters = counters_[lists.at(place.list).definition];
  count(place, counters);
  if (level.format == "bullet") return bullet(level.text) + (level.separated ? " " : "");
  std::string label;
  for (std::size_t i = 0; i < level.text.size(); ++i) {
    int named = level.text[i] == '%' && i + 1 < level.text.size() ? level.text[i + 1] - '1' : -1;
    if (named < 0 || named >= list_levels) {
      label += level.text[i];
      continue;
    }
    ++i;
    bool decimal = level.as_decimals && named != place.level;
    label += formatted(counters.values[named], decimal ? "decimal" : level_of(place.list, named).format);
  }
  if (!label.empty() && level.separated && !closes_itself(label)) label += ' ';
  return label;
}

}  // namespace hengji::readers::docx
