#pragma once

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "server/browser.h"
#include "server/running.h"
#include "server/server_test.h"
#include "service/sample.h"

namespace hengji {

/// A server on an SQLite database of its own with the sample county in it, without plans. One for all tests
/// of a suite.
class SampleServer : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    ASSERT_TRUE(server::prepare());
    server::Settings settings;
    settings.database = "sqlite:" + (folder_->path() / "hengji.db").string();
    settings.spool = folder_->path() / "spool";
    settings.listen = "127.0.0.1:0";
    settings.log = "nothing";
    settings.proxies = {"127.0.0.1"};
    auto site = server::Site::open(settings);
    ASSERT_TRUE(site) << site.error().message.en;
    auto loaded = service::load_sample_county(*(*site)->house, store::now());
    ASSERT_TRUE(loaded) << loaded.error().message.en;
    auto running = server::Running::start(*std::move(site));
    ASSERT_TRUE(running) << running.error().message.en;
    running_ = running->release();
  }
  static void TearDownTestSuite() {
    delete running_;
    delete folder_;
    running_ = nullptr;
    folder_ = nullptr;
  }

  static Browser browser() { return Browser(running_->port()); }
  static std::string password() { return std::string(service::sample_password); }
  /// Signed in as one of the sample county.
  static Browser signed_in(const std::string& account) {
    Browser one = browser();
    Answered answer = one.sign_in(account, password());
    EXPECT_EQ(answer.status, 200) << account << " " << answer.body;
    return one;
  }
  /// The text of a file that the program carries below examples/.
  static std::string example(std::string_view path) {
    for (const EmbeddedFile& file : service::sample_files())
      if (file.path == path) return std::string(file.text);
    return {};
  }

  static inline server::Running* running_ = nullptr;
  static inline TemporaryFolder* folder_ = nullptr;
};

}  // namespace hengji
