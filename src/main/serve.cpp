#include <fmt/format.h>
#include <pthread.h>
#include <signal.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "main/commands.h"
#include "main/sample.h"
#include "server/running.h"

namespace hengji {
namespace {

using cli::Status;

constexpr cli::Option options[] = {
    {"db",
     "STORE",
     {"数据库：sqlite:路径 或 postgresql://…（默认 sqlite:data/hengji.db）",
      "database: sqlite:PATH or postgresql://… (default: sqlite:data/hengji.db)"}},
    {"listen",
     "ADDRESS:PORT",
     {"监听地址（默认 127.0.0.1:8080）", "address to listen on (default: 127.0.0.1:8080)"}},
    {"config", "FILE", {"设置文件（TOML）", "settings (TOML)"}},
    {"sample", "", {"空库时装入样例局的数据", "load the sample bureau into an empty database"}},
    {"next-port", "", {"端口被占用时用下一个空闲端口", "take the next free port when the port is taken"}},
};

Result<std::string> text_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in)
    return fail(Error::not_found(
        {fmt::format("找不到设置文件 {}。", path), fmt::format("there is no settings file {}.", path)}));
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::optional<std::string> variable(std::string_view name) {
  const char* value = std::getenv(std::string(name).c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

/// Signals that end the server are waited for by the main thread alone.
class EndSignal {
 public:
  EndSignal() {
    sigemptyset(&signals_);
    for (int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals_, signal);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    signal(SIGPIPE, SIG_IGN);
  }
  void wait() const {
    int received = 0;
    sigwait(&signals_, &received);
  }

 private:
  sigset_t signals_{};
};

Result<void> make_folder_of(const std::string& database) {
  if (!database.starts_with("sqlite:")) return {};
  std::filesystem::path folder = std::filesystem::path(database.substr(7)).parent_path();
  std::error_code error;
  if (!folder.empty()) std::filesystem::create_directories(folder, error);
  if (!error) return {};
  return fail(
      Error::io({fmt::format("不能建立数据文件夹 {}：{}。", folder.string(), error.message()),
                 fmt::format("the folder {} cannot be made: {}.", folder.string(), error.message())}));
}

Result<std::unique_ptr<server::Running>> begin(const cli::Call& call) {
  server::Settings settings = TRY(settings_of(call));
  if (call.arguments.has("next-port")) settings.further_ports = 20;
  TRY_VOID(make_folder_of(settings.database));
  TRY_VOID(server::prepare());
  auto site = TRY(server::Site::open(settings));
  if (call.arguments.has("sample")) TRY_VOID(load_sample(call, *site));
  return server::Running::start(std::move(site));
}

}  // namespace

Result<server::Settings> settings_of(const cli::Call& call) {
  server::Settings settings;
  if (auto path = call.arguments.value("config"))
    TRY_VOID(server::read_settings(settings, TRY(text_of(std::string(*path))), *path));
  TRY_VOID(server::read_environment(settings, variable));
  if (auto database = call.arguments.value("db")) settings.database = *database;
  if (auto listen = call.arguments.value("listen")) settings.listen = *listen;
  return settings;
}

std::span<const cli::Option> serve_options() {
  return options;
}

Status run_serve(const cli::Call& call) {
  if (!call.arguments.words().empty())
    return cli::misuse(call, "serve", {"serve 后面不带文件。", "serve takes no files."});
  EndSignal end;
  auto running = begin(call);
  if (!running) {
    call.console.complain(running.error().message);
    return cli::status_of(running.error());
  }
  bool in_english = call.console.language == Language::en;
  call.console.print(in_english
                         ? fmt::format("Hengji is serving at {}. Ctrl-C ends it.\n", (*running)->address())
                         : fmt::format("衡绩已启动：{}    按 Ctrl-C 结束。\n", (*running)->address()));
  call.console.is_flushed();
  end.wait();
  (*running)->stop();
  return Status::fine;
}

}  // namespace hengji
