#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstdlib>

#include "forms/fill/fill.h"
#include "forms/generated_plan.h"
#include "forms/plan_of.h"
#include "forms/recognize.h"
#include "model/plan_json.h"
#include "readers/reader.h"
#include "writers/writers.h"

namespace hengji {
namespace {

const policy::Packs& packs() {
  static const policy::Packs loaded = *policy::Packs::load(embedded::packs());
  return loaded;
}

Plan generated(const policy::Form& form) {
  auto plan = forms::plan_of(testing::generated_plan(form), packs().vocabulary());
  if (!plan) throw std::runtime_error(plan.error().message.en);
  return *plan;
}

/// What was read, in words without places: outline() has every member, the figures and citations of goals,
/// the meaning of each value.
std::string read_back(const std::string& name, const std::string& bytes) {
  auto document = readers::read({name, bytes});
  if (!document) return document.error().message.en;
  Reading reading = forms::recognize(*document, packs());
  if (reading.plans.size() != 1)
    return std::to_string(reading.plans.size()) + " plans\n" + outline(*document);
  return outline(reading.plans.front());
}

/// recognize(read(write(fill(plan)))) == plan, places left out.
void comes_back(const policy::Form& form, writers::Format format) {
  Plan plan = generated(form);
  auto document = forms::fill(plan, form, packs().vocabulary());
  RC_ASSERT(document.has_value());
  auto bytes = writers::write(*document, format);
  RC_ASSERT(bytes.has_value());
  std::string name = "计划" + std::string(writers::find(format)->ending);
  RC_ASSERT(read_back(name, *bytes) == outline(plan));
}

/// How many plans a test generates: $HENGJI_PLANS, else `usual`. RapidCheck takes it from a variable of its
/// own when it is first asked for something, and ctest gives each test a process of its own. The usual plans
/// are the same at every run; those that were asked for are new ones.
void generate_plans(int usual) {
  const char* asked = std::getenv("HENGJI_PLANS");
  const std::string parameters =
      asked ? "max_success=" + std::string(asked) : "seed=20261130 max_success=" + std::to_string(usual);
  setenv("RC_PARAMS", parameters.c_str(), 0);
}

class EveryForm : public ::testing::TestWithParam<std::string> {
 protected:
  const policy::Form& form() const {
    for (const policy::Form& one : packs().forms())
      if (one.id == GetParam()) return one;
    throw std::runtime_error("no such form");
  }
};

TEST_P(EveryForm, ComesBackFromDocxAsItWent) {
  generate_plans(100);
  EXPECT_TRUE(rc::check([&] { comes_back(form(), writers::Format::docx); }));
}

TEST_P(EveryForm, ComesBackFromXlsxAsItWent) {
  generate_plans(100);
  EXPECT_TRUE(rc::check([&] { comes_back(form(), writers::Format::xlsx); }));
}

TEST_P(EveryForm, ComesBackFromHtmlAsItWent) {
  generate_plans(100);
  EXPECT_TRUE(rc::check([&] { comes_back(form(), writers::Format::html); }));
}

// Pages cost more to set and to take apart than tables do.
TEST_P(EveryForm, ComesBackFromPdfAsItWent) {
  generate_plans(12);
  EXPECT_TRUE(rc::check([&] { comes_back(form(), writers::Format::pdf); }));
}

TEST_P(EveryForm, ComesBackFromOfdAsItWent) {
  generate_plans(12);
  EXPECT_TRUE(rc::check([&] { comes_back(form(), writers::Format::ofd); }));
}

INSTANTIATE_TEST_SUITE_P(Fill, EveryForm,
                         ::testing::Values("jiangsu/department-goal", "national/department-goal",
                                           "national/project-goal", "national/monitoring",
                                           "national/self-evaluation"),
                         [](const auto& info) {
                           std::string name = info.param;
                           for (char& c : name)
                             if (c == '/' || c == '-') c = '_';
                           return name;
                         });

}  // namespace
}  // namespace hengji
