#include "report/findings/notes.h"

#include <array>
#include <mutex>
#include <unordered_map>

#include "base/utf8.h"
#include "check/page.h"
#include "report/layout.h"

namespace hengji::report {
namespace {

/// Line numbers of more digits are too rare to keep anything for.
constexpr std::size_t widest_gutter = 6;

std::string_view escape(Ink ink) {
  switch (ink) {
    case Ink::bold:
      return "\x1b[1m";
    case Ink::red:
      return "\x1b[1;31m";
    case Ink::yellow:
      return "\x1b[1;33m";
    case Ink::blue:
      return "\x1b[1;34m";
    case Ink::cyan:
      return "\x1b[1;36m";
    case Ink::grey:
      return "\x1b[2m";
    case Ink::plain:
      return "";
  }
  return "";
}

}  // namespace

void put(std::string& out, const TerminalStyle& style, std::string_view text, Ink ink) {
  bool is_inked = style.in_color && ink != Ink::plain && !text.empty();
  if (is_inked) out += escape(ink);
  out += text;
  if (is_inked) out += "\x1b[0m";
}

void put_note(std::string& out, const TerminalStyle& style, std::size_t gutter, const Phrase& label,
              std::string_view text) {
  if (text.empty()) return;
  std::string head(in(style.language, label));
  head += in(style.language, Phrase{"：", ": "});
  int indent = static_cast<int>(gutter) + 3 + display_width(head);
  bool is_first = true;
  for (std::string_view line : wrapped(text, style.width - indent)) {
    out.append(is_first ? gutter + 1 : static_cast<std::size_t>(indent), ' ');
    if (is_first) {
      put(out, style, "=", Ink::blue);
      out += ' ';
      put(out, style, head, Ink::bold);
    }
    out.append(line).append("\n");
    is_first = false;
  }
}

struct RuleNotes::Kept {
  /// Of one width of line numbers.
  struct Written {
    std::once_flag once;
    std::string text;
  };
  /// By the help of each rule, which is its own and kept as long as the program runs.
  std::unordered_map<const char*, std::array<Written, widest_gutter>> of_rules;
};

RuleNotes::RuleNotes(const TerminalStyle& style) : style_(style), kept_(std::make_unique<Kept>()) {
  for (const check::Page& page : check::pages()) kept_->of_rules[in(style.language, page.help).data()];
}

RuleNotes::~RuleNotes() = default;

void RuleNotes::write(std::string& out, std::size_t gutter, const Finding& finding) const {
  put_note(out, style_, gutter, {"办法", "help"}, in(style_.language, finding.help));
  put_note(out, style_, gutter, {"依据", "basis"}, in(style_.language, finding.basis));
}

void RuleNotes::put(std::string& out, std::size_t gutter, const Finding& finding) const {
  auto of_rule = kept_->of_rules.find(in(style_.language, finding.help).data());
  if (of_rule == kept_->of_rules.end() || gutter == 0 || gutter > widest_gutter)
    return write(out, gutter, finding);
  auto& [once, text] = of_rule->second[gutter - 1];
  std::call_once(once, [&, &kept = text] { write(kept, gutter, finding); });
  out += text;
}

}  // namespace hengji::report
