#include "server/sign_in/ldap.h"

#include <signal.h>
#include <sys/wait.h>

#include <fstream>
#include <thread>

#include "server/house_test.h"

namespace hengji {
namespace {

/// A directory of its own: slapd on loopback with two people in it.
class Directory {
 public:
  static bool is_to_be_had() { return std::filesystem::exists("/usr/sbin/slapd"); }

  Directory() : port_(free_port()) {
    std::filesystem::create_directory(folder_.path() / "data");
    std::ofstream(folder_.path() / "slapd.conf")
        << "include /etc/ldap/schema/core.schema\ninclude /etc/ldap/schema/cosine.schema\n"
           "include /etc/ldap/schema/inetorgperson.schema\nmodulepath /usr/lib/ldap\nmoduleload back_mdb\n"
           "database mdb\nsuffix \"dc=sample\"\nrootdn \"cn=reader,dc=sample\"\nrootpw Reader-2026\n"
           "directory "
        << (folder_.path() / "data").string() << "\n";
    std::ofstream(folder_.path() / "people.ldif")
        << "dn: dc=sample\nobjectClass: dcObject\nobjectClass: organization\ndc: sample\no: sample\n\n"
        << person("science", "Directory-2026") << person("stranger", "Directory-2027");
    std::string configuration = (folder_.path() / "slapd.conf").string();
    output_of("/usr/sbin/slapadd -q -f " + configuration + " -l " +
              (folder_.path() / "people.ldif").string() + " 2>&1");
    child_ = ::fork();
    if (child_ == 0) {
      std::freopen("/dev/null", "w", stderr);
      ::execl("/usr/sbin/slapd", "slapd", "-f", configuration.c_str(), "-h", url().c_str(), "-d", "0",
              nullptr);
      ::_exit(1);
    }
    for (int i = 0; i < 100 && !server::ldap_knows(settings(), "science", "Directory-2026"); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  ~Directory() {
    ::kill(child_, SIGTERM);
    ::waitpid(child_, nullptr, 0);
  }

  std::string url() const { return "ldap://127.0.0.1:" + std::to_string(port_); }
  server::Settings::Ldap settings() const {
    return {.url = url(), .base = "dc=sample", .bind = "cn=reader,dc=sample", .password = "Reader-2026"};
  }

 private:
  static std::string person(const std::string& account, const std::string& password) {
    return "dn: uid=" + account + ",dc=sample\nobjectClass: inetOrgPerson\nuid: " + account +
           "\ncn: " + account + "\nsn: " + account + "\nuserPassword: " + password + "\n\n";
  }

  TemporaryFolder folder_;
  int port_;
  pid_t child_ = 0;
};

class LdapSignIn : public SampleServer {
 protected:
  void SetUp() override {
    if (!Directory::is_to_be_had()) GTEST_SKIP() << "slapd is not installed";
  }
};

TEST_F(LdapSignIn, TheDirectoryKnowsPeopleByTheirPasswords) {
  Directory directory;
  auto knows = [&](const std::string& account, const std::string& password) {
    auto answer = server::ldap_knows(directory.settings(), account, password);
    EXPECT_TRUE(answer) << answer.error().message.en;
    return answer.value_or(false);
  };
  EXPECT_TRUE(knows("science", "Directory-2026"));
  EXPECT_FALSE(knows("science", "Directory-2027"));
  EXPECT_FALSE(knows("science", ""));
  EXPECT_FALSE(knows("nobody", "Directory-2026"));
  EXPECT_FALSE(knows("*", "Directory-2026"));
  EXPECT_FALSE(knows("science)(uid=*", "Directory-2026"));
}

TEST_F(LdapSignIn, AReaderThatIsRefusedIsAnErrorAndNoWrongPassword) {
  Directory directory;
  server::Settings::Ldap settings = directory.settings();
  settings.password = "wrong";
  EXPECT_FALSE(server::ldap_knows(settings, "science", "Directory-2026"));
}

TEST_F(LdapSignIn, PeopleWithAnAccountSignInWithTheDirectorysPassword) {
  Directory directory;
  running_->site().settings.ldap = directory.settings();
  EXPECT_EQ(browser().sign_in("science", "Directory-2026").status, 200);
  EXPECT_EQ(browser().sign_in("science", password()).status, 200) << "his own password stays good";
  EXPECT_EQ(browser().sign_in("science", "Directory-2027").status, 401);
  EXPECT_EQ(browser().sign_in("stranger", "Directory-2027").status, 401) << "nobody is made by signing in";
  running_->site().settings.ldap = {};
}

TEST_F(LdapSignIn, ASilentDirectoryIsSaidAndLocksNobodyOut) {
  running_->site().settings.ldap = {.url = "ldap://127.0.0.1:1", .base = "dc=sample"};
  Answered answer = browser().sign_in("water", "Directory-2026");
  EXPECT_EQ(answer.status, 503);
  EXPECT_NE(answer.text("detail").find("LDAP"), std::string::npos);
  EXPECT_EQ(browser().sign_in("water", password()).status, 200);
  running_->site().settings.ldap = {};
}

}  // namespace
}  // namespace hengji
