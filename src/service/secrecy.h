#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/json_view.h"

namespace hengji::service {

/// What of a plan must not be shown to the public: marks of classification (绝密, 机密★, 秘密★), numbers of
/// identity cards whose check digit is right, mobile phone numbers. Each with its pointer. Arithmetic
/// decides; what only might be secret is for the people who review it.
std::vector<JsonFault> secrets_in(const Json& plan);

/// The plan as the public sees it: without the fields of a form that name its writers (填报人, 联系电话).
Json for_the_public(const Json& plan);

}  // namespace hengji::service
