#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

#include "policy/pack.h"
#include "service/sample.h"
#include "service/use_case.h"
#include "store/store.h"

namespace hengji::service {

inline const policy::Packs& packs() {
  static const policy::Packs loaded = policy::Packs::load(embedded::packs()).value();
  return loaded;
}

/// Noon in China of a day.
inline store::Instant noon(std::string_view day) {
  return store::Instant(std::chrono::sys_days(parse_date(day).value())) + std::chrono::hours(4);
}

/// The sample county in a store of its own, and a clock that the test turns.
class County {
 public:
  explicit County(std::string address = {}) {
    folder_ = std::filesystem::temp_directory_path() / ("hengji-county-" + store::new_id());
    std::filesystem::create_directories(folder_);
    if (address.empty()) address = (folder_ / "county.db").string();
    auto opened = store::Store::open({.address = address});
    if (!opened) throw std::runtime_error(opened.error().message.en);
    store_ = std::move(*opened);
    house_ = std::make_unique<House>(House{*store_, packs(), embedded::packs(), {}});
  }
  ~County() {
    house_.reset();
    store_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  County(const County&) = delete;
  County& operator=(const County&) = delete;

  House& house() { return *house_; }
  store::Store& store() { return *store_; }
  void turn_to(std::string_view day) { now_ = noon(day); }
  store::Instant now() const { return now_; }

  Actor actor(std::string_view account) {
    if (account.empty()) {
      Actor everybody;
      everybody.now = now_;
      return everybody;
    }
    auto found = actor_for(*house_, "sample-" + std::string(account), now_, "test", Language::zh);
    if (!found) throw std::runtime_error(found.error().message.en);
    return *found;
  }

  Answer<Reply> ask(std::string_view account, std::string_view use_case, Request request = {}) {
    now_ += std::chrono::seconds(1);
    return perform(*house_, actor(account), use_case, request);
  }

  /// What is asked for must be given.
  Json given(std::string_view account, std::string_view use_case, Request request = {}) {
    Answer<Reply> answer = ask(account, use_case, std::move(request));
    if (answer) return answer->body;
    ADD_FAILURE() << account << " " << use_case << ": " << answer.error().code << ": "
                  << answer.error().message.zh
                  << (answer.error().faults.empty() ? "" : " " + answer.error().faults.front().message.zh);
    return Json::object();
  }

  /// What is asked for must be refused; gives the code.
  std::string refused(std::string_view account, std::string_view use_case, Request request = {}) {
    Answer<Reply> answer = ask(account, use_case, std::move(request));
    return answer ? "done" : answer.error().code;
  }

 private:
  std::filesystem::path folder_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<House> house_;
  store::Instant now_ = noon("2025-01-10");
};

inline Request about(const std::string& id, Json body = nullptr) {
  return {.parameters = {{"id", id}}, .body = std::move(body)};
}

inline std::string text_of(const Json& json, std::string_view member) {
  const Json* found = json.find(member);
  if (!found) return "(none)";
  if (found->as_string()) return *found->as_string();
  return found->dump();
}

inline const Json::Array& items_of(const Json& json, std::string_view member = "items") {
  static const Json::Array none;
  const Json* found = json.find(member);
  return found && found->as_array() ? *found->as_array() : none;
}

}  // namespace hengji::service
