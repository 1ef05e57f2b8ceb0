#pragma once

#include <string_view>

#include "service/content.h"

namespace hengji::service {

/// Whether a need of a move is met. The refusal says what is missing.
Answer<void> check_need(Desk& desk, const store::Dossier& dossier, const Course& course, Need need,
                        std::string_view note);

}  // namespace hengji::service
