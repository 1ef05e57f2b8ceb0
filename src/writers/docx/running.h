#pragma once

#include <string>
#include <vector>

#include "document/design.h"

namespace hengji::writers::docx {

/// A header or footer of its own part.
struct RunningPart {
  std::string name;          ///< "footer1.xml", below word/
  std::string relationship;  ///< "rId7"
  std::string kind;          ///< "header" or "footer"
  std::string xml;
};

/// The headers and footers of a design's sections, and for each section the references to its own.
struct RunningParts {
  std::vector<RunningPart> parts;
  std::vector<std::string> references;
  bool differ_on_even_pages = false;
};

/// Numbers its relationships from rId10 on.
RunningParts running_parts(const Design& design);

}  // namespace hengji::writers::docx
