#pragma once

#include <string>

#include "base/result.h"
#include "cli/archive.h"
#include "cli/inputs.h"
#include "cli/remote.h"
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

/// Reads files and recognises their plans, from several threads at once. A name that is a plan of a server is
/// asked for there: its content is the plan itself, without the pages of a file.
class PlanReader {
 public:
  PlanReader(const policy::Packs& packs, Digest digest, const Remote& remote)
      : packs_(packs), digest_(digest), remote_(remote) {}

  /// "-" is standard input. A file without a plan is no error: its reading says so in a remark.
  Result<ReadFile> read(const InputFile& input);

 private:
  Result<ReadFile> read_remote(const std::string& name) const;
  Result<ReadFile> read_here(const InputFile& input);

  const policy::Packs& packs_;
  Digest digest_;
  const Remote& remote_;
  ArchiveReader archives_;
};

}  // namespace hengji::cli
