#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "readers/ooxml/xml_scanner.h"
#include "readers/reader.h"
#include "readers/zip/zip_archive.h"

namespace hengji::readers {

/// A pointer from one part of a package to another.
struct Relationship {
  std::string id;
  std::string type;    ///< the last segment of the type's address: "worksheet", "sharedStrings", "numbering"
  std::string target;  ///< path of the part inside the package, without a leading '/'
  bool is_external = false;
};

/// An Office Open XML package (ECMA-376 part 2): a ZIP archive whose parts point at each other. External
/// targets are never followed.
class Package {
 public:
  static Result<Package> open(std::string_view bytes);

  /// The relationships of a part; of the package itself for "".
  Result<std::vector<Relationship>> relationships(std::string_view part);

  bool has(std::string_view part) const { return archive_.find(part) != nullptr; }
  /// The content of a part, as UTF-8. Damaged, naming it, when it is missing.
  Result<std::string> read(std::string_view part);
  /// How many parts lie in that folder: pictures in "xl/media/".
  int parts_below(std::string_view folder) const;

  /// The part that the package is about ("xl/workbook.xml", "word/document.xml").
  Result<std::string> main_part();

 private:
  explicit Package(ZipArchive archive) : archive_(std::move(archive)) {}

  ZipArchive archive_;
};

/// What an archive holds, from its member names alone: "xlsx", "docx", "ods", "odt", "ofd", "xlsb", or ""
/// when it is none of these.
std::string_view package_kind(std::string_view bytes);

/// Whether a file starts as an archive, is named so, and has lost its directory: a broken download.
bool is_broken_package(const Input& input, std::string_view ending);

/// The sentence for a part that is no well-formed XML.
Error damaged_part(std::string_view part, const XmlFault& fault);

}  // namespace hengji::readers
