#include "service/portal_folder.h"

#include <gtest/gtest.h>

#include <map>

#include "service/content.h"
#include "service/county.h"
#include "service/sample.h"
#include "service/transact.h"

namespace hengji::service {
namespace {

using Files = std::map<std::string, std::string>;

class PortalFolder : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    county_ = new County();
    ASSERT_TRUE(load_sample(county_->house(), county_->now()));
  }
  static void TearDownTestSuite() { delete county_; }

  Answer<PortalSummary> write(Files& files, const PublicationAnswers& answers = {}) {
    const EmbeddedFile pages[] = {{"index.html", "<html></html>"}};
    return write_portal_folder(county_->house(), county_->actor({}), pages, answers,
                               [&](const std::string& path, std::string_view bytes) -> Result<void> {
                                 EXPECT_TRUE(files.emplace(path, bytes).second) << path;
                                 return {};
                               });
  }

  /// What data/NAME.js hands over.
  static Json value_of(const Files& files, const std::string& name) {
    const std::string& script = files.at("data/" + name + ".js");
    const std::string before = "hengji.put(\"" + name + "\",";
    EXPECT_TRUE(script.starts_with(before)) << script.substr(0, 80);
    return Json::parse(std::string_view(script).substr(before.size(), script.size() - before.size() - 2))
        .value();
  }

  /// Shows the public a revision of the first published plan to which a sentence was added.
  static void publish_with(const std::string& sentence) {
    Actor actor = county_->actor("performance");
    auto done =
        transact(county_->house(), actor, store::Transaction::Access::write, [&](Desk& desk) -> Answer<bool> {
          store::DossierFilter filter;
          filter.scope.everything = true;
          filter.published_only = true;
          auto found = TRY(store::dossiers(desk.transaction(), filter, {.limit = 1, .after = {}}));
          store::Dossier dossier = found.items.at(0);
          Content content = TRY(content_of(desk, dossier, dossier.published_revision));
          content.plan.functions.push_back({99, {sentence, {}}});
          Saved saved = TRY(save(desk, dossier, dossier.version, content.plan));
          store::Move move;
          move.action = "publish";
          move.to_state = dossier.state;
          move.person = actor.id;
          move.at = actor.now;
          auto shown = store::set_published(desk.transaction(), dossier.id, saved.standing.version,
                                            saved.standing.revision, move);
          return shown.has_value();
        });
    ASSERT_TRUE(done) << done.error().message.zh;
    ASSERT_TRUE(*done);
  }

  static County* county_;
};
County* PortalFolder::county_ = nullptr;

TEST_F(PortalFolder, HoldsWhatTheServerSaysToThePublic) {
  Files files;
  auto summary = write(files);
  ASSERT_TRUE(summary) << summary.error().message.zh;
  const Json index = value_of(files, "index");
  ASSERT_GE(items_of(index, "departments").size(), 3u);
  EXPECT_EQ(summary->departments, items_of(index, "departments").size());
  EXPECT_EQ(summary->files + 1, files.size()) << "and the list of them";
  for (const Json& department : items_of(index, "departments")) {
    const std::string id = text_of(department, "id");
    const Json shown = value_of(files, "departments/" + id);
    EXPECT_EQ(shown, county_->given({}, "publicDepartment", about(id)));
    for (const Json& line : items_of(shown, "plans")) {
      const std::string plan = text_of(line, "id");
      Json served = county_->given({}, "publicPlan", about(plan));
      const Json held = value_of(files, "plans/" + plan);
      EXPECT_EQ(*held.find("plan"), *served.find("plan"));
      EXPECT_EQ(held.find("plan")->find("fields"), nullptr) << "who filled the form in is nobody's business";
      for (const Json& format : items_of(held, "formats"))
        EXPECT_FALSE(files.at("files/" + plan + "." + *format.as_string()).empty());
      EXPECT_GE(items_of(held, "formats").size(), 5u);
    }
  }
  for (const Json& year : items_of(index, "years"))
    EXPECT_TRUE(files.contains("open-data/" + year.as_number()->digits + ".csv"));
}

TEST_F(PortalFolder, LeadsFromEachNameToWhatTheServerCompares) {
  Files files;
  ASSERT_TRUE(write(files));
  const Json compared = value_of(files, "indicators");
  const Json::Object& names = *compared.find("names")->as_object();
  ASSERT_FALSE(names.empty());
  for (const auto& [name, key] : names) {
    const Json served = county_->given({}, "publicCompare", {.parameters = {{"name", name}}});
    EXPECT_EQ(compared.find("items")->find(*key.as_string())->as_array()->size(), items_of(served).size())
        << name;
  }
  const Json search = value_of(files, "search");
  ASSERT_FALSE(search.as_array()->empty());
  for (const Json& hit : *search.as_array())
    EXPECT_TRUE(files.contains("data/plans/" + text_of(hit, "plan") + ".js"));
}

TEST_F(PortalFolder, IsTheSameByteByByteAtEveryTime) {
  Files first, second;
  ASSERT_TRUE(write(first));
  county_->turn_to("2026-02-01");
  ASSERT_TRUE(write(second));
  EXPECT_EQ(first, second);
}

TEST_F(PortalFolder, WritesNothingWhileSomethingPersonalIsUnanswered) {
  publish_with("补助款汇入李明个人卡，开户行账号6222021234567890128，联系人李明13812345678。");
  Files files;
  auto summary = write(files);
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.error().code, "secrets");
  EXPECT_TRUE(files.empty());
  ASSERT_FALSE(summary.error().faults.empty());
  PublicationAnswers answers;
  for (const JsonFault& fault : summary.error().faults) {
    EXPECT_EQ(fault.message.zh.find("13812345678"), std::string::npos) << "a list of hits discloses nothing";
    const std::size_t open = fault.message.zh.rfind('['), close = fault.message.zh.rfind(']');
    answers[fault.message.zh.substr(open + 1, close - open - 1)] = "办公电话，依职责公开";
  }
  auto answered = write(files, answers);
  ASSERT_TRUE(answered) << answered.error().message.zh;
  EXPECT_EQ(answered->answered, answers.size());
}

TEST(PublicationAnswers, NeedWords) {
  auto answers = import_publication_answers("指纹,说明\nab12,办公电话\n", "a.csv");
  ASSERT_TRUE(answers);
  EXPECT_EQ(answers->at("ab12"), "办公电话");
  auto silent = import_publication_answers("指纹,说明\nab12,\n", "a.csv");
  ASSERT_FALSE(silent);
  EXPECT_EQ(silent.error().message.zh, "a.csv 第 2 行没有说明为什么可以公开。");
}

}  // namespace
}  // namespace hengji::service
