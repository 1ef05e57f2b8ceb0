// Writes into a store as fast as it can, four at a time so that they share commits, and tells each
// acknowledged write on standard output, at once. It is killed in the middle; what it told must be there
// afterwards.
//   writer ADDRESS DOSSIER
// A line "number hash" an acknowledged revision, "file hash" an acknowledged file.

#include <unistd.h>

#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include "store/dossiers.h"
#include "store/files.h"

namespace {

using namespace hengji;
using namespace hengji::store;

/// One write system call, so that a line is told whole or not at all.
void tell(const std::string& line) {
  if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) ::_exit(1);
}

Outcome<Standing> save(Store& into, const std::string& dossier, std::string& hash) {
  return into.write([&](Transaction& transaction) -> Outcome<Standing> {
    auto now_there = TRY(find_dossier(transaction, dossier));
    if (!now_there) return fail(Error::not_found({"没有目标表", "no dossier"}));
    std::string content = "{\"round\":" + std::to_string(now_there->revision + 1) + ",\"text\":\"" +
                          std::string(static_cast<std::size_t>(now_there->revision * 37 % 5000), 'x') + "\"}";
    hash = seal(transaction.seal(), content);
    return save_revision(transaction, dossier, now_there->version, {content, "writer", now(), ""});
  });
}

int fail_with(const Error& error) {
  std::fprintf(stderr, "%s\n", error.message.en.c_str());
  return 1;
}

/// Ends with the first error.
Result<void> write_on_and_on(Store& store, const std::string& dossier) {
  for (int round = 0;; ++round) {
    std::string hash;
    auto saved = TRY(save(store, dossier, hash));
    if (const auto* standing = std::get_if<Standing>(&saved))
      tell(std::to_string(standing->revision) + " " + hash + "\n");
    if (round % 7 != 3) continue;
    FileIntake intake(store, now());
    TRY_VOID(intake.add(new_id() + std::string(static_cast<std::size_t>(round % 5) * 300'000, 'y')));
    auto kept = TRY(intake.finish("f", "text/plain", "writer", "320599"));
    tell("file " + kept.hash + "\n");
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  constexpr int writers = 4;
  auto opened = Store::open({.address = argv[1], .connections = writers + 1, .patience = 30});
  if (!opened) return fail_with(opened.error());
  std::vector<std::thread> threads;
  for (int i = 0; i < writers; ++i)
    threads.emplace_back([&] { ::_exit(fail_with(write_on_and_on(**opened, argv[2]).error())); });
  for (std::thread& thread : threads) thread.join();
}
