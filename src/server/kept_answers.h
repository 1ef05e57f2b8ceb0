#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "server/call.h"
#include "store/watch.h"

namespace hengji::server {

/// Answers to what people read again and again, good as long as nothing was committed to the store, by any
/// server: each is kept with the store's stamp and asked for with the present one. Every person has answers
/// of his own.
class KeptAnswers {
 public:
  explicit KeptAnswers(store::Store& store) : watch_(store) {}

  /// What makes two calls the same question; nothing for what is not kept.
  static std::optional<std::string> key_of(const Call& call);

  /// Nothing when the store does not say how it stands.
  std::optional<std::string> stamp();
  std::optional<http::Response> find(const std::string& key, const std::string& stamp);
  /// `stamp` was taken before the answer was made.
  void keep(const std::string& key, std::string stamp, http::Response& answer);

 private:
  struct Kept {
    std::string key;
    std::string stamp;
    std::string type;
    std::string etag;
    std::shared_ptr<const std::string> body;
  };

  store::Watch watch_;
  std::mutex mutex_;
  std::list<Kept> kept_;  ///< used last first
  std::unordered_map<std::string_view, std::list<Kept>::iterator> by_key_;
  std::size_t bytes_ = 0;
};

}  // namespace hengji::server
