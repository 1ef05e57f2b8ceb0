#include "writers/fonts/fonts.h"

#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <span>
#include <string_view>
#include <tuple>

namespace hengji::writers {
namespace {

using Names = std::span<const char* const>;

// What offices have, then the nearest open fonts. Bold ones are looked for in the same family.
constexpr std::array song = {"SimSun",        "NSimSun",          "Source Han Serif SC", "Noto Serif CJK SC",
                             "Noto Serif SC", "AR PL SungtiL GB", "AR PL UMing CN"};
constexpr std::array hei = {"SimHei",       "Source Han Sans SC", "Noto Sans CJK SC",
                            "Noto Sans SC", "WenQuanYi Zen Hei",  "WenQuanYi Micro Hei"};
constexpr std::array fangsong = {"FangSong_GB2312", "FangSong",         "STFangsong",
                                 "Zhuque Fangsong", "AR PL SungtiL GB", "AR PL UMing CN"};
constexpr std::array kai = {"KaiTi_GB2312", "KaiTi",           "STKaiti",
                            "LXGW WenKai",  "AR PL KaitiM GB", "AR PL UKai CN"};
constexpr std::array title = {"FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"};
constexpr std::array symbols = {"Noto Sans Symbols2", "Noto Sans Symbols", "DejaVu Sans"};
constexpr std::size_t typefaces = 5;
constexpr std::size_t most_others = 24;

Text no_font() {
  return {
      "本机没有可嵌入的中文字体，不能生成 PDF 和 OFD：请安装中文字体（Debian：apt install fonts-noto-cjk "
      "fonts-arphic-gbsn00lp fonts-arphic-gkai00mp）后重试；DOCX、XLSX、HTML 不受影响",
      "no Chinese font that may be embedded is installed, so PDF and OFD cannot be written: install one "
      "(Debian: "
      "apt install fonts-noto-cjk fonts-arphic-gbsn00lp fonts-arphic-gkai00mp) and try again; DOCX, XLSX and "
      "HTML "
      "are "
      "not affected"};
}

/// A face as the index of installed fonts has it.
struct Entry {
  std::string file;
  int face = 0;
  int weight = 0;
  std::string name;

  auto order() const { return std::tie(file, face); }
};

std::string text_of(FcPattern* pattern, const char* property) {
  FcChar8* text = nullptr;
  if (FcPatternGetString(pattern, property, 0, &text) != FcResultMatch) return {};
  return reinterpret_cast<const char*>(text);
}

int number_of(FcPattern* pattern, const char* property) {
  int number = 0;
  return FcPatternGetInteger(pattern, property, 0, &number) == FcResultMatch ? number : 0;
}

std::vector<Entry> listed(FcConfig* config, FcPattern* pattern) {
  FcObjectSet* wanted = FcObjectSetBuild(FC_FILE, FC_INDEX, FC_WEIGHT, FC_POSTSCRIPT_NAME, nullptr);
  FcFontSet* found = FcFontList(config, pattern, wanted);
  std::vector<Entry> entries;
  for (int i = 0; found && i < found->nfont; ++i)
    entries.push_back({text_of(found->fonts[i], FC_FILE), number_of(found->fonts[i], FC_INDEX),
                       number_of(found->fonts[i], FC_WEIGHT), text_of(found->fonts[i], FC_POSTSCRIPT_NAME)});
  if (found) FcFontSetDestroy(found);
  FcObjectSetDestroy(wanted);
  FcPatternDestroy(pattern);
  std::ranges::sort(entries, [](const Entry& a, const Entry& b) { return a.order() < b.order(); });
  return entries;
}

FcPattern* outlines() {
  FcPattern* pattern = FcPatternCreate();
  FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
  FcPatternAddBool(pattern, FC_VARIABLE, FcFalse);
  return pattern;
}

const Entry* nearest(std::span<const Entry> entries, int weight) {
  const auto found = std::ranges::min_element(
      entries, {}, [&](const Entry& entry) { return std::abs(entry.weight - weight); });
  return found == entries.end() ? nullptr : &*found;
}

}  // namespace

/// Fills a Fonts from an index of fonts.
class Fonts::Search {
 public:
  Search(FcConfig* config, Fonts& fonts) : config_(config), fonts_(fonts) {}

  Result<void> run() {
    fonts_.roles_.resize(typefaces);
    const std::array<Names, typefaces> names = {song, hei, fangsong, kai, title};
    for (std::size_t i = 0; i < typefaces; ++i) fonts_.roles_[i] = role(names[i]);
    Role plain = fonts_.roles_[0];
    if (!plain.regular) plain = fonts_.roles_[1];
    if (!plain.regular) plain = any_chinese();
    if (!plain.regular) return fail(Error::not_installed(no_font()));
    complete(plain);
    collect_others();
    return {};
  }

