#pragma once

#include "service/desk.h"
#include "store/files.h"

namespace hengji::service {

/// The stored file, when the actor may see it: who gave it, and who may see the plans of those for whom the
/// giver files.
Answer<store::StoredFile> file_in_sight(Desk& desk, std::string_view hash);

/// Keeps a file that somebody gave. Needs the right to upload; the store makes its own transactions for it.
Answer<store::StoredFile> receive_file(const House& house, const Actor& actor, std::string name,
                                       std::string type, std::string_view bytes);

Json json_of(const store::StoredFile& file);

}  // namespace hengji::service
