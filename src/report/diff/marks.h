#pragma once

#include "document/look.h"
#include "report/diff/plan_diff.h"

namespace hengji::report {

/// How a part of a text looks where changes are shown: removed struck through in red, added underlined in
/// green.
TextLook marked(TextLook look, Clause::Kind kind);

}  // namespace hengji::report
