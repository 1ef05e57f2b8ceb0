#include "cli/commands/rules.h"

#include <fmt/format.h>

#include "base/json.h"
#include "check/check.h"
#include "check/page.h"
#include "report/findings/words.h"
#include "report/layout.h"

namespace hengji::cli {
namespace {

constexpr Option options[] = {
    {"format", "text|json", {"输出格式（默认 text）", "format of the output (default: text)"}},
};

std::string title_of(const check::Rule& rule, Language language) {
  const check::Page* page = check::find_page(rule.code);
  return page == nullptr ? std::string(rule.name) : in(language, page->title);
}

std::string catalogue_text(Language language) {
  std::string text;
  for (const check::Family& family : check::families()) {
    if (family.rules.empty()) continue;
    text += fmt::format("{} {}\n", family.name, in(language, family.title));
    for (const check::Rule* rule : family.rules)
      text += fmt::format("  {}  {}  {}\n", report::padded(rule->code, 14),
                          report::padded(in(language, report::words_of(rule->severity)), 10),
                          title_of(*rule, language));
  }
  return text;
}

std::string catalogue_json(Language language) {
  Json rules = Json::array();
  for (const check::Rule* rule : check::rules()) {
    Json one = Json::object();
    one.set("code", rule->code).set("rule", rule->name).set("severity", name(rule->severity));
    one.set("title", title_of(*rule, language));
    if (const check::Page* page = check::find_page(rule->code))
      one.set("what", in(language, page->what))
          .set("basis", in(language, page->basis))
          .set("help", in(language, page->help));
    rules.add(std::move(one));
  }
  return Json::object().set("schema", "hengji.rules/1").set("rules", std::move(rules)).dump() + "\n";
}

void append_part(std::string& text, std::string_view heading, std::string_view body, int width) {
  text += fmt::format("\n{}\n", heading);
  for (std::string_view line : report::wrapped(body, width - 2)) text += fmt::format("  {}\n", line);
}

void append_examples(std::string& text, const check::Page& page, Language language) {
  for (const check::Example& example : page.examples) {
    std::string_view label = example.reports ? in(language, Phrase{"会报", "Reports"})
                                             : in(language, Phrase{"不报", "Stays silent"});
    text += fmt::format("\n{}{}{}\n", label, in(language, Phrase{"：", ": "}), example.situation);
    for (std::string_view line : report::wrapped(example.plan, 1000)) text += fmt::format("    {}\n", line);
    if (example.reports) text += fmt::format("    → {}\n", example.expectations);
  }
}

std::string explanation(const check::Rule& rule, const check::Page& page, const Console& console) {
  Language language = console.language;
  std::string text =
      fmt::format("{} {}\n{}{}{}\n", rule.code, rule.name, in(language, page.title),
                  in(language, Phrase{"　", "  "}), in(language, report::words_of(rule.severity)));
  append_part(text, in(language, Phrase{"查什么", "What it finds"}), in(language, page.what), console.width);
  append_part(text, in(language, Phrase{"依据", "Basis"}), in(language, page.basis), console.width);
  append_part(text, in(language, Phrase{"怎么改", "What to do"}), in(language, page.help), console.width);
  append_examples(text, page, language);
  return text;
}

}  // namespace

std::span<const Option> rules_options() {
  return options;
}

Status run_rules(const Call& call) {
  if (!call.arguments.words().empty()) return misuse(call, "rules", {"不需要文件。", "it takes no file."});
  Language language = call.console.language;
  bool as_json = call.arguments.value_or("format", "text") == "json";
  call.console.print(as_json ? catalogue_json(language) : catalogue_text(language));
  return Status::fine;
}

Status run_explain(const Call& call) {
  if (call.arguments.words().empty())
    return misuse(call, "explain", {"没有给出规则代码。", "no rule code was given."});
  Status status = Status::fine;
  std::string_view before = "";
  for (const std::string& word : call.arguments.words()) {
    const check::Rule* rule = check::find_rule(word);
    const check::Page* page = rule == nullptr ? nullptr : check::find_page(rule->code);
    if (page == nullptr) {
      call.console.complain({fmt::format("没有“{}”这条规则。全部规则见 hengji rules。", word),
                             fmt::format("there is no rule \"{}\". For all of them: hengji rules.", word)});
      status = Status::usage;
      continue;
    }
    call.console.print(before);
    call.console.print(explanation(*rule, *page, call.console));
    before = "\n";
  }
  return status;
}

}  // namespace hengji::cli
