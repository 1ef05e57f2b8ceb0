#pragma once

#include <map>
#include <string>

#include "writers/fonts/subset.h"
#include "writers/pages/page.h"

namespace hengji::writers::ofd {

/// Numbers for the objects of a document: each is given once.
class Identifiers {
 public:
  int next() { return ++last_; }
  int last() const { return last_; }

 private:
  int last_ = 0;
};

/// A font as a page calls it.
struct PageFont {
  int id = 0;
  const FontSubset* subset = nullptr;
};

inline constexpr std::string_view namespace_attribute = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

/// Points as millimetres with at most three decimals.
std::string millimetres(double points);

/// A page's Content.xml (GB/T 33190-2016, 7.7).
std::string content_of(const Page& page, const std::map<const Font*, PageFont>& fonts,
                       Identifiers& identifiers);

}  // namespace hengji::writers::ofd
