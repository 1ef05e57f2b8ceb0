#pragma once

#include <span>

#include "base/result.h"
#include "policy/pack.h"

namespace hengji::policy {

/// The packs of a folder with every file of theirs read: measures.toml, scoring.toml and monitoring.toml,
/// which Packs::load leaves until something is measured, scored or monitored, too. The first fault is the
/// error, with its file and line.
Result<Packs> load_whole(std::span<const EmbeddedFile> files);

}  // namespace hengji::policy
