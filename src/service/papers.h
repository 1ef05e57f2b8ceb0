#pragma once

#include <optional>
#include <string_view>

#include "service/desk.h"

namespace hengji::service {

/// An official paper about a dossier: review-opinion, monitoring-report, monitoring-table,
/// self-evaluation-report, self-evaluation-table, evaluation-report, rectification-notice. Nothing where no
/// paper has that name; a refusal where the dossier has not come so far. The request says which paper (form),
/// its format, and for monitoring papers the date.
Answer<std::optional<Reply::File>> paper_of(Desk& desk, const store::Dossier& dossier, const Request& request,
                                            std::string_view file_name);

}  // namespace hengji::service
