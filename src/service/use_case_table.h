#pragma once

#include <span>

#include "service/use_case.h"

namespace hengji::service {

// One family a file; the table of all of them is use_cases().
std::span<const UseCase> organisation_use_cases();
std::span<const UseCase> people_use_cases();
std::span<const UseCase> plan_use_cases();
std::span<const UseCase> saving_use_cases();
std::span<const UseCase> finding_use_cases();
std::span<const UseCase> comment_use_cases();
std::span<const UseCase> move_use_cases();
std::span<const UseCase> window_use_cases();
std::span<const UseCase> ledger_use_cases();
std::span<const UseCase> checklist_use_cases();
std::span<const UseCase> evidence_file_use_cases();
std::span<const UseCase> measuring_use_cases();
std::span<const UseCase> monitoring_use_cases();
std::span<const UseCase> scoring_use_cases();
std::span<const UseCase> rectification_use_cases();
std::span<const UseCase> publication_use_cases();
std::span<const UseCase> task_use_cases();
std::span<const UseCase> comparison_use_cases();
std::span<const UseCase> library_use_cases();
std::span<const UseCase> file_use_cases();
std::span<const UseCase> owner_use_cases();
std::span<const UseCase> document_use_cases();

std::span<const std::span<const UseCase>> families_of_use_cases();

}  // namespace hengji::service
