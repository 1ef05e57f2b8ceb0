#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/json_view.h"
#include "document/document.h"

namespace hengji::service {

/// The texts of a plan as a document whose places are the plan's pointers (in `sheet`). What stands beside
/// each other in one object is one row, so that a number is judged by the words of its row.
Document laid_out(const Json& plan);

/// What of a plan must not be shown to the public, by the rules that `hengji check --public` knows
/// (check/disclosure), each with its pointer into the plan. `is_answered`: whoever publishes stated in
/// writing that numbers which look like accounts and telephones are none; marks of classification and numbers
/// of identity cards, which a check digit proves, stay what they are.
std::vector<JsonFault> secrets_in(const Json& plan, bool is_answered = false);

/// The plan as the public sees it: without the fields of a form that name its writers (填报人, 联系电话).
Json for_the_public(const Json& plan);

}  // namespace hengji::service
