#pragma once

#include "readers/ofd/archive.h"
#include "readers/ofd/drawing.h"

namespace hengji::readers::ofd {

/// What one page shows: its templates, its own content and its annotations, watermarks left out. Damaged
/// where the page's part is missing; what else is missing is passed over.
Result<Drawing> drawn(Archive& archive, const Body& body, const PageParts& page);

}  // namespace hengji::readers::ofd
