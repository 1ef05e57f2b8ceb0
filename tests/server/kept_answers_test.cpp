#include <thread>

#include "server/house_test.h"
#include "store/organization.h"

namespace hengji {
namespace {

/// Answers that are kept are never older than the store.
class KeptAnswers : public SampleServer {
 protected:
  static std::string created(Browser& clerk, const std::string& department) {
    Json body = Json::object().set("department", department).set("year", 2026).set("kind", "department-goal");
    return clerk.post("/plans", body.set("from", "blank")).text("id");
  }
  /// Another program on the same store: a second server, or `hengji user`.
  static Result<bool> rename_elsewhere(const std::string& name) {
    auto other = store::Store::open({.address = (folder_->path() / "hengji.db").string()});
    if (!other) return fail(other.error());
    return (*other)->write([&](store::Transaction& transaction) -> Result<bool> {
      store::Department department = *TRY(store::find_department(transaction, "health"));
      department.name = name;
      TRY_VOID(store::put_department(transaction, department));
      return true;
    });
  }
};

TEST_F(KeptAnswers, AReaderSeesWhatAnotherWroteAtOnce) {
  Browser writer = signed_in("science"), reader = signed_in("science-review");
  std::string id = created(writer, "science");
  Answered before = reader.get("/plans/" + id);
  EXPECT_EQ(reader.get("/plans/" + id).body, before.body);
  Json change =
      Json::object().set("path", "title").set("old", before.text("plan", "title")).set("new", "新的");
  ASSERT_EQ(writer.patch("/plans/" + id + "/plan", Json(Json::Array{change})).status, 200);
  Answered after = reader.get("/plans/" + id);
  EXPECT_EQ(after.text("plan", "title"), "新的");
  EXPECT_NE(after.header("ETag"), before.header("ETag"));
  EXPECT_EQ(reader.get("/plans/" + id, {{"If-None-Match", before.header("ETag")}}).status, 200);
  EXPECT_EQ(
      reader.get("/plans/" + id, {{"If-None-Match", after.header("ETag")}, {"Connection", "close"}}).status,
      304);
  EXPECT_EQ(reader.get("/plans/" + id).header("ETag"), after.header("ETag"));
}

TEST_F(KeptAnswers, AnotherProgramsWriteIsSeenAtOnce) {
  Browser reader = signed_in("admin");
  for (std::string_view name : {"甲局", "乙局"}) {
    reader.get("/departments/health");
    ASSERT_TRUE(rename_elsewhere(std::string(name)));
    EXPECT_EQ(reader.get("/departments/health").text("name"), name);
  }
}

TEST_F(KeptAnswers, EverybodyHasHisOwn) {
  Browser owner = signed_in("civil"), stranger = signed_in("market");
  std::string id = created(owner, "civil");
  ASSERT_EQ(owner.get("/plans/" + id).status, 200);
  EXPECT_EQ(stranger.get("/plans/" + id).status, 403);
  EXPECT_EQ(browser().get("/plans/" + id).status, 401);
  EXPECT_NE(owner.get("/tasks").body, stranger.get("/tasks").body);
  Answered chinese = owner.get("/plans/" + id, {{"Accept-Language", "zh"}});
  EXPECT_NE(owner.get("/plans/" + id, {{"Accept-Language", "en"}}).body, chinese.body);
}

TEST_F(KeptAnswers, WhoMayNoLongerReadGetsNoKeptAnswer) {
  Browser admin = signed_in("admin"), reader = signed_in("culture-review"), writer = signed_in("culture");
  std::string id = created(writer, "culture");
  ASSERT_EQ(reader.get("/plans/" + id).status, 200);
  Json body = Json::object().set("roles", Json::array());
  ASSERT_EQ(admin.patch("/people/sample-culture-review", body).status, 200);
  for (int i = 0; i < 30 && reader.get("/plans/" + id).status == 200; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  EXPECT_EQ(reader.get("/plans/" + id).status, 403);
}

}  // namespace
}  // namespace hengji
