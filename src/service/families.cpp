#include "service/use_case_table.h"

namespace hengji::service {

std::span<const std::span<const UseCase>> families_of_use_cases() {
  static const std::span<const UseCase> families[] = {
      organisation_use_cases(),  people_use_cases(),        plan_use_cases(),       saving_use_cases(),
      finding_use_cases(),       comment_use_cases(),       move_use_cases(),       window_use_cases(),
      ledger_use_cases(),        measuring_use_cases(),     monitoring_use_cases(), scoring_use_cases(),
      rectification_use_cases(), publication_use_cases(),   task_use_cases(),       comparison_use_cases(),
      library_use_cases(),       file_use_cases(),          owner_use_cases(),      document_use_cases(),
      checklist_use_cases(),     evidence_file_use_cases(),
  };
  return families;
}

}  // namespace hengji::service
