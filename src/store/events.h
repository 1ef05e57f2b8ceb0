#pragma once

#include <cstdint>
#include <vector>

#include "store/transaction.h"

namespace hengji::store {

/// Those after a number, oldest first, at most `most`. An event never appears behind one that was read.
Result<std::vector<Event>> events_after(Transaction& transaction, std::int64_t number, int most);
/// The newest number; 0 when there is none.
Result<std::int64_t> last_event(Transaction& transaction);
Result<void> sweep_events(Transaction& transaction, Instant before);

/// Writes what the transaction announced; Store::write does it before it commits.
Result<void> append_events(Transaction& transaction);

}  // namespace hengji::store
