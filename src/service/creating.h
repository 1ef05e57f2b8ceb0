#pragma once

#include "service/content.h"

namespace hengji::service {

/// A new dossier of the department, a draft of the actor's, for a plan of that kind.
store::Dossier dossier_for(const Desk& desk, const store::Department& department, int year, const Plan& plan);

/// Refuses a second dossier of a department, year, kind and title.
Answer<void> check_is_new(Desk& desk, const store::Dossier& dossier);

}  // namespace hengji::service
