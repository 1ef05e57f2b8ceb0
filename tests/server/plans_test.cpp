#include <thread>

#include "server/house_test.h"

namespace hengji {
namespace {

class Plans : public SampleServer {
 protected:
  static std::string created(Browser& clerk, const std::string& department) {
    Json body = Json::object().set("department", department).set("year", 2026).set("kind", "department-goal");
    return clerk.post("/plans", body.set("from", "blank")).text("id");
  }
  static Json change(const std::string& path, const std::string& before, const std::string& after) {
    Json one = Json::object().set("path", path).set("old", before).set("new", after);
    Json list = Json::array();
    list.add(std::move(one));
    return list;
  }
};

TEST_F(Plans, AClerkMakesAPlanAndSavesACell) {
  Browser clerk = signed_in("science");
  Json body = Json::object().set("department", "science").set("year", 2026).set("kind", "department-goal");
  Answered made = clerk.post("/plans", Json(body).set("from", "blank"));
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.text("state"), "draft");
  std::string id = made.text("id");
  EXPECT_EQ(clerk.post("/plans", Json(body).set("from", "blank")).text("code"), "exists");
  Answered plan = clerk.get("/plans/" + id);
  ASSERT_EQ(plan.status, 200);
  EXPECT_EQ(plan.header("ETag"), "\"" + plan.text("etag") + "\"");
  std::string goal = plan.text("plan", "goals", "annual");
  Answered saved =
      clerk.patch("/plans/" + id + "/plan", change("title", plan.text("plan", "title"), "科技局 2026"),
                  {{"If-Match", plan.header("ETag")}});
  ASSERT_EQ(saved.status, 200) << saved.body;
  EXPECT_NE(saved.text("etag"), plan.text("etag"));
  EXPECT_EQ(clerk.get("/plans/" + id).text("plan", "title"), "科技局 2026");
}

TEST_F(Plans, AReaderWhoHasThePlanIsNotSentItAgain) {
  Browser clerk = signed_in("water");
  std::string id = created(clerk, "water");
  std::string etag = clerk.get("/plans/" + id).header("ETag");
  ASSERT_NE(etag, "");
  Answered again = clerk.get("/plans/" + id, {{"If-None-Match", etag}, {"Connection", "close"}});
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
}

TEST_F(Plans, AReaderWhoHasThePlanSeesWhatWasSaidOfItSince) {
  Browser clerk = signed_in("market");
  std::string id = created(clerk, "market");
  std::string etag = clerk.get("/plans/" + id).header("ETag");
  Json comment = Json::object().set("text", "请核对").set("path", "title");
  ASSERT_EQ(clerk.post("/plans/" + id + "/comments", comment).status, 201);
  Answered again = clerk.get("/plans/" + id, {{"If-None-Match", etag}, {"Connection", "close"}});
  EXPECT_EQ(again.status, 200) << "a comment changes what is shown without a new version";
  EXPECT_EQ(again.text("counts", "comments"), "1");
  Json title = change("title", again.text("plan", "title"), "甲");
  EXPECT_EQ(clerk.patch("/plans/" + id + "/plan", title, {{"If-Match", etag}}).status, 200)
      << "nobody wrote in between";
}

TEST_F(Plans, AStaleWriteNamesWhoWasFaster) {
  Browser one = signed_in("education"), other = signed_in("education");
  std::string id = created(one, "education");
  Answered plan = one.get("/plans/" + id);
  std::string title = plan.text("plan", "title"), etag = plan.header("ETag");
  ASSERT_EQ(one.patch("/plans/" + id + "/plan", change("title", title, "甲"), {{"If-Match", etag}}).status,
            200);
  Answered late = other.patch("/plans/" + id + "/plan", change("title", title, "乙"), {{"If-Match", etag}});
  EXPECT_EQ(late.status, 409);
  EXPECT_EQ(late.text("code"), "stale");
  EXPECT_NE(late.text("changed_by", "name"), "");
  EXPECT_NE(late.text("current_etag"), "");
  EXPECT_EQ(late.text("changes", "0"), "title");
  EXPECT_EQ(
      one.patch("/plans/" + id + "/plan", change("title", "甲", "丙"), {{"If-Match", "\"none\""}}).status,
      422);
}

TEST_F(Plans, TheSameKeyIsCarriedOutOnce) {
  Browser clerk = signed_in("agriculture");
  Json body =
      Json::object().set("department", "agriculture").set("year", 2026).set("kind", "department-goal");
  body.set("from", "blank");
  Answered first = clerk.post("/plans", body, {{"Idempotency-Key", "a-key-of-my-own"}});
  ASSERT_EQ(first.status, 201) << first.body;
  Answered again = clerk.post("/plans", body, {{"Idempotency-Key", "a-key-of-my-own"}});
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(again.header("Idempotent-Replay"), "true");
  EXPECT_EQ(clerk.post("/plans", Json(body).set("year", 2027), {{"Idempotency-Key", "a-key-of-my-own"}})
                .text("code"),
            "key_reused");
  EXPECT_EQ(clerk.get("/plans?department=agriculture&year=2026").count(), 1u);
}

TEST_F(Plans, TheSameKeyWithOtherBytesIsRefused) {
  Browser clerk = signed_in("agriculture");
  httplib::Headers key{{"Idempotency-Key", "an-upload"}};
  Answered first = clerk.upload("a.txt", "bytes", "text/plain", key);
  ASSERT_EQ(first.status, 201) << first.body;
  Answered again = clerk.upload("a.txt", "bytes", "text/plain", key);
  EXPECT_EQ(again.header("Idempotent-Replay"), "true");
  EXPECT_EQ(again.body, first.body);
  Answered other = clerk.upload("a.txt", "other", "text/plain", key);
  EXPECT_EQ(other.status, 422);
  EXPECT_EQ(other.text("code"), "key_reused");
  EXPECT_EQ(clerk.upload("b.txt", "bytes", "text/plain", key).text("code"), "key_reused");
}

TEST_F(Plans, TheSameFormIsTheSameUploadWhateverItsBoundary) {
  Browser clerk = signed_in("agriculture");
  httplib::Headers key{{"Idempotency-Key", "a-form"}};
  ASSERT_EQ(clerk.upload_form("a.txt", "bytes", key).status, 201);
  EXPECT_EQ(clerk.upload_form("a.txt", "bytes", key).header("Idempotent-Replay"), "true");
  EXPECT_EQ(clerk.upload_form("a.txt", "other", key).text("code"), "key_reused");
}

TEST_F(Plans, ASealStandsInTheHistoryOnWhatItWasPutOn) {
  Browser clerk = signed_in("culture");
  std::string id = created(clerk, "culture");
  std::string hash = clerk.get("/plans/" + id + "/revisions").text("items", "0", "hash");
  std::string file = clerk.upload("盖章.ofd", "a sealed form", "application/ofd").text("hash");
  auto submitted = [&](const Json& seal) {
    return clerk.post("/plans/" + id + "/moves", Json::object().set("move", "submit").set("seal", seal));
  };
  Json seal = Json::object().set("name", "文旅局电子印章").set("over", hash);
  EXPECT_EQ(submitted(seal).text("errors", "0", "pointer"), "/seal") << "neither file nor signature";
  EXPECT_EQ(submitted(Json(seal).set("file", "sha256:none")).text("errors", "0", "pointer"), "/seal/file");
  Json elsewhere = Json::object().set("name", "文旅局电子印章").set("over", file).set("file", file);
  EXPECT_EQ(submitted(elsewhere).text("errors", "0", "pointer"), "/seal/over");
  EXPECT_EQ(submitted(Json(seal).set("file", file)).text("code"), "blocking_findings")
      << "a good seal does not make up for what the plan lacks";
  Browser boss = signed_in("culture-review");
  EXPECT_EQ(boss.get("/plans/" + id + "/history").text("items", "0", "seal"), "null");
}

TEST_F(Plans, WhoComesBackHearsWhatHappenedMeanwhile) {
  Browser clerk = signed_in("civil"), listener = signed_in("civil");
  std::string begun = listener.events("id: ");
  std::string heard = begun.substr(begun.find("id: ") + 4);
  heard = heard.substr(0, heard.find('\n'));
  ASSERT_NE(heard, "");
  std::string file = clerk.upload("plan.txt", example("science-bureau-2025.txt"), "text/plain").text("hash");
  std::string id = clerk.post("/readings", Json::object().set("file", file)).text("id");
  ASSERT_NE(id, "");
  std::string missed = listener.events(id, {{"Last-Event-ID", heard}});
  EXPECT_NE(missed.find("event: job"), std::string::npos) << missed;
  EXPECT_NE(missed.find(id), std::string::npos) << missed;
  EXPECT_NE(listener.events("missed", {{"Last-Event-ID", "999999999"}}).find("event: missed"),
            std::string::npos)
      << "a number that was never given";
}

TEST_F(Plans, TimeIsWhatTheClockOfTheServerSays) {
  auto state = [](Browser& person) {
    Answered windows = person.get("/windows?year=2025");
    return windows.text("items", "0", "state");
  };
  Browser before = signed_in("finance");
  std::string open = state(before);
  running_->site().clock.turn_to(store::now() + std::chrono::days(400));
  Browser after = signed_in("finance");
  std::string closed = state(after);
  running_->site().clock.turn_to(store::now());
  EXPECT_EQ(open, "open");
  EXPECT_EQ(closed, "closed");
}

TEST_F(Plans, NobodySeesThePlansOfOtherDepartments) {
  Browser clerk = signed_in("liudu"), stranger = signed_in("transport");
  std::string id = created(clerk, "liudu");
  EXPECT_EQ(clerk.get("/plans/" + id).status, 200);
  EXPECT_NE(stranger.get("/plans/" + id).status, 200);
  EXPECT_EQ(browser().get("/public/plans/" + id).status, 404);
}

TEST_F(Plans, CheckingStoresNothing) {
  Browser clerk = signed_in("science");
  Answered reading = clerk.upload("plan.txt", example("science-bureau-2025.txt"), "text/plain");
  ASSERT_EQ(reading.status, 201) << reading.body;
  Answered job = clerk.post("/readings", Json::object().set("file", reading.text("hash")));
  ASSERT_EQ(job.status, 202) << job.body;
  std::string id = job.text("id");
  for (int i = 0; i < 100 && job.text("state") != "done" && job.text("state") != "failed"; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    job = clerk.get("/jobs/" + id);
  }
  ASSERT_EQ(job.text("state"), "done") << job.body;
  EXPECT_EQ(job.text("result", "schema"), "hengji.reading/1");
  const Json* plan = &(*job.json.find("result")->find("plans")->as_array())[0];
  std::size_t before = clerk.get("/plans").count();
  Answered checked = clerk.post("/check", Json::object().set("plan", *plan));
  ASSERT_EQ(checked.status, 200) << checked.body;
  EXPECT_EQ(checked.text("schema"), "hengji.findings/1");
  EXPECT_EQ(clerk.get("/plans").count(), before);
}

TEST_F(Plans, AnUploadedFileComesBackAsItWas) {
  Browser clerk = signed_in("science");
  std::string bytes("\x00\x01 bytes \xff", 10);
  Answered stored = clerk.upload("%E4%BD%90%E8%AF%81.bin", bytes, "application/octet-stream");
  ASSERT_EQ(stored.status, 201) << stored.body;
  EXPECT_EQ(stored.text("name"), "佐证.bin");
  EXPECT_EQ(stored.text("size"), "10");
  Answered back = clerk.get("/files/" + stored.text("hash"));
  EXPECT_EQ(back.status, 200);
  EXPECT_EQ(back.body, bytes);
  // The test's client shows headers with their %XX decoded.
  EXPECT_NE(back.header("Content-Disposition").find("filename*=UTF-8''佐证.bin"), std::string::npos);
  EXPECT_NE(back.header("Content-Security-Policy").find("sandbox"), std::string::npos);
  EXPECT_EQ(browser().upload("a", "b", "text/plain").status, 401);
}

TEST_F(Plans, TheSameBytesFromTwoPeopleAreEachOnesOwn) {
  Browser one = signed_in("water"), other = signed_in("market");
  std::string hash = one.upload("a.txt", "what both have", "text/plain").text("hash");
  EXPECT_EQ(other.get("/files/" + hash).status, 404);
  Answered again = other.upload("b.txt", "what both have", "text/plain");
  EXPECT_EQ(again.text("hash"), hash);
  EXPECT_EQ(again.text("name"), "b.txt") << "nobody learns how others call it";
  Answered own = other.get("/files/" + hash);
  EXPECT_EQ(own.body, "what both have");
  EXPECT_NE(own.header("Content-Disposition").find("b.txt"), std::string::npos);
}

TEST_F(Plans, ABodyThatIsNoJsonIsRefusedInASentence) {
  Browser clerk = signed_in("science");
  EXPECT_EQ(clerk.post("/check", Json(Json::Array{})).status, 422);
  Answered missing = clerk.post("/plans", Json::object());
  EXPECT_EQ(missing.status, 422);
  EXPECT_NE(missing.text("errors", "0", "pointer"), "");
}

TEST_F(Plans, UnknownPathsAndMethodsAreProblems) {
  Browser clerk = signed_in("science");
  EXPECT_EQ(clerk.get("/nowhere").status, 404);
  EXPECT_EQ(clerk.put("/plans").status, 405);
  EXPECT_EQ(clerk.get("/plans/%E5").status, 422);
  EXPECT_EQ(clerk.get("/plans?limit=1000").status, 422);
  EXPECT_EQ(clerk.get("/plans?cursor=none-of-ours").status, 422);
  Answered slip = clerk.get("/plans?stat=draft");
  EXPECT_EQ(slip.status, 422) << "a slip of the pen gives an error, not everything";
  EXPECT_NE(slip.text("detail").find("state"), std::string::npos) << slip.body;
}

TEST_F(Plans, OperatingPagesAnswerWithoutSignIn) {
  EXPECT_EQ(browser().page("/healthz").body, "ok\n");
  EXPECT_EQ(browser().page("/readyz").body, "ready\n");
  browser().get("/public/regions");
  std::string metrics = browser().page("/metrics").body;
  EXPECT_NE(metrics.find("hengji_requests_total{operation=\"publicRegions\",status=\"2xx\"}"),
            std::string::npos);
  EXPECT_NE(metrics.find("hengji_memory_bytes"), std::string::npos);
}

TEST_F(Plans, EveryPageOfTheWebApplicationIsItsIndex) {
  Answered page = browser().page("/plans/17?tab=findings");
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.header("Content-Type"), "text/html; charset=utf-8");
  EXPECT_NE(page.header("Content-Security-Policy").find("default-src 'self'"), std::string::npos);
  EXPECT_EQ(
      browser().page("/plans/17", {{"If-None-Match", page.header("ETag")}, {"Connection", "close"}}).status,
      304);
  EXPECT_EQ(browser().page("/assets/none-such.js").status, 404);
}

TEST_F(Plans, TheDescriptionOfTheApiIsServed) {
  Answered document = browser().get("/openapi.json");
  EXPECT_EQ(document.status, 200);
  EXPECT_EQ(document.text("openapi"), "3.1.0");
}

}  // namespace
}  // namespace hengji
