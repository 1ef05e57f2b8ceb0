#include "readers/process.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace hengji::readers {
namespace {

/// Programs of the operating system stand in: cat answers each frame with itself.
class ProgramsOfTheSystem : public testing::Test {
 protected:
  void SetUp() override { setenv("HENGJI_PROGRAMS", "/usr/bin", 1); }
  void TearDown() override { unsetenv("HENGJI_PROGRAMS"); }

  static Program named(std::string_view file, std::size_t answer_bytes = 1 << 22) {
    return {.file = file,
            .task = {"回声", "echoing"},
            .patience = std::chrono::seconds(1),
            .answer_bytes = answer_bytes};
  }
};

TEST_F(ProgramsOfTheSystem, AnswerEachRequestInItsTurn) {
  EXPECT_EQ(*ask(named("cat"), "一"), "一");
  EXPECT_EQ(*ask(named("cat"), ""), "");
  EXPECT_EQ(*ask(named("cat"), "二"), "二");
}

TEST_F(ProgramsOfTheSystem, TakeRequestsLongerThanOneRead) {
  std::string much(100'000, 'x');
  EXPECT_EQ(*ask(named("cat"), much), much);
}

TEST_F(ProgramsOfTheSystem, ThatAreMissingAreNamed) {
  auto answer = ask(named("no-such-program"), "x");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, Error::Kind::not_installed);
  EXPECT_NE(answer.error().message.zh.find("no-such-program"), std::string::npos);
}

TEST_F(ProgramsOfTheSystem, ThatDieOfARequestAreADamagedFile) {
  auto answer = ask(named("false"), "x");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, Error::Kind::damaged);
  EXPECT_FALSE(answer.error().message.en.empty());
}

TEST_F(ProgramsOfTheSystem, ThatSayNothingAreStopped) {
  auto answer = ask(named("tail"), "x");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, Error::Kind::limit);
  EXPECT_NE(answer.error().message.en.find("1 seconds"), std::string::npos);
}

TEST_F(ProgramsOfTheSystem, ThatSayTooMuchAreStopped) {
  auto answer = ask(named("cat", 3), "four");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, Error::Kind::limit);
  EXPECT_NE(answer.error().message.zh.find("3 字节"), std::string::npos);
}

}  // namespace
}  // namespace hengji::readers
