#pragma once

#include "readers/reader.h"

namespace hengji::readers::ofd {

/// An archive with an OFD.xml, or one that is named .ofd.
bool recognises(const Input& input);

/// The pages of an OFD file (GB/T 33190) through readers/page. Pages that hold only pictures or cannot be
/// opened are `unread`.
Result<Document> read(const Input& input);

}  // namespace hengji::readers::ofd
