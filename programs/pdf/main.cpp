// hengji-pdf: takes PDF files apart for Hengji in a process of its own. It answers the requests of
// readers/pdf/wire.h on standard input and output, writes nothing else, and ends when its input does.
#include <Error.h>
#include <GlobalParams.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>

#include "base/limits.h"
#include "file.h"
#include "notes.h"
#include "pipe/pipe.h"

namespace hengji_pdf {

namespace limits = hengji::limits;
namespace pipe = hengji::pipe;

namespace {

std::string refused(wire::Refusal why) {
  return {static_cast<char>(wire::Answer::refused), static_cast<char>(why)};
}

// Processor time for one more file, counted from now.
void allow_time() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  pipe::bound(RLIMIT_CPU,
              static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec + limits::pdf_seconds + 2));
}

void confine() {
  pipe::bound(RLIMIT_CORE, 0);
  pipe::bound(RLIMIT_FSIZE, 0);
  pipe::bound(RLIMIT_STACK, 16u << 20);
#ifndef __SANITIZE_ADDRESS__
  pipe::bound(RLIMIT_AS, limits::pdf_memory_bytes);
#endif
}

std::string pages(const File& file, std::uint32_t first, std::uint32_t last) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(limits::pdf_seconds);
  std::string body;
  std::size_t characters = 0;
  auto ended = wire::Ended::complete;
  last = std::min({last, file.pages(), static_cast<std::uint32_t>(limits::pages)});
  for (unsigned number = std::max(1u, first); number <= last && ended == wire::Ended::complete; ++number) {
    const PageLimits bounds{limits::page_glyphs, limits::page_rulings, until};
    characters += file.append_page(number, bounds, body);
    if (std::chrono::steady_clock::now() > until) ended = wire::Ended::out_of_time;
    if (characters > limits::document_glyphs) ended = wire::Ended::out_of_space;
  }
  wire::Writer out;
  out.put(wire::Answer::pages);
  out.put(static_cast<std::uint32_t>(file.pages()));
  out.put(ended);
  out.put_bytes(body);
  return std::move(out.bytes());
}

std::string increment(std::string_view notes, std::uint32_t count, const File& file) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(limits::pdf_seconds);
  wire::Refusal refusal{};
  const std::string bytes =
      increment_with(file, notes, count, {limits::page_glyphs, limits::page_rulings, until}, refusal);
  if (refusal != wire::Refusal{}) return refused(refusal);
  return static_cast<char>(wire::Answer::increment) + bytes;
}

std::string picture(const File& file, std::uint32_t number, std::uint32_t thousandths) {
  if (number < 1 || number > file.pages()) return refused(wire::Refusal::no_such_page);
  const std::string shown =
      file.picture(number, std::clamp(thousandths / 1000.0, 18.0, 1200.0), limits::picture_pixels);
  if (shown.empty()) return refused(wire::Refusal::too_large);
  return static_cast<char>(wire::Answer::picture) + shown;
}

// The file that the last request was about stays open: pictures are asked for page after page.
class Desk {
 public:
  std::string answer(std::string_view request) {
    allow_time();
    wire::Cursor cursor(request);
    const auto what = cursor.take<wire::Request>();
    const auto first = cursor.take<std::uint32_t>();
    const auto second = cursor.take<std::uint32_t>();
    const auto notes = what == wire::Request::notes ? cursor.take_bytes(second) : std::string_view();
    if (const auto why = open(cursor.take_bytes(cursor.left())); why != wire::Refusal{}) return refused(why);
    if (what == wire::Request::pages) return pages(*file_, first, second);
    if (what == wire::Request::notes) return increment(notes, first, *file_);
    if (what == wire::Request::picture) return picture(*file_, first, second);
    return refused(wire::Refusal::damaged);
  }

 private:
  wire::Refusal open(std::string_view bytes) {
    if (file_ && file_->bytes() == bytes) return {};
    file_.reset();
    wire::Refusal refusal{};
    auto opened = std::make_unique<File>(std::string(bytes), refusal);
    if (refusal == wire::Refusal{}) file_ = std::move(opened);
    return refusal;
  }

  std::unique_ptr<File> file_;
};

void serve() {
  Desk desk;
  pipe::serve(limits::file_bytes + 64, [&](std::string_view request) { return desk.answer(request); });
}

}  // namespace
}  // namespace hengji_pdf

int main() {
  std::signal(SIGPIPE, SIG_IGN);
  hengji_pdf::confine();
  setErrorCallback([](ErrorCategory, Goffset, const char*) {});
  globalParams = std::make_unique<GlobalParams>();
  try {
    hengji_pdf::serve();
  } catch (const std::bad_alloc&) {
    return 4;  // more memory than a file is given; whoever asked sees the pipe end
  }
  std::_Exit(0);
}
