#include "cli/file_batch.h"

#include <fmt/format.h>

#include <exception>

#include "cli/progress.h"

namespace hengji::cli {
namespace {

Outcome guarded(const Console& console, const InputFile& input, std::size_t number, const FileWork& work) {
  const std::string& name = input.name;
  std::string what;
  try {
    return work.run(input, number);
  } catch (const std::bad_alloc&) {
    return failed(
        console,
        Error::limit({fmt::format("“{}”需要的内存超过本机所有，没有处理。", name),
                      fmt::format("\"{}\" needs more memory than there is; it was left out.", name)}));
  } catch (const std::exception& bug) {
    what = bug.what();
  }
  return failed(
      console,
      Error::damaged(
          {fmt::format("处理“{}”时程序内部出错（{}）。这是衡绩自身的缺陷，不是文件的问题。", name, what),
           fmt::format("internal error in \"{}\" ({}): a fault of Hengji, not of the file.", name, what)}));
}

void add(BatchTotal& total, const Outcome& one) {
  total.status = worse(total.status, one.status);
  total.files += 1;
  total.unread += one.status == Status::unread;
  total.plans += one.plans;
  total.totals += one.totals;
}

void complain_of_folders(const Call& call, const Inputs& inputs, BatchTotal& total) {
  for (const Error& error : inputs.errors) {
    call.console.complain(error.message);
    total.status = worse(total.status, Status::unread);
  }
  for (const std::string& folder : inputs.empty_folders) {
    call.console.complain(
        {fmt::format("“{}”中没有可读的文档（txt、xlsx、docx、pdf、ofd 等）。", folder),
         fmt::format("there is no document to read in \"{}\" (txt, xlsx, docx, pdf, ofd and so on).",
                     folder)});
    total.status = worse(total.status, Status::unread);
  }
}

}  // namespace

Outcome failed(const Console& console, const Error& error) {
  Outcome outcome;
  outcome.err = console.complaint(error.message);
  outcome.status = Status::unread;
  outcome.why_unread = error.message;
  return outcome;
}

BatchTotal run_files(const Call& call, const Inputs& inputs, const FileWork& work) {
  BatchTotal total;
  Progress progress(call.console, inputs.files.size());
  in_order(
      inputs.files.size(), call.settings.jobs,
      [&](std::size_t i) { return guarded(call.console, inputs.files[i], i + 1, work); },
      [&](std::size_t, Outcome& outcome) {
        if (work.before_printing) work.before_printing(outcome);
        if (!outcome.out.empty() || !outcome.err.empty()) progress.clear();
        call.console.print(outcome.out);
        if (!outcome.err.empty()) call.console.print_error(outcome.err);
        add(total, outcome);
        progress.advance();
      });
  progress.clear();
  complain_of_folders(call, inputs, total);
  return total;
}

}  // namespace hengji::cli
