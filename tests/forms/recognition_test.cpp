#include "forms/recognize.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "forms/table_notation.h"
#include "source_tree.h"

namespace hengji::forms {
namespace {

const policy::Packs& packs() {
  static const policy::Packs loaded = policy::Packs::load(embedded::packs()).value();
  return loaded;
}

Reading read(std::string_view drawing) {
  return recognize(testing::drawn(drawing), packs());
}

std::string outline_of(const Reading& reading) {
  std::string out;
  for (const Plan& plan : reading.plans) out += outline(plan) + "\n";
  for (const Remark& remark : reading.remarks)
    out += "remark " + remark.code + ": " + remark.message.zh + "\n";
  return out;
}

std::filesystem::path folder() {
  return testing::source_dir() / "tests/forms/layouts";
}

std::vector<std::string> layouts() {
  std::vector<std::string> names;
  if (!std::filesystem::exists(folder())) return names;
  for (const auto& entry : std::filesystem::directory_iterator(folder()))
    if (entry.path().extension() == ".txt") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

/// tests/forms/layouts: NAME.txt holds the drawing of a form, NAME.plan what is to be read from it. With
/// HENGJI_UPDATE_GOLDENS set the goldens are written anew and the tests skip themselves.
TEST(Layouts, are_read_as_their_goldens_say) {
  ASSERT_GE(layouts().size(), 15u);
  for (const std::string& name : layouts()) {
    SCOPED_TRACE(name);
    std::string got = outline_of(read(testing::bytes_of(folder() / (name + ".txt"))));
    if (std::getenv("HENGJI_UPDATE_GOLDENS")) std::ofstream(folder() / (name + ".plan")) << got;
    EXPECT_EQ(got, testing::bytes_of(folder() / (name + ".plan")));
  }
  if (std::getenv("HENGJI_UPDATE_GOLDENS")) GTEST_SKIP() << "the goldens were written";
}

}  // namespace
}  // namespace hengji::forms
