#pragma once

#include "model/plan.h"
#include "policy/pack.h"
#include "store/dossiers.h"
#include "store/organization.h"

namespace hengji::service {

/// The form of the department's region with nothing filled in but who and when.
Plan blank_plan(const policy::Packs& packs, const store::Dossier& dossier,
                const store::Department& department);

}  // namespace hengji::service
