#include <gtest/gtest.h>
#include <httplib.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "base/limits.h"
#include "server/http/events.h"
#include "server/http/server.h"
#include "server/server_test.h"

namespace hengji::http {
namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::string bytes(std::filesystem::file_size(path), '\0');
  std::ifstream(path, std::ios::binary).read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

/// Answers with what it was asked; some paths misbehave on purpose.
class Echo : public testing::Test {
 protected:
  void start(ServerOptions options = {}) {
    options.port = 0;
    options.spool = folder_.path();
    server_ = std::move(Server::start(options, application())).value();
  }
  httplib::Client client() const {
    httplib::Client client("127.0.0.1", server_->port());
    client.set_keep_alive(true);
    client.set_read_timeout(60);
    client.set_write_timeout(60);
    return client;
  }

  Application application() {
    Application application;
    application.admit = [this](Request& request) { return admit(request); };
    application.handle = [this](Request& request) { return handle(request); };
    application.broken = [](const Request&, std::string_view bug) {
      return Response{.status = 500, .body = std::string(bug)};
    };
    application.refuse = [](const Request&, int status) {
      return Response{.status = status, .body = "refused"};
    };
    application.answered = [this](const Request&, const Response&, std::size_t, std::chrono::nanoseconds) {
      ++answered_;
    };
    return application;
  }

  Admission admit(const Request& request) {
    if (request.path == "/private") return {.refusal = Response{.status = 401, .body = "who are you"}};
    if (request.path == "/upload") return {.body_bytes = 64u << 20, .to_file = true};
    if (request.path == "/quick") return {.body_bytes = 1000, .place = Place::connection_thread};
    return {.body_bytes = 1000};
  }

  Response handle(Request& request) {
    if (request.path == "/bug") throw std::runtime_error("a bug");
    if (request.path == "/slow") std::this_thread::sleep_for(std::chrono::milliseconds(300));
    if (request.path == "/events") return {.type = "text/event-stream", .events = queue_};
    if (request.path == "/upload") {
      std::string bytes = bytes_of(request.spooled.path());
      return {.body = std::to_string(bytes.size()) + " " + std::to_string(std::hash<std::string>{}(bytes))};
    }
    std::string body = std::string(name(request.method)) + " " + std::string(request.path) + " " +
                       std::string(request.query) + " " + std::string(request.header("x-thing")) + " " +
                       request.body;
    return {.type = "text/plain", .body = body};
  }

  TemporaryFolder folder_;
  std::shared_ptr<EventQueue> queue_ = std::make_shared<EventQueue>();
  std::atomic<int> answered_ = 0;
  std::unique_ptr<Server> server_;
};

TEST_F(Echo, HandlersSeeMethodPathQueryHeadersAndBody) {
  start();
  auto client = this->client();
  auto answer = client.Put("/a%20b?c=d", {{"X-Thing", "t"}}, "body", "text/plain");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(answer->body, "PUT /a%20b c=d t body");
  EXPECT_EQ(answer->get_header_value("Content-Type"), "text/plain");
  EXPECT_EQ(answer->get_header_value("X-Request-Id").size(), 16u);
  EXPECT_NE(answer->get_header_value("Date"), "");
}

TEST_F(Echo, OneConnectionCarriesManyRequests) {
  start();
  auto client = this->client();
  for (int i = 0; i < 50; ++i) {
    auto answer = client.Get(i % 2 == 0 ? "/quick" : "/pool");
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->body, i % 2 == 0 ? "GET /quick   " : "GET /pool   ");
  }
  EXPECT_EQ(server_->open_connections(), 1u);
  // An answer is counted when it has been sent, which its reader may see first.
  for (int tries = 0; answered_.load() < 50 && tries < 500; ++tries)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_EQ(answered_.load(), 50);
}

TEST_F(Echo, AnswersToHeadHaveTheLengthAndNoBody) {
  start();
  auto client = this->client();
  auto answer = client.Head("/quick");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->get_header_value("Content-Length"), "14");
  EXPECT_EQ(answer->body, "");
  EXPECT_TRUE(client.Get("/quick"));
}

TEST_F(Echo, UploadsGoToAFileThatIsGoneAfterwards) {
  start();
  std::string bytes(12u << 20, 'x');
  for (std::size_t i = 0; i < bytes.size(); i += 997) bytes[i] = static_cast<char>(i);
  auto client = this->client();
  auto answer = client.Post("/upload", bytes, "application/octet-stream");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body,
            std::to_string(bytes.size()) + " " + std::to_string(std::hash<std::string>{}(bytes)));
  ASSERT_TRUE(client.Get("/quick"));
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

TEST_F(Echo, UploadsInChunksOfUnknownLengthAreTaken) {
  start();
  auto client = this->client();
  int pieces = 0;
  auto answer = client.Post(
      "/upload",
      [&](std::size_t, httplib::DataSink& sink) {
        std::string piece(100'000, static_cast<char>('a' + pieces));
        sink.write(piece.data(), piece.size());
        if (++pieces == 10) sink.done();
        return true;
      },
      "application/octet-stream");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body.substr(0, 7), "1000000");
}

TEST_F(Echo, ABodyLargerThanItsRouteTakesIsRefused) {
  start();
  auto client = this->client();
  auto answer = client.Post("/small", std::string(1001, 'x'), "text/plain");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 413);
  answer = this->client().Post("/small", std::string(1000, 'x'), "text/plain");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
}

