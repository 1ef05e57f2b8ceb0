#pragma once

#include <span>
#include <string_view>

#include "annotate/annotate.h"

namespace hengji::annotate {

/// One function a format; annotate.cpp has their table.
Result<Copy> with_comments_in_docx(std::string_view bytes, std::span<const Note> notes);
Result<Copy> with_comments_in_xlsx(std::string_view bytes, std::span<const Note> notes);
Result<Copy> with_notes_in_ofd(std::string_view bytes, std::span<const Note> notes);
Result<Copy> with_notes_in_pdf(std::string_view bytes, std::span<const Note> notes);

/// Who comments, in every format.
inline constexpr std::string_view author = "衡绩";

}  // namespace hengji::annotate
