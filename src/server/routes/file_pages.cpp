#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <thread>

#include "server/http/wire.h"
#include "server/limits.h"
#include "server/routes/handlers.h"
#include "store/files.h"

namespace hengji::server {
namespace {

using service::Answer;
using service::Refusal;

constexpr std::string_view page_missing_zh = "这个文件没有这一页的图像。";

Refusal no_page() {
  return Refusal::not_found({std::string(page_missing_zh), "the file has no picture of that page."});
}

/// Runs a program with an argument list and waits, at most so long. Whether it ended well.
bool ran(const std::vector<std::string>& words, std::chrono::seconds patience) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (int descriptor : {0, 1, 2})
    posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0);
  pid_t child = 0;
  int failed = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return false;
  auto end = std::chrono::steady_clock::now() + patience;
  int status = 0;
  while (waitpid(child, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() > end) {
      kill(child, SIGKILL);
      waitpid(child, &status, 0);
      return false;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

std::string bytes_in(const std::filesystem::path& path) {
  http::OpenFile file(path);
  std::string bytes(std::min(file.size(), limits::page_picture_bytes), '\0');
  ssize_t count = file.size() == 0 ? 0 : ::read(file.descriptor(), bytes.data(), bytes.size());
  bytes.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
  return bytes;
}

/// The page as PNG by pdftoppm, a program of its own; empty when there is no such page or no such program.
std::string drawn(const std::filesystem::path& folder, std::string_view pdf, int page) {
  http::SpoolWriter writer;
  if (!writer.open(folder) || !writer.write(pdf)) return {};
  http::SpooledFile source = writer.finished();
  http::SpooledFile picture(source.path().string() + ".png");
  std::string number = std::to_string(page);
  bool is_drawn = ran({"pdftoppm", "-png", "-r", "110", "-f", number, "-l", number, "-singlefile",
                       source.path().string(), source.path().string()},
                      std::chrono::seconds(limits::page_picture_seconds));
  return is_drawn ? bytes_in(picture.path()) : std::string();
}

}  // namespace

Answer<http::Response> file_page(Call& call) {
  std::string hash(call["hash"]);
  std::string_view number = call["n"];
  int page = 0;
  auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), page);
  if (error != std::errc() || end != number.data() + number.size() || page < 1 || page > limits::pages)
    return fail(no_page());
  std::optional<store::StoredFile> file;
  std::string bytes;
  TRY_VOID(call.site.store->read([&](store::Transaction& transaction) -> Result<bool> {
    file = TRY(store::find_file(transaction, hash));
    if (file) bytes = TRY(store::file_bytes(transaction, hash));
    return true;
  }));
  if (!file) return fail(Refusal::not_found({"没有这个文件。", "there is no such file."}));
  service::Reply reply;
  reply.etag = hash.substr(hash.find(':') + 1, 16) + "-" + std::to_string(page);
  std::filesystem::path folder =
      call.site.settings.spool.empty() ? std::filesystem::temp_directory_path() : call.site.settings.spool;
  bool is_picture = bytes.starts_with("\x89PNG") || bytes.starts_with("\xff\xd8\xff");
  if (is_picture && page == 1)
    reply.file = {"", bytes.starts_with("\x89PNG") ? "image/png" : "image/jpeg", std::move(bytes)};
  else if (bytes.substr(0, 1024).find("%PDF-") != std::string::npos)
    reply.file = {"", "image/png", drawn(folder, bytes, page)};
  if (!reply.file || reply.file->bytes.empty()) return fail(no_page());
  return response_of(call, std::move(reply));
}

}  // namespace hengji::server
