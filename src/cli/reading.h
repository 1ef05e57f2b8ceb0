#pragma once

#include <string>

#include "base/result.h"
#include "document/document.h"
#include "document/source.h"
#include "model/plan.h"
#include "policy/pack.h"

namespace hengji::cli {

/// A file on its way through: what it is, what stands in it, which plans that makes.
struct ReadFile {
  Source source;
  Document document;
  Reading reading;
};

/// Whether an output names the file's digest, which costs time.
enum class Digest { wanted, not_wanted };

/// Reads a file, "-" being standard input, and recognises its plans. A file without a plan is no error: its
/// reading says so in a remark.
Result<ReadFile> read_plans(const std::string& name, const policy::Packs& packs, Digest digest);

}  // namespace hengji::cli
