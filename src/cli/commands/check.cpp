#include "cli/commands/check.h"

#include <fmt/format.h>

#include "base/embedded.h"
#include "base/limits.h"
#include "cli/commands/annotate.h"
#include "cli/commands/fix.h"
#include "cli/commands/publication.h"
#include "cli/file_batch.h"
#include "cli/judge.h"
#include "cli/source_file.h"
#include "report/findings/json.h"
#include "report/findings/sarif.h"
#include "report/findings/suppressions.h"
#include "report/findings/terminal.h"
#include "report/findings/words.h"
#include "report/html/findings_page.h"

namespace hengji::cli {
namespace {

constexpr Option options[] = {
    {"format", "text|json|sarif|html", {"输出格式（默认 text）", "format of the output (default: text)"}},
    {"baseline",
     "FILE",
     {"此前已知问题的基线；已知的不再计入", "baseline of findings known before, which count no more"}},
    {"write-baseline", "FILE", {"把这次的问题写成基线", "write the findings of this run as a baseline"}},
    {"suppressions",
     "FILE",
     {"已说明理由、可以保留的问题（TOML）", "findings answered for with a reason (TOML)"}},
    {"previous",
     "FILE",
     {"同一单位上年的目标表，用来比较", "last year's plan of the same department, to compare with"}},
    {"approved",
     "FILE",
     {"同一单位批复的目标表，监控表和自评表与它比较",
      "the approved plan, which monitoring and self-evaluation forms are compared with"}},
    {"fix",
     "OUT",
     {"套用能直接套用的改法，写出改后的表，改动在表内标明（格式随结尾）",
      "apply the findings that need no choice and write the form with the changes marked in it"}},
    {"fix-list", "OUT", {"同上，把改动写成新旧对照表", "the same with the changes side by side in a list"}},
    {"annotate",
     "OUT",
     {"把问题写成原文件副本里的批注（DOCX、XLSX、PDF），其余一字不动",
      "write the findings as comments into a copy of the file (DOCX, XLSX, PDF) and change nothing else"}},
    {"public",
     "",
     {"改查公开前的密级和内部标志、证件号码、银行账号、电话、邮箱和微信号",
      "look instead for secret and internal marks, identity numbers, accounts, telephones and addresses"
      " of people before publishing"}},
};

enum class Format { text, json, sarif, html };

Format format_of(const Arguments& arguments) {
  std::string_view name = arguments.value_or("format", "text");
  return name == "json"    ? Format::json
         : name == "sarif" ? Format::sarif
         : name == "html"  ? Format::html
                           : Format::text;
}

/// What a run of `check` works with.
class Checking {
 public:
  explicit Checking(const Call& call)
      : call_(call),
        format_(format_of(call.arguments)),
        text_({call.console.language, call.console.out_in_color, call.console.width}),
        sarif_(call.console.language),
        page_(call.console.language) {}

  Result<void> prepare();
  Status run();

 private:
  Outcome check_one(const InputFile& input, std::size_t number);
  std::string shown(const report::FileReport& report, std::size_t number) const;
  void take(Outcome& outcome);
  void begin() const;
  void end(const BatchTotal& total);
  Result<void> write_baseline() const;
  Result<Reading> plans_of(std::string_view option);
  void note_unused() const;

