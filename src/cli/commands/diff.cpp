#include "cli/commands/diff.h"

#include <filesystem>

#include "base/embedded.h"
#include "cli/reading.h"
#include "cli/source_file.h"
#include "cli/written_file.h"
#include "report/diff/render.h"
#include "writers/writers.h"

namespace hengji::cli {
namespace {

constexpr Option options[] = {
    {"format", "text|json|html", {"输出格式（默认 text）", "format of the output (default: text)"}},
    {"to",
     "OUT",
     {"写成对照表：DOCX、PDF、OFD、HTML 等，格式随结尾",
      "write both side by side; the ending names the format: DOCX, PDF, OFD, HTML"}},
};

/// The two files, read.
struct Both {
  ReadFile before;
  ReadFile after;
};

Result<Both> read_both(const Call& call) {
  auto packs = TRY(policy::Packs::load(embedded::packs()));
  const auto& words = call.arguments.words();
  PlanReader reader(packs, Digest::wanted, call.settings.remote);
  Both both;
  both.before = TRY(reader.read({words[0], {}, 0}));
  both.after = TRY(reader.read({words[1], {}, 0}));
  return both;
}

/// A paper that goes from hand to hand names the file, not the folder it lay in.
Source without_folder(Source source) {
  source.name = std::filesystem::path(source.name).filename().string();
  return source;
}

Document paper_of(const Call& call, const Both& both) {
  const report::ReadingDiff diff = report::diff(both.before.reading, both.after.reading);
  return report::diff_document(diff, without_folder(both.before.source), without_folder(both.after.source),
                               call.console.language);
}

Result<std::string> shown(const Call& call, const Both& both) {
  report::ReadingDiff diff = report::diff(both.before.reading, both.after.reading);
  const Console& console = call.console;
  std::string_view format = call.arguments.value_or("format", "text");
  Source before = both.before.source, after = both.after.source;
  if (format == "json") return report::diff_json(diff, before, after, console.language).dump() + "\n";
  if (format == "html") return writers::write(paper_of(call, both), writers::Format::html);
  for (Source* source : {&before, &after}) source->name = spoken_name(source->name, console.language);
  return report::diff_text(diff, before, after, {console.language, console.out_in_color, console.width});
}

Result<void> write_to(const Call& call, const Both& both, const std::string& name) {
  TRY_VOID(write_document(paper_of(call, both), name));
  call.console.note({"已写出 " + name, "wrote " + name});
  return {};
}

Result<void> give(const Call& call, const Both& both) {
  if (const auto to = call.arguments.value("to")) return write_to(call, both, std::string(*to));
  call.console.print(TRY(shown(call, both)));
  return {};
}

}  // namespace

std::span<const Option> diff_options() {
  return options;
}

Status run_diff(const Call& call) {
  if (call.arguments.words().size() != 2)
    return misuse(call, "diff",
                  {"应给出旧、新两个文件。", "it takes two files, the old one and the new one."});
  auto both = read_both(call);
  if (!both) {
    call.console.complain(both.error().message);
    return status_of(both.error());
  }
  if (auto given = give(call, *both); !given) {
    call.console.complain(given.error().message);
    return status_of(given.error());
  }
  for (const ReadFile* file : {&both->before, &both->after})
    if (file->reading.plans.empty()) {
      call.console.complain(
          {"“" + file->source.name + "”中没有找到目标表，无从比较。",
           "no plan was found in \"" + file->source.name + "\"; there is nothing to compare."});
      return Status::unread;
    }
  return Status::fine;
}

}  // namespace hengji::cli
