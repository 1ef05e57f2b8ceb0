#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "readers/ooxml/package.h"

namespace hengji::annotate {

/// A copy of an Office Open XML package in which some parts are other or new. Parts that nobody touches keep
/// their bytes, packed as they were.
class PackageCopy {
 public:
  /// The bytes must outlive the copy.
  static Result<PackageCopy> of(std::string_view bytes);

  readers::Package& package() { return package_; }

  /// A part as it stands in the copy.
  Result<std::string> read(const std::string& part);
  void put(const std::string& part, std::string text);
  /// A name that no part has yet: "word/comments.xml", "word/comments2.xml", …
  std::string free_name(std::string_view stem, std::string_view ending) const;

  /// Lets `part` point at another part; gives the pointer's id. `type` is the relationship's whole address.
  Result<std::string> point(const std::string& part, const std::string& target, std::string_view type);
  /// Says what a new part, or everything with an ending, is.
  Result<void> declare_part(const std::string& part, std::string_view media_type);
  Result<void> declare_ending(std::string_view ending, std::string_view media_type);

  Result<std::string> finished() const;

 private:
  PackageCopy(std::string_view bytes, readers::Package package)
      : bytes_(bytes), package_(std::move(package)) {}
  bool has(const std::string& part) const { return changed_.contains(part) || package_.has(part); }
  Result<void> declare(const std::string& row, const std::string& mark);

  std::string_view bytes_;
  readers::Package package_;
  std::map<std::string, std::string> changed_;
};

}  // namespace hengji::annotate
