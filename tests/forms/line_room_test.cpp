#include "forms/line_room.h"

#include <gtest/gtest.h>

namespace hengji::forms {
namespace {

TEST(LineRoom, ATornNameHadFilledItsLastLine) {
  LineRoom names;
  names.see("开展面向全市中小学校和\n乡镇卫生院的安全生产与\n消防");  // 11 characters a line
  names.see("高标准农田建设面积含改");
  EXPECT_TRUE(names.is_full_for("造提升"));
}

TEST(LineRoom, ANameThatLeftRoomIsWhole) {
  LineRoom names;
  names.see("开展面向全市中小学校和\n乡镇卫生院的安全生产与\n消防");
  EXPECT_FALSE(names.is_full_for("群众满意度"));
  names.see("受理外国人来华工作许可\n办结率");
  EXPECT_FALSE(names.is_full_for("预算调整率"));
  names.see("高标准农田建设面积");
  EXPECT_FALSE(names.is_full_for("造提升"));
}

TEST(LineRoom, MarksAndWordsKeepTogether) {
  LineRoom names;
  names.see("开展面向全市中小学校和\n乡镇卫生院的安全生产与\n消防");
  names.see("高标准农田建设面积含");  // room for one character
  EXPECT_FALSE(names.is_full_for("改造"));
  EXPECT_TRUE(names.is_full_for("改，造"));
  EXPECT_TRUE(names.is_full_for("（改造）"));
  EXPECT_TRUE(names.is_full_for("2025年"));
}

TEST(LineRoom, NothingKnownIsNoRoom) {
  EXPECT_TRUE(LineRoom().is_full_for("改造"));
}

}  // namespace
}  // namespace hengji::forms