 private:
  static std::size_t at(Typeface face) { return static_cast<std::size_t>(face); }

  std::vector<Entry> family(const char* name) const {
    FcPattern* pattern = outlines();
    FcPatternAddString(pattern, FC_FAMILY, reinterpret_cast<const FcChar8*>(name));
    return listed(config_, pattern);
  }

  std::vector<Entry> with_characters(std::u32string_view characters) const {
    FcPattern* pattern = outlines();
    FcCharSet* set = FcCharSetCreate();
    for (const char32_t c : characters) FcCharSetAddChar(set, c);
    FcPatternAddCharSet(pattern, FC_CHARSET, set);
    FcCharSetDestroy(set);
    return listed(config_, pattern);
  }

  const Font* opened(const Entry* entry) {
    if (!entry) return nullptr;
    const auto same = std::ranges::find(opened_, entry->order(), [](const Entry& e) { return e.order(); });
    if (same != opened_.end()) return fonts_.fonts_[static_cast<std::size_t>(same - opened_.begin())].get();
    auto font = Font::open(entry->file, static_cast<unsigned>(entry->face), entry->name);
    if (!font) return nullptr;
    opened_.push_back(*entry);
    fonts_.fonts_.push_back(std::move(font));
    return fonts_.fonts_.back().get();
  }

  Role role_of(std::span<const Entry> entries) {
    const Entry* regular = nearest(entries, FC_WEIGHT_REGULAR);
    const Entry* bold = nearest(entries, FC_WEIGHT_BOLD);
    Role role;
    role.regular = opened(regular);
    if (role.regular && bold && bold->weight >= FC_WEIGHT_DEMIBOLD) role.bold = opened(bold);
    return role;
  }

  Role role(Names names) {
    for (const char* name : names)
      if (const Role found = role_of(family(name)); found.regular) return found;
    return {};
  }

  Role any_chinese() { return role_of(with_characters(U"绩效目标单位预算")); }

  // Faces that are not installed are set in the plain one; a title in its bold.
  void complete(const Role& plain) {
    Role& of_title = fonts_.roles_[at(Typeface::title)];
    if (!of_title.regular && plain.bold) of_title = {plain.bold, plain.bold};
    for (Role& role : fonts_.roles_)
      if (!role.regular) role = plain;
  }

  void collect_others() {
    for (const Typeface face : {Typeface::song, Typeface::hei, Typeface::kai})
      add_other(fonts_.roles_[at(face)].regular);
    for (const char* name : symbols) add_other(role_of(family(name)).regular);
    for (const Entry& entry : listed(config_, outlines())) {
      if (fonts_.others_.size() >= most_others) return;
      if (entry.weight == FC_WEIGHT_REGULAR) add_other(opened(&entry));
    }
  }

  void add_other(const Font* font) {
    auto& others = fonts_.others_;
    if (font && std::ranges::find(others, font) == others.end()) others.push_back(font);
  }

  FcConfig* config_;
  Fonts& fonts_;
  std::vector<Entry> opened_;  ///< beside Fonts::fonts_
};

const Result<Fonts>& Fonts::installed() {
  static const Result<Fonts> found = []() -> Result<Fonts> {
    FcConfig* config = FcInitLoadConfigAndFonts();
    Fonts fonts;
    auto result = Search(config, fonts).run();
    FcConfigDestroy(config);
    if (!result) return fail(std::move(result).error());
    return fonts;
  }();
  return found;
}

Result<Fonts> Fonts::in_folder(const std::string& folder) {
  FcConfig* config = FcConfigCreate();
  FcConfigAppFontAddDir(config, reinterpret_cast<const FcChar8*>(folder.c_str()));
  Fonts fonts;
  auto result = Search(config, fonts).run();
  FcConfigDestroy(config);
  if (!result) return fail(std::move(result).error());
  return fonts;
}

FontChoice Fonts::choice(Typeface face, bool is_bold, char32_t character) const {
  const Role& role = roles_[static_cast<std::size_t>(face)];
  if (is_bold && role.bold && role.bold->glyph_of(character)) return {role.bold, false};
  if (role.regular->glyph_of(character)) return {role.regular, is_bold};
  for (const Font* other : others_)
    if (other->glyph_of(character)) return {other, is_bold};
  return {role.regular, is_bold};
}

}  // namespace hengji::writers
