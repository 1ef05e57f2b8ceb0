#include "cli/commands/fix.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/embedded.h"
#include "check/fixes/fixes.h"
#include "cli/judge.h"
#include "cli/written_file.h"
#include "forms/fill/fill.h"
#include "report/diff/render.h"

namespace hengji::cli {
namespace {

/// A plan before and after its fixes.
struct Fixed {
  policy::Packs packs;
  ReadFile file;
  Reading after;
  std::size_t applied = 0;
  std::size_t left = 0;  ///< findings that a person must decide on
};

Result<Fixed> fixed_of(const Call& call, const std::string& name) {
  Fixed fixed;
  fixed.packs = TRY(policy::Packs::load(embedded::packs()));
  const policy::Packs& packs = fixed.packs;
  PlanReader reader(packs, Digest::not_wanted, call.settings.remote);
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

/// The plan's own form with the changes in it; nothing for a plan whose form is not known or cannot be
/// written.
std::optional<Document> form_with_changes(const Fixed& fixed) {
  const Plan &before = fixed.file.reading.plans.front(), &after = fixed.after.plans.front();
  const auto& forms = fixed.packs.forms();
  const auto form = std::ranges::find(forms, before.form, &policy::Form::id);
  if (form == forms.end()) return std::nullopt;
  const auto old_form = forms::fill(before, *form, fixed.packs.vocabulary());
  const auto new_form = forms::fill(after, *form, fixed.packs.vocabulary());
  return old_form && new_form ? report::marked_form(*old_form, *new_form) : std::nullopt;
}

Document list_of_changes(const Call& call, const Fixed& fixed, const std::string& to) {
  Source after = fixed.file.source;
  after.name = to;
  return report::diff_document(report::diff(fixed.file.reading, fixed.after), fixed.file.source, after,
                               call.console.language);
}

Result<void> write_changes(const Call& call, const Fixed& fixed) {
  if (const auto to = call.arguments.value("fix")) {
    const std::string name(*to);
    auto form = form_with_changes(fixed);
    if (!form)
      call.console.note({"没有这份表的表样，改动写成新旧对照表。",
                         "its form is not known; the changes are written side by side."});
    TRY_VOID(write_document(form ? *form : list_of_changes(call, fixed, name), name));
    call.console.note({"已写出 " + name, "wrote " + name});
  }
  if (const auto to = call.arguments.value("fix-list")) {
    const std::string name(*to);
    TRY_VOID(write_document(list_of_changes(call, fixed, name), name));
    call.console.note({"已写出 " + name, "wrote " + name});
  }
  return {};
}

}  // namespace

Status run_fix(const Call& call) {
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
  if (const auto written = write_changes(call, *fixed); !written) {
    call.console.complain(written.error().message);
    return status_of(written.error());
  }
  return Status::fine;
}

}  // namespace hengji::cli