TEST_F(Echo, ARefusalIsReadEvenByWhoIsStillSending) {
  start();
  auto answer = client().Post("/private", std::string(10u << 20, 'x'), "text/plain");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 401);
  EXPECT_EQ(answer->body, "who are you");
}

TEST_F(Echo, AHeadThatIsTooLongIsRefused) {
  start();
  auto answer = client().Get("/quick", {{"X-Thing", std::string(limits::request_head_bytes, 'x')}});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 431);
}

TEST_F(Echo, WhatIsNoHttpIsRefusedAndTheConnectionClosed) {
  start();
  EXPECT_EQ(spoken("127.0.0.1", server_->port(), "\x16\x03\x01 hello\r\n\r\n").substr(0, 12), "HTTP/1.1 400");
}

TEST_F(Echo, PipelinedRequestsAreAnsweredInTheirOrder) {
  start();
  std::string answers = spoken("127.0.0.1", server_->port(),
                               "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n"
                               "GET /quick HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  auto first = answers.find("GET /slow"), second = answers.find("GET /quick");
  ASSERT_NE(first, std::string::npos);
  ASSERT_NE(second, std::string::npos);
  EXPECT_LT(first, second);
}

TEST_F(Echo, AnExceptionIsAnsweredAndTheConnectionGoesOn) {
  start();
  auto client = this->client();
  auto answer = client.Get("/bug");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 500);
  EXPECT_EQ(answer->body, "a bug");
  EXPECT_EQ(client.Get("/quick")->status, 200);
  EXPECT_EQ(server_->open_connections(), 1u);
}

TEST_F(Echo, MoreThanThePoolHoldsIsRefusedAtOnce) {
  start({.pool_threads = 1, .pool_queue = 2});
  std::vector<std::thread> threads;
  std::atomic<int> fine = 0, refused = 0;
  for (int i = 0; i < 6; ++i)
    threads.emplace_back([&] {
      auto answer = client().Get("/slow");
      if (answer) answer->status == 200 ? ++fine : ++refused;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(fine.load() + refused.load(), 6);
  EXPECT_GE(fine.load(), 2);
  EXPECT_GE(refused.load(), 1);
}

TEST_F(Echo, AConnectionTooManyIsTurnedAway) {
  start({.threads = 1, .connections = 1});
  auto first = client();
  ASSERT_TRUE(first.Get("/quick"));
  EXPECT_EQ(spoken("127.0.0.1", server_->port(), "GET /quick HTTP/1.1\r\nHost: a\r\n\r\n").substr(0, 12),
            "HTTP/1.1 503");
}

TEST_F(Echo, AHeadThatDoesNotComeInTimeEndsTheConnection) {
  start({.head = std::chrono::seconds(1)});
  auto began = std::chrono::steady_clock::now();
  EXPECT_EQ(spoken("127.0.0.1", server_->port(), "GET /quick HT"), "");
  EXPECT_GE(std::chrono::steady_clock::now() - began, std::chrono::milliseconds(900));
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(30));
}

TEST_F(Echo, EventsArriveAsTheyHappen) {
  start({.heartbeat = std::chrono::seconds(1)});
  std::string received;
  std::thread listener([&] {
    client().Get("/events", [&](const char* data, std::size_t size) {
      received.append(data, size);
      return received.find("bye") == std::string::npos;
    });
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(1300));
  queue_->push("job", "{\"n\":1}");
  queue_->push("job", "two\nlines");
  queue_->push("end", "bye");
  listener.join();
  EXPECT_EQ(received,
            ": \n\nevent: job\ndata: {\"n\":1}\n\nevent: job\ndata: two\ndata: lines\n\n"
            "event: end\ndata: bye\n\n");
}

TEST_F(Echo, StoppingLetsRequestsUnderWayEnd) {
  start();
  std::string body;
  std::thread asking([&] {
    if (auto answer = client().Get("/slow")) body = answer->body;
  });
  auto idle = client();
  ASSERT_TRUE(idle.Get("/quick"));
  std::thread listening([&] { client().Get("/events", [](const char*, std::size_t) { return true; }); });
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  auto began = std::chrono::steady_clock::now();
  server_->stop();
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(15));
  asking.join();
  listening.join();
  EXPECT_EQ(body, "GET /slow   ");
  EXPECT_FALSE(client().Get("/quick"));
}

TEST_F(Echo, APortThatIsTakenIsSaidInASentence) {
  start();
  auto second = Server::start({.port = server_->port()}, application());
  ASSERT_FALSE(second);
  EXPECT_NE(second.error().message.zh.find("已被别的程序占用"), std::string::npos);
}

TEST_F(Echo, SpeaksTlsWithACertificate) {
  if (std::system(
          ("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=localhost "
           "-keyout " +
           (folder_.path() / "k.pem").string() + " -out " + (folder_.path() / "c.pem").string() +
           " 2>/dev/null")
              .c_str()) != 0)
    GTEST_SKIP() << "no openssl program here";
  start({.certificate = folder_.path() / "c.pem", .key = folder_.path() / "k.pem"});
  std::string answer = output_of("curl -sk https://127.0.0.1:" + std::to_string(server_->port()) + "/quick");
  EXPECT_EQ(answer, "GET /quick   ");
}

}  // namespace
}  // namespace hengji::http
