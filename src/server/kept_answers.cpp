#include "server/kept_answers.h"

#include <fmt/format.h>

#include "server/limits.h"
#include "service/use_case.h"

namespace hengji::server {
namespace {

std::string_view header_of(const http::Response& answer, std::string_view name) {
  for (const auto& [known, value] : answer.headers)
    if (known == name) return value;
  return {};
}

/// Only what a use case reads from the store alone. What a handler of the server does by itself may depend on
/// more.
bool is_kept(const Call& call) {
  if (call.http.method != http::Method::get || call.route.run != nullptr) return false;
  const service::UseCase* use_case = service::find_use_case(call.route.operation);
  return use_case != nullptr && use_case->access == store::Transaction::Access::read;
}

}  // namespace

std::optional<std::string> KeptAnswers::key_of(const Call& call) {
  if (!is_kept(call)) return std::nullopt;
  std::string key = fmt::format("{}\n{}\n{}\n{}", call.http.target, call.actor.id,
                                static_cast<int>(call.language), to_string(call.actor.today()));
  for (const service::Binding& one : call.actor.roles)
    key += fmt::format("\n{}:{}:{}", static_cast<int>(one.role), one.region, one.department);
  key += '\n';
  for (service::Reach one : call.actor.reach) key += static_cast<char>('0' + static_cast<int>(one));
  return key;
}

std::optional<std::string> KeptAnswers::stamp() {
  auto stamp = watch_.stamp();
  if (!stamp) return std::nullopt;
  return *std::move(stamp);
}

std::optional<http::Response> KeptAnswers::find(const std::string& key, const std::string& stamp) {
  std::lock_guard lock(mutex_);
  auto found = by_key_.find(key);
  if (found == by_key_.end() || found->second->stamp != stamp) return std::nullopt;
  kept_.splice(kept_.begin(), kept_, found->second);
  const Kept& one = kept_.front();
  http::Response answer{.type = one.type, .shared = one.body};
  if (!one.etag.empty()) answer.with("ETag", one.etag).with("Cache-Control", "private, no-cache");
  return answer;
}

void KeptAnswers::keep(const std::string& key, std::string stamp, http::Response& answer) {
  bool is_plain = answer.status == 200 && answer.file.empty() && !answer.events &&
                  header_of(answer, "Content-Disposition").empty();
  if (!is_plain || answer.body.size() > limits::kept_answer_bytes) return;
  answer.shared = std::make_shared<const std::string>(std::move(answer.body));
  answer.body.clear();
  std::lock_guard lock(mutex_);
  auto drop = [&](std::list<Kept>::iterator one) {
    bytes_ -= one->body->size() + one->key.size();
    by_key_.erase(one->key);
    kept_.erase(one);
  };
  if (auto known = by_key_.find(key); known != by_key_.end()) drop(known->second);
  kept_.push_front(
      {key, std::move(stamp), answer.type, std::string(header_of(answer, "ETag")), answer.shared});
  by_key_.emplace(kept_.front().key, kept_.begin());
  bytes_ += answer.shared->size() + key.size();
  while (bytes_ > limits::kept_answers_bytes) drop(std::prev(kept_.end()));
}

}  // namespace hengji::server