  const Call& call_;
  Format format_;
  std::optional<policy::Packs> packs_;
  std::optional<PlanReader> reader_;
  Inputs inputs_;
  OtherPlans others_;
  std::optional<report::Baseline> baseline_;
  std::optional<report::Suppressions> suppressions_;
  report::FindingsText text_;
  report::SarifLog sarif_;
  report::FindingsPage page_;
  std::vector<report::BaselineEntry> entries_;
  std::size_t taken_ = 0;
};

Result<void> Checking::prepare() {
  packs_ = TRY(policy::Packs::load(embedded::packs()));
  bool names_digests = format_ == Format::json || format_ == Format::sarif;
  reader_.emplace(*packs_, names_digests ? Digest::wanted : Digest::not_wanted, call_.settings.remote);
  if (call_.settings.policy && packs_->find(*call_.settings.policy) == nullptr)
    return fail(Error::usage(
        {fmt::format("没有“{}”这个政策包。现有的见 hengji pack list。", *call_.settings.policy),
         fmt::format("there is no pack \"{}\". See hengji pack list.", *call_.settings.policy)}));
  if (auto file = call_.arguments.value("baseline")) {
    std::string text = TRY(read_file(std::string(*file), limits::file_bytes));
    baseline_ = TRY(report::Baseline::parse(*file, text));
  }
  if (auto file = call_.arguments.value("suppressions")) {
    std::string text = TRY(read_file(std::string(*file), limits::pack_file_bytes));
    suppressions_ = TRY(report::Suppressions::parse(*file, text));
  }
  others_.previous = TRY(plans_of("previous"));
  others_.approved = TRY(plans_of("approved"));
  inputs_ = TRY(inputs_of(call_.arguments.words()));
  return {};
}

/// The plans of the file that an option names; none when it was not given.
Result<Reading> Checking::plans_of(std::string_view option) {
  auto file = call_.arguments.value(option);
  if (!file) return Reading{};
  ReadFile read = TRY(reader_->read({std::string(*file), {}, 0}));
  if (!read.reading.plans.empty()) return std::move(read.reading);
  return fail(Error::not_found({fmt::format("“{}”中没有目标表，无从比较。", *file),
                                fmt::format("there is no plan in \"{}\" to compare with.", *file)}));
}

std::string Checking::shown(const report::FileReport& report, std::size_t number) const {
  Language language = call_.console.language;
  switch (format_) {
    case Format::json:
      return report::findings_json(report, language).dump() + "\n";
    case Format::sarif:
      return sarif_.results(report);
    case Format::html:
      return page_.section(report, number);
    case Format::text:
      break;
  }
  return text_.of(report);
}

Outcome Checking::check_one(const InputFile& input, std::size_t number) {
  auto file = reader_->read(input);
  if (!file) return failed(call_.console, file.error());
  auto report = judged(*file, *packs_, call_.settings, others_);
  if (!report) return failed(call_.console, report.error());
  if (baseline_) baseline_->apply(*report);
  if (suppressions_)
    for (report::JudgedPlan& plan : report->plans) suppressions_->apply(plan, today());
  Outcome outcome;
  outcome.source = file->source;
  outcome.plans = report->plans.size();
  outcome.totals = report::totals_of(*report);
  if (outcome.totals.blocking != 0) outcome.status = Status::blocking;
  if (call_.arguments.has("write-baseline"))
    outcome.baseline = report::baseline_entries(*report, call_.console.language);
  bool is_for_people = format_ == Format::text || format_ == Format::html;
  if (is_for_people) report->source.name = spoken_name(report->source.name, call_.console.language);
  outcome.out = shown(*report, number);
  return outcome;
}

void Checking::take(Outcome& outcome) {
  const std::string& name = inputs_.files[taken_++].name;
  std::ranges::move(outcome.baseline, std::back_inserter(entries_));
  bool is_unread = outcome.status == Status::unread;
  if (format_ == Format::sarif && is_unread) sarif_.add_unread(name, outcome.why_unread);
  if (format_ == Format::sarif && !is_unread)
    outcome.out = sarif_.join(std::move(outcome.out), outcome.source);
  std::string spoken = spoken_name(name, call_.console.language);
  if (format_ == Format::html && is_unread) page_.add_unread(spoken, outcome.why_unread);
  if (format_ == Format::html && !is_unread) page_.add_line(spoken, taken_, outcome.totals);
}

void Checking::begin() const {
  if (format_ == Format::sarif) call_.console.print(sarif_.begin());
  if (format_ == Format::html) call_.console.print(page_.begin());
}

void Checking::end(const BatchTotal& total) {
  if (format_ == Format::sarif) call_.console.print(sarif_.end());
  if (format_ == Format::html) call_.console.print(page_.end());
  if (format_ != Format::text || !inputs_.is_batch || total.files == 0) return;
  Language language = call_.console.language;
  constexpr Phrase files{"共 {} 个文件，{} 个目标表：{}", "{} files, {} plans: {}"};
  constexpr Phrase unread{"；{} 个文件读不了", "; {} files could not be read"};
  std::string line = fmt::format(fmt::runtime(in(language, files)), total.files, total.plans,
                                 report::summary(total.totals, language));
  if (total.unread != 0) line += fmt::format(fmt::runtime(in(language, unread)), total.unread);
  call_.console.print(line + "\n");
}

Result<void> Checking::write_baseline() const {
  auto file = call_.arguments.value("write-baseline");
  if (!file) return {};
  return write_file(std::string(*file), report::baseline_json(entries_));
}

void Checking::note_unused() const {
  if (!suppressions_) return;
  std::string_view file = call_.arguments.value_or("suppressions", "");
  for (const report::Suppression* one : suppressions_->unused())
    call_.console.note({fmt::format("{}:{} 的说明没有用到：这次没有它所说的问题。", file, one->line),
                        fmt::format("{}:{}: this suppression was not needed: nothing it speaks of was found.",
                                    file, one->line)});
}

Status Checking::run() {
  begin();
  BatchTotal total =
      run_files(call_, inputs_,
                {[this](const InputFile& input, std::size_t number) { return check_one(input, number); },
                 [this](Outcome& outcome) { take(outcome); }});
  end(total);
  note_unused();
  if (total.plans == 0 && total.status == Status::fine) {
    call_.console.complain({"没有找到目标表，什么也没有审核。", "no plan was found; nothing was checked."});
    total.status = Status::unread;
  }
  auto written = write_baseline();
  if (written) return total.status;
  call_.console.complain(written.error().message);
  return Status::unread;
}

}  // namespace

std::span<const Option> check_options() {
  return options;
}

Status run_check(const Call& call) {
  if (call.arguments.words().empty()) return misuse(call, "check", {"没有给出文件。", "no file was given."});
  if (call.arguments.has("public")) return run_public_check(call);
  if (call.arguments.has("fix") || call.arguments.has("fix-list")) return run_fix(call);
  if (call.arguments.has("annotate")) return run_annotate(call);
  Checking checking(call);
  auto ready = checking.prepare();
  if (ready) return checking.run();
  call.console.complain(ready.error().message);
  return status_of(ready.error());
}

}  // namespace hengji::cli
