#pragma once

#include <string>
#include <vector>

#include "store/store.h"

namespace hengji::server {

/// A sign-in of the sample county, shown on the page where one signs in.
struct DemoSignIn {
  std::string account;
  std::string password;
  std::string name;
  std::string role;
  std::string place;  ///< the department, or the county, that the role is held in
};

/// Those of the sample county where it is loaded; none elsewhere.
Result<std::vector<DemoSignIn>> demo_sign_ins(store::Store& store);

}  // namespace hengji::server
