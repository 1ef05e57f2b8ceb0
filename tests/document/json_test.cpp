#include <gtest/gtest.h>

#include "document/finding_json.h"
#include "document/place_json.h"

namespace hengji {
namespace {

TEST(PlaceJson, APlaceSaysWhatItsKindOfSourceHas) {
  EXPECT_EQ(to_json(Location{}).dump(), "null");
  EXPECT_EQ(to_json(Location::at_line(61)).dump(), R"({"line":61})");
  EXPECT_EQ(to_json(Location::at_line(61, 63)).dump(), R"({"line":61,"last_line":63})");
  EXPECT_EQ(to_json(Location::in_sheet("目标", 12, 3)).dump(), R"({"sheet":"目标","cell":"C12"})");
  EXPECT_EQ(to_json(Location::in_sheet("目标")).dump(), R"({"sheet":"目标"})");
  EXPECT_EQ(to_json(Location{.table = 2, .row = 5, .column = 1}).dump(), R"({"table":2,"row":5,"column":1})");
  EXPECT_EQ(to_json(Location::on_page(4, {72, 100.126, 200.5, 110})).dump(),
            R"({"page":4,"box":[72,100.13,200.5,110]})");
}

TEST(PlaceJson, ASourceWithoutPagesHasNone) {
  EXPECT_EQ(to_json(Source{"a.txt", "text", "00", 0}).dump(),
            R"({"name":"a.txt","format":"text","sha256":"00","pages":null})");
  EXPECT_EQ(to_json(Source{"a.pdf", "pdf", "00", 4}).dump(),
            R"({"name":"a.pdf","format":"pdf","sha256":"00","pages":4})");
}

TEST(PlaceJson, WhatWasNotReadSaysWhereAndWhyInTheLanguageAsked) {
  Unread unread{{.page = 7}, {"没有文字的图片", "a picture without text"}};
  EXPECT_EQ(to_json(unread, Language::zh).dump(), R"({"page":7,"why":"没有文字的图片"})");
  EXPECT_EQ(to_json(unread, Language::en).dump(), R"({"page":7,"why":"a picture without text"})");
}

TEST(FindingJson, AFindingCarriesBothQuotesAndItsFigures) {
  Finding finding{.code = "FIGURE-001",
                  .rule = "goal-figure-differs-from-target",
                  .severity = Severity::confirm,
                  .message = {"两处不一致", "they differ"},
                  .places = {{"超2300家", Location::at_line(61)}, {"≥2400家", Location::at_line(90)}},
                  .found = "2400",
                  .expected = "2300",
                  .difference = "100",
                  .help = {"改", "mend"},
                  .basis = {"据", "by"},
                  .fingerprint = "f"};
  EXPECT_EQ(to_json(finding, Language::en).dump(),
            R"({"code":"FIGURE-001","rule":"goal-figure-differs-from-target","severity":"confirm",)"
            R"("message":"they differ","places":[{"quote":"超2300家","at":{"line":61}},)"
            R"({"quote":"≥2400家","at":{"line":90}}],"found":"2400","expected":"2300","difference":"100",)"
            R"("help":"mend","basis":"by","fingerprint":"f"})");
}

TEST(FindingJson, FiguresThatAFindingDoesNotHaveAreNull) {
  Json json = to_json(Finding{.code = "SENSE-001"}, Language::zh);
  EXPECT_TRUE(json.find("found")->is_null());
  EXPECT_TRUE(json.find("difference")->is_null());
}

}  // namespace
}  // namespace hengji
