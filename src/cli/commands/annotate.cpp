#include "cli/commands/annotate.h"

#include <fmt/format.h>

#include "annotate/annotate.h"
#include "base/embedded.h"
#include "base/limits.h"
#include "cli/judge.h"
#include "cli/source_file.h"
#include "readers/reader.h"
#include "report/findings/words.h"

namespace hengji::cli {
namespace {

std::uint32_t color_of(Severity severity) {
  return severity == Severity::blocking ? 0xFF8A80 : severity == Severity::confirm ? 0xFFD54F : 0xB3E5FC;
}

std::string line(std::string_view label, std::string_view text) {
  return text.empty() ? std::string() : fmt::format("\n{}{}", label, text);
}

/// What a finding says beside one of its places; the other side of a contradiction is named.
std::string words_at(const Finding& finding, std::size_t place, Language language) {
  const bool is_zh = language == Language::zh;
  std::string text = in(language, finding.message);
  text += line(is_zh ? "所见：" : "found: ", finding.found);
  text += line(is_zh ? "应为：" : "expected: ", finding.expected);
  text += line(is_zh ? "相差：" : "difference: ", finding.difference);
  for (std::size_t i = 0; i < finding.places.size(); ++i) {
    if (i == place) continue;
    const Place& other = finding.places[i];
    std::string where = report::words_of(other.at, language);
    text += line(is_zh ? "另见：" : "see also: ", where.empty() ? other.quote : where + " " + other.quote);
  }
  text += line(is_zh ? "办法：" : "help: ", in(language, finding.help));
  text += line(is_zh ? "依据：" : "basis: ", in(language, finding.basis));
  return text;
}

std::vector<annotate::Note> notes_of(const report::FileReport& report, Language language) {
  std::vector<annotate::Note> notes;
  for (const report::JudgedPlan& plan : report.plans)
    for (const report::ReportedFinding& reported : plan.findings) {
      const Finding& finding = reported.finding;
      const std::string subject =
          fmt::format("{}[{}]", in(language, report::words_of(finding.severity)), finding.code);
      const std::size_t places = std::max<std::size_t>(finding.places.size(), 1);
      for (std::size_t i = 0; i < places; ++i) {
        annotate::Note& note = notes.emplace_back();
        if (i < finding.places.size()) note.at = finding.places[i].at;
        if (i < finding.places.size()) note.quote = finding.places[i].quote;
        note.subject = subject;
        note.text = words_at(finding, i, language);
        note.color = color_of(finding.severity);
      }
    }
  return notes;
}

Error wrong_ending(const std::string& to, const std::string& format) {
  return Error::usage(
      {fmt::format("批注写在原格式的副本里：“{}”应以 .{} 结尾。", to, format),
       fmt::format("notes go into a copy of the same format: \"{}\" should end in .{}.", to, format)});
}

Result<Status> annotate_one(const Call& call, const std::string& name, const std::string& to) {
  auto packs = TRY(policy::Packs::load(embedded::packs()));
  PlanReader reader(packs, Digest::not_wanted, call.settings.remote);
  const ReadFile file = TRY(reader.read({.name = name, .archive = {}}));
  const report::FileReport report = TRY(judged(file, packs, call.settings));
  const std::string& format = file.source.format;
  if (annotate::takes_notes(format) && !readers::has_ending(to, "." + format))
    return fail(wrong_ending(to, format));
  const std::string bytes = TRY(read_file(name, limits::file_bytes));
  const auto notes = notes_of(report, call.console.language);
  const annotate::Copy copy = TRY(annotate::annotated({name, bytes}, format, notes));
  TRY_VOID(write_file(to, copy.bytes));
  const std::size_t unplaced = notes.size() - copy.placed;
  Text told{fmt::format("已写出 {}：{} 处批注", to, notes.size()),
            fmt::format("wrote {}: {} notes", to, notes.size())};
  if (unplaced > 0) {
    told.zh += fmt::format("，其中 {} 处没有找到原位，放在文首", unplaced);
    told.en += fmt::format(", {} of them at the beginning because their place was not found", unplaced);
  }
  call.console.note(told);
  call.console.print(report::summary(report::totals_of(report), call.console.language) + "\n");
  return report::totals_of(report).blocking != 0 ? Status::blocking : Status::fine;
}

}  // namespace

Status run_annotate(const Call& call) {
  const std::string to(call.arguments.value_or("annotate", ""));
  if (call.arguments.words().size() != 1)
    return misuse(call, "check", {"--annotate 只用于一个文件。", "--annotate takes one file."});
  const std::string& name = call.arguments.words().front();
  if (to == name)
    return misuse(call, "check",
                  {"--annotate 不能写回原文件。", "--annotate cannot write over the file itself."});
  const auto status = annotate_one(call, name, to);
  if (status) return *status;
  call.console.complain(status.error().message);
  return status_of(status.error());
}

}  // namespace hengji::cli
