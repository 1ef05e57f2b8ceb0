#include <ctime>
#include <thread>

#include "server/house_test.h"
#include "server/sign_in/totp.h"

namespace hengji {
namespace {

class Sessions : public SampleServer {};

TEST_F(Sessions, SigningInGivesACookieThatScriptsCannotRead) {
  Browser clerk = browser();
  Answered answer = clerk.sign_in("science", password());
  ASSERT_EQ(answer.status, 200) << answer.body;
  std::string cookie = answer.header("Set-Cookie");
  EXPECT_NE(cookie.find("HttpOnly"), std::string::npos);
  EXPECT_NE(cookie.find("SameSite=Lax"), std::string::npos);
  EXPECT_EQ(cookie.find("Secure"), std::string::npos);
  EXPECT_EQ(answer.text("person", "account"), "science");
  EXPECT_NE(answer.text("capabilities").find("plan.edit"), std::string::npos);
  EXPECT_EQ(clerk.get("/session").status, 200);
}

TEST_F(Sessions, BehindTlsTheCookieIsForTlsOnly) {
  Browser clerk = browser();
  Json body = Json::object().set("account", "science").set("password", password());
  Answered answer = clerk.post("/session", body, {{"X-Forwarded-Proto", "https"}});
  EXPECT_NE(answer.header("Set-Cookie").find("; Secure"), std::string::npos);
}

TEST_F(Sessions, AWrongPasswordAndAnUnknownAccountAreAnsweredAlike) {
  Answered wrong = browser().sign_in("water", "Not-the-password-1");
  Answered unknown = browser().sign_in("nobody-at-all", "Not-the-password-1");
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(unknown.status, 401);
  EXPECT_EQ(wrong.body, unknown.body);
  EXPECT_EQ(wrong.text("code"), "sign_in");
  EXPECT_EQ(wrong.header("Content-Type"), "application/problem+json; charset=utf-8");
}

TEST_F(Sessions, FiveFailuresLockAnAccount) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(browser().sign_in("civil", "Not-the-password-1").status, 401);
  Answered locked = browser().sign_in("civil", password());
  EXPECT_EQ(locked.status, 423);
  EXPECT_EQ(locked.text("code"), "locked");
  EXPECT_NE(locked.text("retry_after"), "");
  EXPECT_EQ(locked.header("Retry-After"), locked.text("retry_after"));
}

TEST_F(Sessions, WhoIsNotSignedInGetsNothingButThePublicPages) {
  EXPECT_EQ(browser().get("/plans").status, 401);
  EXPECT_EQ(browser().get("/session").status, 401);
  EXPECT_EQ(browser().get("/public/regions").status, 200);
  Browser forger = browser();
  forger.set_cookie("hengji_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
  EXPECT_EQ(forger.get("/plans").status, 401);
}

TEST_F(Sessions, AWriteWithoutTheTokenOfTheSessionIsRefused) {
  Browser clerk = signed_in("science");
  clerk.set_csrf("something else");
  Answered refused = clerk.post("/totp");
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(refused.text("code"), "csrf");
}

TEST_F(Sessions, AWriteFromAnotherSiteIsRefused) {
  Browser clerk = signed_in("science");
  EXPECT_EQ(clerk.post("/totp", Json::object(), {{"Sec-Fetch-Site", "cross-site"}}).text("code"), "csrf");
}

TEST_F(Sessions, SigningOutEndsTheSession) {
  Browser clerk = signed_in("science");
  EXPECT_EQ(clerk.remove("/session").status, 204);
  EXPECT_EQ(clerk.get("/session").status, 401);
}

TEST_F(Sessions, ListsTheOwnSessionsAndEndsOneOfThem) {
  Browser one = signed_in("health"), other = signed_in("health");
  Answered list = one.get("/sessions");
  ASSERT_GE(list.count(), 2u);
  std::string victim;
  for (const Json& session : *list.json.find("items")->as_array())
    if (!*session.find("current")->as_bool()) victim = *session.find("id")->as_string();
  EXPECT_EQ(one.remove("/sessions/" + victim).status, 204);
  EXPECT_EQ(one.get("/session").status, 200);
  EXPECT_EQ(other.get("/session").status, 401);
}

TEST_F(Sessions, ANewPasswordEndsTheOtherSessions) {
  Browser one = signed_in("culture"), other = signed_in("culture");
  Json change = Json::object().set("old", password()).set("new", "short");
  EXPECT_EQ(one.put("/password", change).status, 422);
  change = Json::object().set("old", "Not-the-password-1").set("new", "Another-one-2026");
  EXPECT_EQ(one.put("/password", change).status, 422);
  change = Json::object().set("old", password()).set("new", "Another-one-2026");
  EXPECT_EQ(one.put("/password", change).status, 204);
  EXPECT_EQ(one.get("/session").status, 200);
  EXPECT_EQ(other.get("/session").status, 401);
  EXPECT_EQ(browser().sign_in("culture", password()).status, 401);
  EXPECT_EQ(browser().sign_in("culture", "Another-one-2026").status, 200);
}

TEST_F(Sessions, OneTimeCodesAreAskedForOnceTheyAreInUse) {
  Browser clerk = signed_in("market");
  std::string secret = clerk.post("/totp").text("secret");
  if (std::time(nullptr) % 30 > 20)
    std::this_thread::sleep_for(std::chrono::seconds(10));  // not across two steps
  std::int64_t step = std::time(nullptr) / 30;
  auto code_at = [&](int steps) { return *server::totp_code(secret, step + steps); };
  EXPECT_EQ(clerk.put("/totp", Json::object().set("code", "000000x")).status, 422);
  EXPECT_EQ(browser().sign_in("market", password()).status, 200);
  ASSERT_EQ(clerk.put("/totp", Json::object().set("code", code_at(-1))).status, 204);
  EXPECT_EQ(browser().sign_in("market", password()).text("code"), "totp_required");
  EXPECT_EQ(browser().sign_in("market", password(), code_at(-1)).text("code"), "totp_wrong");
  EXPECT_EQ(browser().sign_in("market", password(), code_at(0)).status, 200);
  EXPECT_EQ(clerk.remove("/totp?code=" + code_at(1)).status, 204);
  EXPECT_EQ(browser().sign_in("market", password()).status, 200);
}

TEST_F(Sessions, ATokenDoesWhatItsScopesAllow) {
  Browser clerk = signed_in("transport");
  Json scopes = Json::array();
  scopes.add("read");
  Answered made = clerk.post("/tokens", Json::object().set("name", "报表").set("scopes", scopes));
  ASSERT_EQ(made.status, 201) << made.body;
  Browser program = browser();
  program.set_token(made.text("token"));
  EXPECT_EQ(program.get("/departments").status, 200);
  EXPECT_EQ(program.get("/tokens").status, 403);
  Json plan = Json::object().set("department", "transport").set("year", 2026).set("kind", "department-goal");
  Answered refused = program.post("/plans", plan.set("from", "blank"));
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(refused.text("code"), "token_scope");
  EXPECT_EQ(clerk.get("/tokens").body.find(made.text("token")), std::string::npos);
  EXPECT_EQ(clerk.remove("/tokens/" + made.text("id")).status, 204);
  EXPECT_EQ(program.get("/departments").status, 401);
}

TEST_F(Sessions, ProblemsAreInTheLanguageOfTheReader) {
  EXPECT_EQ(browser().get("/plans").text("detail"), "请先登录。");
  EXPECT_EQ(browser().get("/plans", {{"Accept-Language", "en-GB,zh;q=0.5"}}).text("detail"),
            "please sign in first.");
}

}  // namespace
}  // namespace hengji
