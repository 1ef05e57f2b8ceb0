#include "server/running.h"

#include <fmt/format.h>
#include <sodium.h>

#include <filesystem>

#include "server/application.h"

namespace hengji::server {
namespace {

Result<std::filesystem::path> spool_of(const Settings& settings) {
  std::filesystem::path folder =
      settings.spool.empty() ? std::filesystem::temp_directory_path() : settings.spool;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!error) return folder;
  return fail(Error::io(
      {fmt::format("不能建立上传用的文件夹 {}：{}。", folder.string(), error.message()),
       fmt::format("the folder for uploads {} cannot be made: {}.", folder.string(), error.message())}));
}

Result<http::ServerOptions> options_of(const Settings& settings) {
  Listen listen = TRY(parse_listen(settings.listen));
  http::ServerOptions options;
  options.address = listen.address;
  options.port = listen.port;
  options.further_ports = listen.port == 0 ? 0 : settings.further_ports;
  options.threads = settings.threads;
  options.pool_threads = settings.pool_threads;
  options.writer_threads = settings.writer_threads;
  options.spool = TRY(spool_of(settings));
  options.certificate = settings.certificate;
  options.key = settings.key.empty() ? settings.certificate : settings.key;
  return options;
}

std::string address_of(const Settings& settings, const http::ServerOptions& options, int port) {
  if (!settings.public_url.empty()) return settings.public_url;
  std::string host = options.address == "0.0.0.0" || options.address == "::" ? "127.0.0.1" : options.address;
  if (host.find(':') != std::string::npos) host = "[" + host + "]";
  return fmt::format("{}://{}:{}", settings.certificate.empty() ? "http" : "https", host, port);
}

}  // namespace

Result<void> prepare() {
  if (sodium_init() >= 0) return {};
  return fail(Error::not_installed({"这台机器没有可用的随机数来源，服务器不能启动。",
                                    "this machine has no source of randomness; the server cannot start."}));
}

Result<std::unique_ptr<Running>> Running::start(std::unique_ptr<Site> site) {
  TRY_VOID(prepare());
  auto running = std::make_unique<Running>();
  running->site_ = std::move(site);
  Site& ours = *running->site_;
  http::ServerOptions options = TRY(options_of(ours.settings));
  running->http_ = TRY(http::Server::start(options, application(ours)));
  running->address_ = address_of(ours.settings, options, running->http_->port());
  ours.open_connections = [http = running->http_.get()] { return http->open_connections(); };
  ours.events.start(*ours.house, *ours.store);
  running->workers_ = std::make_unique<Workers>(ours, ours.settings.job_workers);
  running->rounds_ = std::make_unique<Rounds>(ours);
  ours.jobs_waiting = [workers = running->workers_.get()] { workers->nudge(); };
  ours.log->event(
      Log::Severity::info, "started",
      Json::object().set("version", HENGJI_VERSION).set("port", running->port()).set("replica", ours.name));
  return running;
}

Running::~Running() {
  stop();
}

void Running::stop() {
  if (!workers_ || site_->is_draining.exchange(true)) return;
  site_->log->event(Log::Severity::info, "stopping");
  site_->events.stop();
  http_->stop();
  workers_->stop();
  rounds_->stop();
  site_->log->event(Log::Severity::info, "stopped");
}

}  // namespace hengji::server
