#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "readers/ofd/geometry.h"
#include "readers/zip/zip_archive.h"

namespace pugi {
class xml_document;
}

namespace hengji::readers::ofd {

using Xml = std::shared_ptr<const pugi::xml_document>;

/// The parts of an OFD file by their paths.
class Archive {
 public:
  static Result<Archive> open(std::string_view bytes);

  /// The part that `location` names from inside the part `from`: absolute with a leading '/', else beside it.
  std::string resolved(std::string_view from, std::string_view location) const;
  bool has(std::string_view path) const { return zip_.find(path) != nullptr; }
  /// A part as it is written. Damaged, naming the part, where it is missing.
  Result<std::string> text(std::string_view path);
  /// A part as XML. Damaged, naming the part, where it is missing or no XML.
  Result<Xml> xml(std::string_view path);
  /// The path of OFD.xml, wherever the packer put it; empty when there is none.
  std::string root() const;

 private:
  explicit Archive(ZipArchive zip) : zip_(std::move(zip)) {}

  ZipArchive zip_;
};

/// One page of a document: the parts that are drawn on it, in their order.
struct PageParts {
  std::string id;
  std::string path;  ///< empty when the file does not say
  Frame area;        ///< of the document; the page may have its own
};

/// A document inside an OFD file (chapter 7).
struct Body {
  std::string path;              ///< of its Document.xml
  std::string annotations_path;  ///< of the list of its annotations; empty when it has none
  std::vector<PageParts> pages;
  std::map<std::string, std::string, std::less<>> templates;                 ///< id → path
  std::map<std::string, std::vector<std::string>, std::less<>> annotations;  ///< page id → paths
  std::vector<Xml> resources;
};

/// Whether the file bears signatures or seals over its parts (chapter 18).
Result<bool> is_signed(Archive& archive);

/// All documents of the file. Parts that are missing are passed over where the rest can do without.
Result<std::vector<Body>> bodies_of(Archive& archive);

}  // namespace hengji::readers::ofd
