#include "server/jobs/workers.h"

#include <algorithm>

namespace hengji::server {
namespace {

constexpr std::chrono::seconds lease{60};
constexpr std::chrono::seconds between_renewals{15};
constexpr std::chrono::milliseconds pause{1000};
constexpr int most_attempts = 3;

std::string text_json(const Text& text) {
  return Json::object().set("zh", text.zh).set("en", text.en).dump();
}

const WorkKind* kind_named(std::string_view name) {
  auto found = std::ranges::find(work_kinds(), name, &WorkKind::name);
  return found == work_kinds().end() ? nullptr : &*found;
}

/// The job's function; our own bugs become errors, so that a worker lives on.
service::Answer<Json> carried_out(Work& work) {
  const WorkKind* kind = kind_named(work.job.kind);
  if (kind == nullptr)
    return fail(service::Refusal::invalid(
        {"这个版本不认识这种任务。", "this version does not know this kind of job."}));
  try {
    return kind->run(work);
  } catch (const std::exception& bug) {
    work.site.log->event(Log::Severity::error, "bug",
                         Json::object().set("job", work.job.id).set("exception", bug.what()));
    return fail(service::Refusal::invalid(
        {"程序内部出错，任务没有完成。", "internal error; the job was not finished."}));
  }
}

}  // namespace

Workers::Workers(Site& site, int threads) : site_(site) {
  for (int i = 0; i < threads; ++i)
    threads_.emplace_back([this, owner = site.name + "/" + std::to_string(i)] { run(owner); });
  if (threads > 0) threads_.emplace_back([this] { keep_leases(); });
}

void Workers::stop() {
  {
    std::lock_guard lock(mutex_);
    is_ending_ = true;
    for (auto& [job, running] : running_) *running.second.is_lost = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

void Workers::nudge() {
  {
    std::lock_guard lock(mutex_);
    is_nudged_ = true;
  }
  wake_.notify_all();
}

void Workers::run(const std::string& owner) {
  while (true) {
    auto job = site_.store->write([&](store::Transaction& transaction) {
      return store::take_job(transaction, owner, site_.clock.now(), lease);
    });
    if (job && *job) work_on(**job, owner);
    std::unique_lock lock(mutex_);
    if (is_ending_) return;
    if (job && *job) continue;
    wake_.wait_for(lock, pause, [this] { return is_ending_ || is_nudged_; });
    is_nudged_ = false;
    if (is_ending_) return;
  }
}

void Workers::keep_leases() {
  std::unique_lock lock(mutex_);
  while (!is_ending_) {
    wake_.wait_for(lock, between_renewals, [this] { return is_ending_; });
    auto running = running_;
    lock.unlock();
    for (const auto& [job, held] : running) {
      auto is_ours = site_.store->write([&, id = &job, state = &held](store::Transaction& transaction) {
        return store::report_progress(transaction, *id, state->first, state->second.progress,
                                      text_json(state->second.doing), site_.clock.now() + lease);
      });
      lock.lock();
      auto still = running_.find(job);
      if (is_ours && !*is_ours && still != running_.end()) *still->second.second.is_lost = true;
      lock.unlock();
    }
    lock.lock();
  }
}

void Workers::tell(const std::string& id) {
  auto told = site_.store->write([&](store::Transaction& transaction) -> Result<bool> {
    auto job = TRY(store::find_job(transaction, id));
    if (!job) return false;
    job->result.clear();  // whoever wants it asks for it
    transaction.announce({.kind = "job",
                          .person = job->person,
                          .json = job_json(*job, Language::zh).dump(),
                          .at = site_.clock.now()});
    return true;
  });
  if (told) site_.events.nudge();
}

bool Workers::report(const store::Job& job, const std::string& owner, double progress, const Text& doing) {
  {
    std::lock_guard lock(mutex_);
    Running& running = running_[job.id].second;
    running.progress = progress;
    running.doing = doing;
    if (*running.is_lost) return false;
  }
  auto is_ours = site_.store->write([&](store::Transaction& transaction) {
    return store::report_progress(transaction, job.id, owner, progress, text_json(doing),
                                  site_.clock.now() + lease);
  });
  tell(job.id);
  return is_ours && *is_ours;
}

void Workers::finish(const store::Job& job, const std::string& owner, const service::Answer<Json>& result,
                     bool is_lost) {
  auto finished = site_.store->write([&](store::Transaction& transaction) -> Result<bool> {
    auto present = TRY(store::find_job(transaction, job.id));
    bool is_cancelled = present && present->cancel_requested;
    if (is_lost && !is_cancelled) return false;  // another worker has it, or will have it
    std::string_view state = is_cancelled ? "cancelled" : result ? "done" : "failed";
    std::string message = is_cancelled ? text_json({"已取消", "cancelled"})
                          : result     ? text_json({"已完成", "done"})
                                       : text_json(result.error().message);
    return store::finish_job(transaction, job.id, owner, state, message, result ? result->dump() : "",
                             site_.clock.now());
  });
  if (finished && *finished) tell(job.id);
}

void Workers::work_on(const store::Job& job, const std::string& owner) {
  std::atomic<bool> is_lost = false;
  {
    std::lock_guard lock(mutex_);
    running_[job.id] = {owner, Running{.is_lost = &is_lost}};
    if (is_ending_) is_lost = true;
  }
  auto input = Json::parse(job.input);
  auto actor = service::actor_for(*site_.house, job.person, site_.clock.now(), job.id, Language::zh);
  Work work{.site = site_, .job = job, .input = input ? *input : Json()};
  work.report = [&](double progress, const Text& doing) { return report(job, owner, progress, doing); };
  service::Answer<Json> result =
      fail(service::Refusal::invalid({"提出任务的人已不在册。", "who asked for it is no longer known."}));
  if (job.attempts > most_attempts)
    result = fail(service::Refusal::invalid(
        {"任务几次中断，已放弃。", "the job broke off several times and was given up."}));
  else if (actor) {
    work.actor = *std::move(actor);
    result = carried_out(work);
  }
  {
    std::lock_guard lock(mutex_);
    running_.erase(job.id);
  }
  finish(job, owner, result, is_lost);
}

}  // namespace hengji::server
