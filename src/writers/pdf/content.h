#pragma once

#include <map>
#include <string>
#include <string_view>

#include "writers/fonts/subset.h"
#include "writers/pages/page.h"

namespace hengji::writers::pdf {

/// A font as a page calls it.
struct PageFont {
  std::size_t number = 0;  ///< /F3
  const FontUse* use = nullptr;
  const FontSubset* subset = nullptr;
};

/// How a page calls its backdrop.
inline constexpr std::string_view backdrop_name = "Backdrop";

/// The drawing operators of a page (ISO 32000-1, 8 and 9).
std::string content_of(const Page& page, const std::map<const Font*, PageFont>& fonts);

}  // namespace hengji::writers::pdf
