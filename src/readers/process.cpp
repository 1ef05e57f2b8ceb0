#include "readers/process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <thread>
#include <vector>

extern char** environ;

namespace hengji::readers {
namespace {

using Clock = std::chrono::steady_clock;

/// How a conversation came to its end.
enum class Outcome { answered, gone, too_late, too_long };

/// A running program and our end of the line to it. Killed when it goes out of scope.
class Process {
 public:
  Process(pid_t id, int line) : id_(id), line_(line) {}
  Process(Process&& other) noexcept
      : id_(std::exchange(other.id_, -1)), line_(std::exchange(other.line_, -1)) {}
  Process& operator=(Process&& other) noexcept {
    std::swap(id_, other.id_);
    std::swap(line_, other.line_);
    return *this;
  }
  ~Process() {
    if (line_ >= 0) close(line_);
    if (id_ <= 0) return;
    kill(id_, SIGKILL);
    while (waitpid(id_, nullptr, 0) < 0 && errno == EINTR) continue;
  }

  Outcome send(std::string_view bytes, Clock::time_point until) {
    while (!bytes.empty()) {
      if (Outcome waited = wait_for(POLLOUT, until); waited != Outcome::answered) return waited;
      ssize_t sent = ::send(line_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (sent < 0 && errno != EAGAIN && errno != EINTR) return Outcome::gone;
      if (sent > 0) bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return Outcome::answered;
  }

  /// Fills `bytes` as far as it is long.
  Outcome receive(std::string& bytes, Clock::time_point until) {
    for (std::size_t at = 0; at < bytes.size();) {
      if (Outcome waited = wait_for(POLLIN, until); waited != Outcome::answered) return waited;
      ssize_t got = recv(line_, bytes.data() + at, bytes.size() - at, MSG_DONTWAIT);
      if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) return Outcome::gone;
      if (got > 0) at += static_cast<std::size_t>(got);
    }
    return Outcome::answered;
  }

 private:
  Outcome wait_for(short event, Clock::time_point until) const {
    for (;;) {
      auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
      if (left <= 0) return Outcome::too_late;
      pollfd one{line_, event, 0};
      int ready = poll(&one, 1, static_cast<int>(std::min<long long>(left, 1'000'000)));
      if (ready > 0) return Outcome::answered;
      if (ready < 0 && errno != EINTR) return Outcome::gone;
    }
  }

  pid_t id_ = -1;
  int line_ = -1;
};

Result<Process> start(const Program& program) {
  std::string path = path_of_program(program.file);
  if (path.empty())
    return fail(Error::not_installed(
        {fmt::format("{}需要程序 {}，本机没有找到；请把它与 hengji 放在同一目录", program.task.zh,
                     program.file),
         fmt::format("{} needs the program {}, which was not found on this machine; put it beside hengji",
                     program.task.en, program.file)}));
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
    return fail(Error::io({"操作系统不能再打开管道", "the operating system gives no more pipes"}));
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::array<char*, 2> arguments{path.data(), nullptr};
  pid_t id = -1;
  int failed = posix_spawn(&id, path.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  if (failed != 0) {
    close(ends[0]);
    return fail(Error::io({fmt::format("不能启动程序 {}", program.file),
                           fmt::format("the program {} cannot be started", program.file)}));
  }
  return Process(id, ends[0]);
}

/// The programs that wait for their next request. The one thing in this room that outlives a call: starting
/// a program costs more than reading a small file with it.
class Idle {
 public:
  std::vector<Process> take(std::string_view file) {
    std::lock_guard lock(mutex_);
    std::vector<Process> found;
    auto it =
        std::find_if(waiting_.begin(), waiting_.end(), [&](const auto& one) { return one.first == file; });
    if (it == waiting_.end()) return found;
    found.push_back(std::move(it->second));
    waiting_.erase(it);
    return found;
  }

  void put(std::string_view file, Process process) {
    std::lock_guard lock(mutex_);
    if (waiting_.size() < 2 * std::max(1u, std::thread::hardware_concurrency()))
      waiting_.emplace_back(std::string(file), std::move(process));
  }

 private:
  std::mutex mutex_;
  std::vector<std::pair<std::string, Process>> waiting_;
};

Idle& idle() {
  static Idle programs;
  return programs;
}

Outcome converse(Process& process, const Program& program, std::string_view request, std::string& answer) {
  Clock::time_point until = Clock::now() + program.patience;
  std::string length(8, '\0');
  for (int i = 0; i < 8; ++i)
    length[i] = static_cast<char>(static_cast<std::uint64_t>(request.size()) >> 8 * i);
  if (Outcome sent = process.send(length, until); sent != Outcome::answered) return sent;
  if (Outcome sent = process.send(request, until); sent != Outcome::answered) return sent;
  if (Outcome got = process.receive(length, until); got != Outcome::answered) return got;
  std::uint64_t bytes = 0;
  for (int i = 0; i < 8; ++i) bytes |= std::uint64_t{static_cast<unsigned char>(length[i])} << 8 * i;
  if (bytes > program.answer_bytes) return Outcome::too_long;
  answer.resize(bytes);
  return process.receive(answer, until);
}

Error why(Outcome outcome, const Program& program) {
  switch (outcome) {
    case Outcome::too_late:
      return Error::limit({fmt::format("{}超过 {} 秒，已停止", program.task.zh, program.patience.count()),
                           fmt::format("{} took more than {} seconds and was stopped", program.task.en,
                                       program.patience.count())});
    case Outcome::too_long:
      return Error::limit(
          {fmt::format("{}的结果超过 {} 字节，已停止", program.task.zh, program.answer_bytes),
           fmt::format("{} gave more than {} bytes and was stopped", program.task.en, program.answer_bytes)});
    default:
      return Error::damaged(
          {fmt::format("{}中途终止：文件可能已损坏，或所需内存超过上限", program.task.zh),
           fmt::format("{} broke off: the file may be damaged or need more memory than allowed",
                       program.task.en)});
  }
}

}  // namespace

std::string path_of_program(std::string_view file) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  std::vector<fs::path> folders;
  if (const char* given = std::getenv("HENGJI_PROGRAMS")) folders.emplace_back(given);
  fs::path here = fs::read_symlink("/proc/self/exe", ignored).parent_path();
  folders.insert(folders.end(), {here, here / "../programs", here / "../libexec/hengji"});
  for (const fs::path& folder : folders)
    if (fs::path path = folder / file; access(path.c_str(), X_OK) == 0) return path.string();
  return {};
}

Result<std::string> ask(const Program& program, std::string_view request) {
  std::string answer;
  // One that waited may have died meanwhile; that is not the fault of this request.
  for (Process& waiting : idle().take(program.file)) {
    Outcome outcome = converse(waiting, program, request, answer);
    if (outcome == Outcome::answered) idle().put(program.file, std::move(waiting));
    if (outcome == Outcome::answered) return answer;
    if (outcome != Outcome::gone) return fail(why(outcome, program));
  }
  Process fresh = TRY(start(program));
  Outcome outcome = converse(fresh, program, request, answer);
  if (outcome != Outcome::answered) return fail(why(outcome, program));
  idle().put(program.file, std::move(fresh));
  return answer;
}

}  // namespace hengji::readers
