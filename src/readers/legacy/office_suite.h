#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace hengji::readers::legacy {

/// The formats that an office suite is asked for; `sheets_pdf` has each sheet of a workbook on one page.
enum class Target { docx, xlsx, pdf, sheets_pdf };

/// A document of an older format turned into one that is read here, by LibreOffice in a process of its own:
/// with a profile and a folder of its own that are gone afterwards, without network, macros or links, killed
/// after `limits::conversion_seconds`. `ending` is that of the old format, for LibreOffice to go by (".doc").
/// not_installed when there is no LibreOffice on this machine; limit when it takes too long; damaged when it
/// gives nothing.
Result<std::string> converted(std::string_view bytes, std::string_view ending, Target target);

}  // namespace hengji::readers::legacy
