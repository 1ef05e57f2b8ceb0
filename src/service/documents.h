#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/plan.h"
#include "service/answer.h"
#include "service/use_case.h"

namespace hengji::service {

/// A plan as a file: "json" (the plan of hengji.reading/1), "csv" (its indicators), or a format of the
/// writers, in which it is filled into the official form of that id (its own when none is named).
Answer<Reply::File> document_of(const policy::Packs& packs, const Plan& plan, std::string_view format,
                                std::string_view form, std::string_view name);

/// The official form of a plan as its documents have it; nothing where there is none for such a plan.
std::optional<Document> public_form(const policy::Packs& packs, const Plan& plan);

}  // namespace hengji::service
