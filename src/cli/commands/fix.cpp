#include "cli/commands/fix.h"

#include <fmt/format.h>

#include "base/embedded.h"
#include "check/fixes/fixes.h"
#include "cli/judge.h"
#include "cli/written_file.h"
#include "report/diff/render.h"

namespace hengji::cli {
namespace {

/// A plan before and after its fixes.
struct Fixed {
  ReadFile file;
  Reading after;
  std::size_t applied = 0;
  std::size_t left = 0;  ///< findings that a person must decide on
};

Result<Fixed> fixed_of(const Call& call, const std::string& name) {
  auto packs = TRY(policy::Packs::load(embedded::packs()));
  PlanReader reader(packs, Digest::not_wanted, call.settings.remote);
  Fixed fixed;
  fixed.file = TRY(reader.read({.name = name, .archive = {}}));
  if (fixed.file.reading.plans.empty())
    return fail(Error::damaged(
        {fmt::format("“{}”中没有找到目标表。", name), fmt::format("no plan was found in \"{}\".", name)}));
  report::FileReport report = TRY(judged(fixed.file, packs, call.settings));
  fixed.after = fixed.file.reading;
  for (const report::ReportedFinding& reported : report.plans.front().findings) {
    auto fix = check::fixed(fixed.after.plans.front(), reported.finding);
    if (!fix) {
      ++fixed.left;
      continue;
    }
    fixed.after.plans.front() = std::move(fix->plan);
    ++fixed.applied;
  }
  return fixed;
}

}  // namespace

Status run_fix(const Call& call) {
  const std::string to(call.arguments.value_or("fix", ""));
  if (call.arguments.words().size() != 1)
    return misuse(call, "check", {"--fix 只用于一个文件。", "--fix takes one file."});
  const auto fixed = fixed_of(call, call.arguments.words().front());
  if (!fixed) {
    call.console.complain(fixed.error().message);
    return status_of(fixed.error());
  }
  call.console.print(
      in(call.console.language,
         Text{fmt::format("套用了 {} 项改法；另有 {} 项要由填报人决定。\n", fixed->applied, fixed->left),
              fmt::format("{} findings were mended; {} are for the filer to decide.\n", fixed->applied,
                          fixed->left)}));
  if (fixed->applied == 0) return Status::fine;
  Source after = fixed->file.source;
  after.name = to;
  const auto written = write_document(report::diff_document(report::diff(fixed->file.reading, fixed->after),
                                                            fixed->file.source, after, call.console.language),
                                      to);
  if (!written) {
    call.console.complain(written.error().message);
    return status_of(written.error());
  }
  call.console.note({"已写出 " + to, "wrote " + to});
  return Status::fine;
}

}  // namespace hengji::cli
