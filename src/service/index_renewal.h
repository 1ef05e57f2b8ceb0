#pragma once

#include "service/use_case.h"

namespace hengji::service {

/// Writes anew the rows by which plans are searched and compared, in a store where an older program wrote
/// them. Done once in the life of a store for each change of what they hold.
Answer<void> renew_index(const House& house, store::Instant now);

}  // namespace hengji::service
