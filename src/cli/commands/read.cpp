#include "cli/commands/read.h"

#include "base/embedded.h"
#include "base/limits.h"
#include "cli/annotation.h"
#include "cli/file_batch.h"
#include "cli/reading.h"
#include "cli/source_file.h"
#include "model/plan_json.h"
#include "report/reading/text.h"

namespace hengji::cli {
namespace {

constexpr Option options[] = {
    {"json",
     "",
     {"输出 hengji.reading/1 的 JSON，一个文件一行", "print hengji.reading/1 JSON, one line a file"}},
    {"annotate",
     "PDF",
     {"把读到的单元格和目标表的取值画在原件的页面上，写成一个 PDF",
      "draw the cells and what the plan took from them over the pages of the source, as a PDF"}},
    {"outline", "", {"输出文档与目标表的规范文本", "print the canonical text of the document and its plans"}},
};

std::string shown(const Call& call, const ReadFile& file) {
  Language language = call.console.language;
  if (call.arguments.has("json")) return to_json(file.source, file.reading, language).dump() + "\n";
  if (!call.arguments.has("outline")) {
    Source source = file.source;
    source.name = spoken_name(source.name, language);
    return report::reading_text(source, file.reading, language, call.console.width);
  }
  std::string text = outline(file.document);
  for (const Plan& plan : file.reading.plans) text += outline(plan);
  return text;
}

/// One file, whose pages are drawn anew.
Status annotate(const Call& call, const std::vector<InputFile>& files, PlanReader& reader) {
  if (files.size() != 1 || !files[0].archive.empty() || files[0].name == "-")
    return misuse(call, "read",
                  {"--annotate 每次只画一个文件，不能是文件夹、压缩包或标准输入。",
                   "--annotate draws one file at a time, no folder, archive or standard input."});
  auto draw = [&]() -> Result<void> {
    const ReadFile file = TRY(reader.read(files[0]));
    const std::string bytes = TRY(read_file(files[0].name, limits::file_bytes));
    return write_file(std::string(*call.arguments.value("annotate")), TRY(annotated(file, bytes)));
  };
  const Result<void> done = draw();
  if (done) return Status::fine;
  call.console.complain(done.error().message);
  return status_of(done.error());
}

}  // namespace

std::span<const Option> read_options() {
  return options;
}

Status run_read(const Call& call) {
  if (call.arguments.words().empty()) return misuse(call, "read", {"没有给出文件。", "no file was given."});
  auto packs = policy::Packs::load(embedded::packs());
  auto inputs = inputs_of(call.arguments.words());
  for (const Error* error : {packs ? nullptr : &packs.error(), inputs ? nullptr : &inputs.error()})
    if (error != nullptr) {
      call.console.complain(error->message);
      return status_of(*error);
    }
  Digest digest = call.arguments.has("json") ? Digest::wanted : Digest::not_wanted;
  PlanReader reader(*packs, digest, call.settings.remote);
  if (call.arguments.has("annotate")) return annotate(call, inputs->files, reader);
  auto read_one = [&](const InputFile& input, std::size_t) {
    auto file = reader.read(input);
    if (!file) return failed(call.console, file.error());
    return Outcome{.out = shown(call, *file), .plans = file->reading.plans.size()};
  };
  return run_files(call, *inputs, {read_one, {}}).status;
}

}  // namespace hengji::cli
