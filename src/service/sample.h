#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded.h"
#include "service/use_case.h"

namespace hengji::service {

/// Somebody of the sample county. Everybody in it is made up.
struct SamplePerson {
  std::string account;
  std::string name;
  Role role = Role::filer;
  std::string department;  ///< its id; empty: the whole region
};

/// The password of everybody in the sample county. For demonstrations and tests, never for work.
inline constexpr std::string_view sample_password = "Qinghuai-Sample-2025";
inline constexpr std::string_view sample_region = "999999";

/// A department of the sample county and the file that its plan is in.
struct SampleDepartment {
  std::string_view id;
  std::string_view code;  ///< of the budget
  std::string_view name;
  std::string_view file;  ///< below examples/
};
std::span<const SampleDepartment> sample_departments();

/// Two for each department, one for each of the other roles.
std::vector<SamplePerson> sample_people();

/// The files of examples/ that the program carries.
std::span<const EmbeddedFile> sample_files();

/// Region, departments, people and windows of the sample county, without a plan. Windows lie around `now`,
/// so that everything can be tried.
Answer<void> load_sample_county(const House& house, store::Instant now);

/// The county and its plans of 2025 in different states of the year, each brought there by the moves of its
/// people. Does nothing when the county is there already. The same at every run but for ids and times.
Answer<void> load_sample(const House& house, store::Instant now);

}  // namespace hengji::service
