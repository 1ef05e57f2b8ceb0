#pragma once

#include <vector>

#include "model/plan.h"
#include "store/contents.h"
#include "store/search.h"
#include "store/dossiers.h"

namespace hengji::service {

/// A plan's indicators as they are compared across departments and years.
std::vector<store::IndicatorRow> indicator_rows(const store::Dossier& dossier, const Plan& plan);

/// The name of an indicator as it is compared.
std::string name_key(std::string_view name);

/// What of a plan can be searched for: title, duties, goals, indicators.
std::vector<store::SearchText> search_texts(const store::Dossier& dossier, const Plan& plan);

}  // namespace hengji::service
