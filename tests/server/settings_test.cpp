#include "server/settings.h"

#include <gtest/gtest.h>

#include <map>

namespace hengji::server {
namespace {

TEST(ServerSettings, ComeFromTheFileAndThenFromTheEnvironment) {
  Settings settings;
  ASSERT_TRUE(read_settings(settings,
                            "listen = \"0.0.0.0:80\"\nthreads = 3\nproxies = [\"127.0.0.1\", \"::1\"]\n"
                            "[ldap]\nurl = \"ldap://a\"\nstart_tls = true\n",
                            "hengji.toml"));
  std::map<std::string_view, std::string> variables{{"HENGJI_THREADS", "5"}, {"HENGJI_LDAP_BASE", "dc=x"}};
  ASSERT_TRUE(read_environment(settings, [&](std::string_view name) {
    auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  }));
  EXPECT_EQ(settings.listen, "0.0.0.0:80");
  EXPECT_EQ(settings.threads, 5);
  EXPECT_EQ(settings.proxies, (std::vector<std::string>{"127.0.0.1", "::1"}));
  EXPECT_EQ(settings.ldap.url, "ldap://a");
  EXPECT_EQ(settings.ldap.base, "dc=x");
  EXPECT_TRUE(settings.ldap.start_tls);
}

TEST(ServerSettings, AMistakeIsNamedWithItsLine) {
  Settings settings;
  auto unknown = read_settings(settings, "listen = \"a:1\"\nlisen = \"b:1\"\n", "hengji.toml");
  ASSERT_FALSE(unknown);
  EXPECT_NE(unknown.error().message.zh.find("hengji.toml:2: lisen"), std::string::npos);
  auto impossible = read_settings(settings, "threads = 0\n", "hengji.toml");
  ASSERT_FALSE(impossible);
  EXPECT_NE(impossible.error().message.en.find("a whole number from 1 to 256"), std::string::npos);
  EXPECT_FALSE(read_settings(settings, "listen = [\n", "hengji.toml"));
}

TEST(ServerSettings, AnAddressToListenOnHasAPort) {
  EXPECT_EQ(parse_listen("127.0.0.1:8080").value().port, 8080);
  EXPECT_EQ(parse_listen("[::1]:80").value().address, "::1");
  EXPECT_EQ(parse_listen(":80").value().address, "0.0.0.0");
  EXPECT_FALSE(parse_listen("127.0.0.1"));
  EXPECT_FALSE(parse_listen("127.0.0.1:99999"));
}

}  // namespace
}  // namespace hengji::server
