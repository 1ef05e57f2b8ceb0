#pragma once

#include <string>

#include "base/json_view.h"
#include "service/desk.h"

namespace hengji::service {

/// The electronic seal that is put on with a move, as the store keeps it: {"name", "over": the hash of the
/// revision that it is put on, "file": the sealed document, "signature": one that stands apart from what it
/// signs, "algorithm"}; "" when there is none. Hengji proves that it is what was given and on what it was
/// put; whether its certificate is good is said by the software of whoever made the seal. Refused: a seal on
/// something else than the newest revision, one without file and signature, a file that is not there.
Answer<std::string> seal_in(Desk& desk, const store::Dossier& dossier, const JsonView& body);

/// The seal of a step with "at" and "intact": whether the revision still is what it was put on, and its file
/// is there. Null when there is none.
Answer<Json> seal_json(Desk& desk, const store::Step& step);

}  // namespace hengji::service
