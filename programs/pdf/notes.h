#pragma once

#include <string>
#include <string_view>

#include "file.h"

namespace hengji_pdf {

/// What belongs behind the file so that it bears the notes (readers/pdf/wire.h has their rows): an
/// incremental update in which nothing but the annotations of pages is new. `refusal` is set when nothing
/// came of it: the file's own table of objects had to be guessed, or the notes are garbled.
std::string increment_with(const File& file, std::string_view notes, unsigned count, PageLimits limits,
                           wire::Refusal& refusal);

}  // namespace hengji_pdf
