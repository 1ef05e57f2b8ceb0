#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "readers/reader.h"
#include "writers/sample_document.h"
#include "writers/writers.h"

namespace hengji {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string page() {
  return *writers::write(sample_document(), writers::Format::html);
}

TEST(HtmlWriter, WhatIsWrittenReadsBackTheSame) {
  auto document = readers::read({"样张.html", page()});
  ASSERT_TRUE(document) << document.error().message.en;
  EXPECT_EQ(outline_without_places(*document), sample_outline);
}

TEST(HtmlWriter, ThePageStandsAlone) {
  EXPECT_THAT(page(), Not(HasSubstr("http")));
  EXPECT_THAT(page(), Not(HasSubstr("<script")));
  EXPECT_THAT(page(), Not(HasSubstr("url(")));
}

TEST(HtmlWriter, HeadingRowsAreTheHeadOfTheirTable) {
  EXPECT_THAT(page(), HasSubstr("<thead>\n<tr style=\"height:8mm\"><td class=\"c1\">一级指标</td>"));
}

TEST(HtmlWriter, ARunLooksOtherwiseThanTheRest) {
  EXPECT_THAT(page(), HasSubstr("color:#c00000;\">第一行</span><br>第二行"));
}

TEST(HtmlWriter, LandscapePagesAreALandscapeSection) {
  Document document = sample_document();
  Design design = *document.design;
  design.sections = {Section{}, Section{.first_block = 1, .width_mm = 297, .height_mm = 210}};
  design.sections[1].foot = {.text = "第{page}页 共{pages}页"};
  document.design = std::make_shared<Design>(design);
  std::string text = *writers::write(document, writers::Format::html);
  EXPECT_THAT(text, HasSubstr("@page s1{size:297mm 210mm;margin:20mm 18mm 20mm 18mm}"));
  EXPECT_THAT(text,
              HasSubstr("@bottom-center{content: \"第\" counter(page) \"页 共\" counter(pages) \"页\""));
  EXPECT_THAT(text, HasSubstr("</section>\n<section class=\"s1\">\n<table"));
}

TEST(HtmlWriter, ADocumentWithoutADesignIsWrittenPlainly) {
  Document document = sample_document();
  document.design.reset();
  auto read = readers::read({"样张.html", *writers::write(document, writers::Format::html)});
  ASSERT_TRUE(read);
  EXPECT_EQ(outline_without_places(*read), sample_outline);
}

}  // namespace
}  // namespace hengji
