// hengji-ocr: reads the text of pictures for Hengji in a process of its own, because its engine is large and
// pictures from outside are hostile. It answers the requests of readers/scan/wire.h on standard input and
// output, writes nothing else, and ends when its input does.
#include <malloc.h>
#include <sched.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <new>

#include "answer.h"
#include "base/limits.h"
#include "pipe/pipe.h"

namespace hengji::ocr {
namespace {

/// No file grows, nothing is sent: what people scan stays on the machine whatever an engine may try.
void confine() {
  std::signal(SIGXFSZ, SIG_IGN);
  setenv("ORT_DISABLE_TELEMETRY", "1", 1);
  // Without a network of its own where the system allows it; the engine that is installed asks for none.
  if (unshare(CLONE_NEWNET) != 0) unshare(CLONE_NEWUSER | CLONE_NEWNET);
  pipe::bound(RLIMIT_CORE, 0);
  pipe::bound(RLIMIT_FSIZE, 0);
#ifndef __SANITIZE_ADDRESS__
  pipe::bound(RLIMIT_AS, limits::ocr_memory_bytes);
#endif
}

/// Pictures and what is worked out on them take tens of megabytes and are needed only briefly: memory that
/// went back to the system each time would come again page by page, each cleared anew.
void keep_memory() {
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
}

void serve() {
  keep_memory();
  Desk desk;
  pipe::serve(std::max(limits::picture_pixels * 3, limits::file_bytes) + 64,
              [&](std::string_view request) { return desk.answer(request); });
}

}  // namespace
}  // namespace hengji::ocr

int main() {
  std::signal(SIGPIPE, SIG_IGN);
  hengji::ocr::confine();
  try {
    hengji::ocr::serve();
  } catch (const std::bad_alloc&) {
    std::_Exit(4);  // more memory than a picture is given; whoever asked sees the pipe end
  }
  std::_Exit(0);
}
