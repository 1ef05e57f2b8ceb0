// Kills a writer with SIGKILL at random moments, again and again, and after each time looks whether every
// write that it had told as acknowledged is there; at the end, whether `verify` is clean.
//   crash WRITER ADDRESS ROUNDS [POSTGRES_DATA_FOLDER]
// With the data folder of a PostgreSQL server it kills that server instead, every process of it, and starts
// it again; the writer sees the connection break and ends or goes on.

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <string>
#include <thread>

#include "store/dossiers.h"
#include "store/files.h"
#include "store/organization.h"
#include "store/verify.h"

namespace {

using namespace hengji;
using namespace hengji::store;

/// What the writer told as acknowledged.
struct Told {
  std::map<std::int64_t, std::string> revisions;
  std::set<std::string> files;

  bool is_empty() const { return revisions.empty() && files.empty(); }

  void take(const std::string& line) {
    auto blank = line.find(' ');
    if (line.starts_with("file "))
      files.insert(line.substr(blank + 1));
    else if (blank != std::string::npos)
      revisions[std::strtoll(line.c_str(), nullptr, 10)] = line.substr(blank + 1);
  }
};

class Writer {
 public:
  Writer(const char* program, const char* address, const std::string& dossier) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) std::abort();
    pid_ = ::fork();
    if (pid_ == 0) {
      ::dup2(ends[1], STDOUT_FILENO);
      ::execl(program, program, address, dossier.c_str(), nullptr);
      ::_exit(127);
    }
    ::close(ends[1]);
    from_ = ends[0];
  }

  /// Listens until the moment comes or the writer ends by itself.
  enum class Until { first_line, end };
  void listen(std::chrono::steady_clock::time_point until, Told& told, Until what) {
    while (what == Until::end || told.is_empty()) {
      auto left =
          std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
      pollfd waiting{from_, POLLIN, 0};
      if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return;
      if (!read_some(told)) return;
    }
  }

  void kill(Told& told) {
    ::kill(pid_, SIGKILL);
    while (read_some(told)) {
    }
    ::close(from_);
    ::waitpid(pid_, nullptr, 0);
  }

 private:
  bool read_some(Told& told) {
    char bytes[4096];
    ssize_t size = ::read(from_, bytes, sizeof bytes);
    if (size <= 0) return false;
    for (char c : std::string_view(bytes, static_cast<std::size_t>(size))) {
      if (c != '\n')
        line_ += c;
      else {
        told.take(line_);
        line_.clear();
      }
    }
    return true;
  }

  pid_t pid_ = 0;
  int from_ = -1;
  std::string line_;
};

Result<std::string> prepare(const char* address) {
  auto store = TRY(Store::open({.address = address, .connections = 2}));
  return store->write([](Transaction& transaction) -> Result<std::string> {
    TRY_VOID(put_region(transaction, {"320599", "澄湖县", {}}));
    TRY_VOID(
        put_department(transaction, {"water", "320599", {}, "澄湖县水利局", "102", "", "department", true}));
    Dossier dossier;
    dossier.department = "water";
    dossier.year = 2026;
    dossier.kind = "department-goal";
    dossier.state = "draft";
    dossier.created_by = "writer";
    dossier.created_at = now();
    return TRY(create_dossier(transaction, dossier)).id;
  });
}

/// The acknowledged writes of a round that are not there.
Result<int> lost(const char* address, const std::string& dossier, const Told& told) {
  auto store = TRY(Store::open({.address = address, .connections = 2, .patience = 60}));
  return store->read([&](Transaction& transaction) -> Result<int> {
    int missing = 0;
    for (const auto& [number, hash] : told.revisions) {
      auto found = TRY(find_revision(transaction, dossier, number));
      missing += !found || found->hash != hash || seal_like(hash, found->content) != hash;
    }
    for (const std::string& hash : told.files) missing += !TRY(find_file(transaction, hash));
    return missing;
  });
}

/// Kills the whole server as a loss of power would, and starts it again.
void crash_server(const std::string& folder) {
  std::string command = fmt::format(
      "pid=$(head -1 '{0}/postmaster.pid'); kill -9 $pid $(cat /proc/$pid/task/$pid/children); "
      "while kill -0 $pid 2>/dev/null; do sleep 0.02; done; rm -f '{0}/postmaster.pid'; sleep 0.1; ",
      folder);
  std::string start = fmt::format(
      "$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)/pg_ctl -D '{}' -l '{}.log' -w -t 60 start "
      ">/dev/null",
      folder, folder);
  if (::geteuid() == 0)
    start = "setpriv --reuid=postgres --regid=postgres --init-groups env HOME=/tmp " + start;
  if (std::system((command + "cd / && " + start).c_str()) != 0)
    std::fputs("the server did not start again\n", stderr);
}

struct Outcomes {
  int rounds = 0;
  std::size_t acknowledged = 0;
  int lost = 0;
  int silent = 0;  ///< rounds in which nothing was acknowledged
};

Result<Outcomes> crash_again_and_again(char** arguments, const std::string& dossier, const char* server) {
  Outcomes sum;
  std::mt19937 random(20261123);
  for (int rounds = std::atoi(arguments[3]); sum.rounds < rounds; ++sum.rounds) {
    Told told;
    Writer writer(arguments[1], arguments[2], dossier);
    // One in ten while it opens the store, the others while it writes.
    auto in = [](unsigned milliseconds) {
      return std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    };
    bool is_early = random() % 10 == 0;
    if (!is_early) writer.listen(in(20'000), told, Writer::Until::first_line);
    writer.listen(in(random() % 60), told, Writer::Until::end);
    if (server) crash_server(server);
    writer.kill(told);
    sum.lost += TRY(lost(arguments[2], dossier, told));
    sum.acknowledged += told.revisions.size() + told.files.size();
    sum.silent += told.revisions.empty();
  }
  return sum;
}

Result<int> whole(int count, char** arguments) {
  std::string dossier = TRY(prepare(arguments[2]));
  Outcomes sum = TRY(crash_again_and_again(arguments, dossier, count > 4 ? arguments[4] : nullptr));
  auto store = TRY(Store::open({.address = arguments[2]}));
  auto found = TRY(store->read([](Transaction& transaction) { return verify(transaction); }));
  for (const Fault& fault : found.faults) fmt::print("{}\n", fault.message.en);
  fmt::print(
      "{} crashes ({} before the first acknowledgement), {} acknowledged writes, {} lost, {} revisions, {} "
      "faults\n",
      sum.rounds, sum.silent, sum.acknowledged, sum.lost, found.revisions, found.faults.size());
  bool is_good = sum.lost == 0 && found.is_clean() && sum.silent < sum.rounds / 2 && sum.acknowledged > 0;
  return is_good ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 4) return 2;
  auto result = whole(count, arguments);
  if (!result) {
    fmt::print(stderr, "{}\n", result.error().message.en);
    return 1;
  }
  return *result;
}
