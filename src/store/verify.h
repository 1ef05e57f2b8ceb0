#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/audit.h"

namespace hengji::store {

/// Something in the store that is not as it was written.
struct Fault {
  enum class Kind {
    entry_altered,     ///< an audit entry's content does not give its hash
    entry_missing,     ///< a gap in a chain, or its end is cut off
    entry_reordered,   ///< an entry does not follow on the one before it
    revision_altered,  ///< a revision's content or hash is not what the trail says
    revision_missing,  ///< the trail knows a revision that is not there
    revision_unknown,  ///< a revision that the trail does not know
    file_altered,
    file_missing,
    file_unknown,
    seal_altered,    ///< an electronic seal is not what the trail says
    history_broken,  ///< a dossier's version or newest revision is not what its history says
  };
  Kind kind = Kind::entry_altered;
  std::string subject;  ///< "audit/320585/17", "dossier/…/revision/3", "file/sha256:…"
  Text message;
};

struct Verification {
  std::int64_t entries = 0;
  std::int64_t revisions = 0;
  std::int64_t files = 0;
  std::vector<Fault> faults;  ///< at most 1000 are listed
  std::vector<ChainEnd> ends;
  bool is_clean() const { return faults.empty(); }
};

/// Recomputes everything: the audit trail, each revision, each file. `known` are ends of chains that were
/// kept elsewhere; the trail must still contain them.
Result<Verification> verify(Transaction& transaction, const std::vector<ChainEnd>& known = {});

}  // namespace hengji::store
