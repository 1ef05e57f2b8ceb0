#include "server/http/target.h"

#include <gtest/gtest.h>

#include <fstream>

#include "server/http/multipart.h"
#include "server/server_test.h"

namespace hengji::http {
namespace {

TEST(Target, DecodesPercentEscapes) {
  EXPECT_EQ(percent_decoded("%E5%B1%80a%2Fb"), "局a/b");
  EXPECT_EQ(percent_decoded("%E5%B1"), std::nullopt);
  EXPECT_EQ(percent_decoded("%4"), std::nullopt);
  EXPECT_EQ(percent_decoded("%zz"), std::nullopt);
  EXPECT_EQ(percent_decoded("a%00b"), std::nullopt);
  EXPECT_EQ(percent_encoded("局 a/b"), "%E5%B1%80%20a%2Fb");
}

TEST(Target, TakesAQueryApart) {
  auto query = parsed_query("q=%E7%A7%91+a&year=2025&flag&q=second&&");
  ASSERT_TRUE(query);
  EXPECT_EQ((*query)["q"], "科 a");
  EXPECT_EQ((*query)["year"], "2025");
  EXPECT_EQ((*query)["flag"], "");
  EXPECT_EQ(parsed_query("a=%"), std::nullopt);
}

TEST(Target, FindsACookieByItsWholeName) {
  EXPECT_EQ(cookie_in("a=1; hengji_session=xyz; b=2", "hengji_session"), "xyz");
  EXPECT_EQ(cookie_in("not_hengji_session=xyz", "hengji_session"), "");
}

TEST(Target, ComparesETagsWithoutTheirMarks) {
  EXPECT_TRUE(names_etag("\"a\", W/\"b\"", "b"));
  EXPECT_TRUE(names_etag("*", "b"));
  EXPECT_FALSE(names_etag("\"ab\"", "b"));
  EXPECT_EQ(bare_etag("W/\"17\""), "17");
}

TEST(Target, TakesGzipWhereItIsNotRefused) {
  EXPECT_TRUE(takes_gzip("br, gzip;q=0.8"));
  EXPECT_FALSE(takes_gzip("br"));
  EXPECT_FALSE(takes_gzip("gzip;q=0"));
}

class Form : public testing::Test {
 protected:
  Result<Part> first(const std::string& body) {
    path_ = folder_.path() / "body";
    std::ofstream(path_, std::ios::binary) << body;
    return first_file(path_, "multipart/form-data; boundary=XyZ");
  }
  TemporaryFolder folder_;
  std::filesystem::path path_;
};

TEST_F(Form, GivesTheFirstFileOfAForm) {
  auto part = first(
      "--XyZ\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n"
      "--XyZ\r\nContent-Disposition: form-data; name=\"file\"; filename=\"计划.docx\"\r\nContent-Type: "
      "application/x\r\n\r\nbytes\r\nof it\r\n--XyZ--\r\n");
  ASSERT_TRUE(part);
  EXPECT_EQ(part->name, "计划.docx");
  EXPECT_EQ(part->type, "application/x");
  EXPECT_EQ(part->length, 12u);
}

TEST_F(Form, FindsTheEndOfAFileThatIsLongerThanAPiece) {
  std::string bytes(3'000'001, '-');
  auto part =
      first("--XyZ\r\nContent-Disposition: form-data; filename=\"a\"\r\n\r\n" + bytes + "\r\n--XyZ--\r\n");
  ASSERT_TRUE(part);
  EXPECT_EQ(part->length, bytes.size());
}

TEST_F(Form, RefusesAFormThatBreaksOff) {
  EXPECT_FALSE(first("--XyZ\r\nContent-Disposition: form-data; filename=\"a\"\r\n\r\nbytes"));
  EXPECT_FALSE(first("--XyZ\r\nContent-Disposition: form-data; filename=\"a\"\r\n"));
  EXPECT_FALSE(first(""));
  EXPECT_FALSE(first("--XyZ--\r\n"));
}

}  // namespace
}  // namespace hengji::http
