#include "readers/archive.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "readers/zip_fixture.h"

namespace hengji {
namespace {

using ::testing::ElementsAre;
using tests::ZipFixture;

/// "path: bytes" or "path! sentence" of every member.
std::vector<std::string> members_of(const std::string& bytes) {
  std::vector<std::string> members;
  auto done = readers::for_each_member(
      {"包.zip", bytes}, [&](const std::string& path, const Result<std::string_view>& content) {
        members.push_back(content ? path + ": " + std::string(*content)
                                  : path + "! " + content.error().message.en);
      });
  if (!done) members.push_back("error: " + done.error().message.en);
  return members;
}

TEST(Archive, NamesInGbkAreReadAndFoldersAndLeftoversArePassedOver) {
  std::string bytes =
      ZipFixture::of({{"\xbd\xcc\xd3\xfd\xbe\xd6/", ""},
                      {"\xbd\xcc\xd3\xfd\xbe\xd6/\xc4\xbf\xb1\xea.txt", "甲"},  // 教育局/目标.txt
                      {"民政局\\表.txt", "乙", true},
                      {"__MACOSX/._a", "x"},
                      {"a/~$b.docx", "x"},
                      {"Thumbs.db", "x"}});
  EXPECT_THAT(members_of(bytes), ElementsAre("包.zip/教育局/目标.txt: 甲", "包.zip/民政局/表.txt: 乙"));
}

TEST(Archive, OneBadMemberDoesNotStopTheRest) {
  std::string bytes = ZipFixture::of({{"a.txt", "a", true, 7}, {"b.txt", "b"}});
  auto members = members_of(bytes);
  ASSERT_EQ(members.size(), 2u);
  EXPECT_THAT(members[0], ::testing::StartsWith("包.zip/a.txt! \"a.txt\" inside the archive is damaged"));
  EXPECT_EQ(members[1], "包.zip/b.txt: b");
}

TEST(Archive, ArchivesInsideAreOpenedToALimitedDepth) {
  std::string bytes = ZipFixture::of({{"leaf.txt", "x"}});
  for (int i = 0; i < 3; ++i) bytes = ZipFixture::of({{"n.zip", bytes}, {std::to_string(i) + ".txt", "y"}});
  EXPECT_THAT(
      members_of(bytes),
      ElementsAre("包.zip/n.zip/n.zip/n.zip! Archives are nested deeper than 3; this one was not read.",
                  "包.zip/n.zip/n.zip/0.txt: y", "包.zip/n.zip/1.txt: y", "包.zip/2.txt: y"));
}

TEST(Archive, ADocumentIsNoArchive) {
  std::string word = ZipFixture::of({{"[Content_Types].xml", ""}, {"word/document.xml", ""}});
  EXPECT_FALSE(readers::is_archive({"a.zip", word}));
  std::string other = ZipFixture::of({{"word.txt", ""}});
  EXPECT_TRUE(readers::is_archive({"a.zip", other}));
  EXPECT_FALSE(readers::is_archive({"a.docx", other}));
  EXPECT_FALSE(readers::is_archive({"a.zip", "text"}));
}

TEST(Archive, ABrokenArchiveSaysSo) {
  std::string bytes = ZipFixture::of({{"a.txt", "a"}});
  bytes.resize(bytes.size() - 10);
  EXPECT_THAT(members_of(bytes),
              ElementsAre(::testing::StartsWith("error: The archive structure of the file is incomplete")));
}

}  // namespace
}  // namespace hengji
