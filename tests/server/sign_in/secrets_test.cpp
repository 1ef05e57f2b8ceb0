#include <gtest/gtest.h>

#include "server/running.h"
#include "server/sign_in/id_token.h"
#include "server/sign_in/ldap.h"
#include "server/sign_in/password.h"
#include "server/sign_in/secrets.h"
#include "server/sign_in/sign_in.h"
#include "server/sign_in/totp.h"

namespace hengji::server {
namespace {

class Secrets : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(prepare()); }
};

TEST_F(Secrets, PasswordsAreKnownByTheirHashes) {
  auto hash = hash_password("Qing-huai 2026");
  ASSERT_TRUE(hash);
  EXPECT_TRUE(hash->starts_with("$argon2id$"));
  EXPECT_TRUE(is_password(*hash, "Qing-huai 2026"));
  EXPECT_FALSE(is_password(*hash, "Qing-huai 2027"));
  EXPECT_FALSE(is_password("", "Qing-huai 2026"));
  EXPECT_FALSE(is_outdated(*hash));
}

TEST_F(Secrets, PasswordsThatBreakARuleAreRefused) {
  EXPECT_FALSE(check_password_rules("Short-1a"));
  EXPECT_FALSE(check_password_rules("onlysmallletters"));
  EXPECT_FALSE(check_password_rules("small-and-dashes"));
  EXPECT_FALSE(check_password_rules("Aaaaa-12345678"));
  EXPECT_FALSE(check_password_rules("clerk01-Is-Me", "clerk01"));
  EXPECT_FALSE(check_password_rules(std::string(300, 'x') + "A1-"));
  EXPECT_TRUE(check_password_rules("Long-enough-1"));
  EXPECT_TRUE(check_password_rules("绩效目标要写实写细A1"));
}

TEST_F(Secrets, SecretsAreLongAndNeverTheSame) {
  EXPECT_EQ(new_secret().size(), 43u);
  EXPECT_NE(new_secret(), new_secret());
  EXPECT_TRUE(same_secret("abc", "abc"));
  EXPECT_FALSE(same_secret("abc", "abd"));
  EXPECT_FALSE(same_secret("abc", "abcd"));
}

TEST_F(Secrets, Base64ForUrlsGoesThereAndBack) {
  EXPECT_EQ(base64url("\xfb\xff\xfe"), "-__-");
  EXPECT_EQ(from_base64url("-__-"), "\xfb\xff\xfe");
  EXPECT_EQ(from_base64url("a b"), "");
}

// RFC 6238, appendix B, with the last six of its eight digits; the secret is "12345678901234567890".
TEST_F(Secrets, OneTimeCodesAreThoseOfTheStandard) {
  constexpr std::string_view secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  EXPECT_EQ(totp_code(secret, 59 / 30), "287082");
  EXPECT_EQ(totp_code(secret, 1111111109 / 30), "081804");
  EXPECT_EQ(totp_code(secret, 1234567890 / 30), "005924");
  EXPECT_EQ(totp_code(secret, 20000000000 / 30), "353130");
  EXPECT_EQ(totp_code("not base32!", 1), std::nullopt);
}

TEST_F(Secrets, OneTimeCodesOfNeighbouringStepsAreTaken) {
  std::string secret = new_totp_secret();
  std::int64_t now = 1'800'000'000;
  EXPECT_EQ(secret.size(), 32u);
  EXPECT_EQ(totp_step(secret, *totp_code(secret, now / 30), now), now / 30);
  EXPECT_EQ(totp_step(secret, *totp_code(secret, now / 30 - 1), now), now / 30 - 1);
  EXPECT_EQ(totp_step(secret, *totp_code(secret, now / 30 - 2), now), std::nullopt);
  EXPECT_EQ(totp_step(secret, "", now), std::nullopt);
}

TEST_F(Secrets, EachFailureBeyondTheFreeOnesLocksTwiceAsLong) {
  EXPECT_EQ(lock_for(4, 5).count(), 0);
  EXPECT_EQ(lock_for(5, 5).count(), 30);
  EXPECT_EQ(lock_for(6, 5).count(), 60);
  EXPECT_EQ(lock_for(9, 5).count(), 480);
  EXPECT_EQ(lock_for(100, 5).count(), 900);
}

TEST_F(Secrets, AnAccountCannotWriteAFilterOfItsOwn) {
  EXPECT_EQ(ldap_filter("(uid={account})", "clerk"), "(uid=clerk)");
  EXPECT_EQ(ldap_filter("(uid={account})", "*)(uid=admin"), "(uid=\\2a\\29\\28uid=admin)");
}

}  // namespace
}  // namespace hengji::server
