#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>

#include "source_tree.h"
#include "store/postgres/connection.h"
#include "store/values.h"

namespace hengji::testing {

/// A PostgreSQL server of the test's own.
class OwnPostgresServer {
 public:
  OwnPostgresServer() : file_("/tmp/hengji-test-" + store::new_id()) { start(); }
  ~OwnPostgresServer() {
    stop();
    std::remove(file_.c_str());
  }
  OwnPostgresServer(const OwnPostgresServer&) = delete;
  OwnPostgresServer& operator=(const OwnPostgresServer&) = delete;

  const std::string& address() const { return address_; }
  /// Where its socket is.
  std::string folder() const {
    auto begin = address_.find("host=") + 5;
    return address_.substr(begin, address_.find('&') - begin);
  }
  void stop() { call("stop"); }

 private:
  void start() {
    call("start");
    std::ifstream(file_) >> address_;
  }
  void call(const std::string& verb) const {
    std::string command = (source_dir() / "tests/postgres/server").string() + " " + verb + " " + file_;
    if (std::system(command.c_str()) != 0)
      std::fputs("the test server could not be started or stopped\n", stderr);
  }

  std::string file_;
  std::string address_;
};

/// The PostgreSQL server that the tests of one run share: ctest starts it and names the file with its
/// address. A test started by hand starts one for itself.
class PostgresServer {
 public:
  static const std::string& address() {
    static PostgresServer server;
    return server.address_;
  }

 private:
  PostgresServer() {
    if (const char* given = std::getenv("HENGJI_TEST_POSTGRES"))
      std::ifstream(given) >> address_;
    else
      address_ = own_.emplace().address();
  }

  std::optional<OwnPostgresServer> own_;
  std::string address_;
};

/// An empty database of its own on that server, dropped at the end.
class PostgresDatabase {
 public:
  PostgresDatabase() : name_("t" + store::new_id()) { run("CREATE DATABASE " + name_); }
  ~PostgresDatabase() { run("DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)"); }
  PostgresDatabase(const PostgresDatabase&) = delete;
  PostgresDatabase& operator=(const PostgresDatabase&) = delete;

  static bool is_to_be_had() { return !PostgresServer::address().empty(); }

  std::string address() const {
    std::string address = PostgresServer::address();
    return address.replace(address.find("///postgres?"), 12, "///" + name_ + "?");
  }

 private:
  static void run(const std::string& statement) {
    auto connections = store::postgres::open(PostgresServer::address(), 1, 10);
    ASSERT_TRUE(connections) << connections.error().message.en;
    auto connection = store::sql::Borrowed::from(**connections, store::Transaction::Access::write);
    ASSERT_TRUE(connection);
    auto done = (*connection)->script(statement);
    ASSERT_TRUE(done) << done.error().message.en;
  }

  std::string name_;
};

}  // namespace hengji::testing
