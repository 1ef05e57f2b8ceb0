#include "annotate/package_copy.h"

#include <fmt/format.h>

#include "annotate/edits.h"
#include "annotate/repacked.h"
#include "writers/markup/markup.h"

namespace hengji::annotate {
namespace {

constexpr std::string_view types_part = "[Content_Types].xml";
constexpr std::string_view relationships_space =
    "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr std::string_view types_space = "http://schemas.openxmlformats.org/package/2006/content-types";

std::string pointers_of(const std::string& part) {
  std::size_t slash = part.rfind('/');
  std::size_t name = slash == std::string::npos ? 0 : slash + 1;
  return part.substr(0, name) + "_rels/" + part.substr(name) + ".rels";
}

}  // namespace

Result<PackageCopy> PackageCopy::of(std::string_view bytes) {
  return PackageCopy(bytes, TRY(readers::Package::open(bytes)));
}

Result<std::string> PackageCopy::read(const std::string& part) {
  if (auto found = changed_.find(part); found != changed_.end()) return found->second;
  return package_.read(part);
}

void PackageCopy::put(const std::string& part, std::string text) {
  // A part in UTF-16 was decoded when it was read; written again it is UTF-8 and says so.
  std::size_t encoding = std::string_view(text).substr(0, 100).find("\"UTF-16\"");
  if (encoding != std::string::npos) text.replace(encoding, 8, "\"UTF-8\"");
  changed_[part] = std::move(text);
}

std::string PackageCopy::free_name(std::string_view stem, std::string_view ending) const {
  for (int number = 1;; ++number) {
    std::string name =
        fmt::format("{}{}{}", stem, number == 1 ? std::string() : std::to_string(number), ending);
    if (!has(name)) return name;
  }
}

Result<std::string> PackageCopy::point(const std::string& part, const std::string& target,
                                       std::string_view type) {
  std::string pointers = pointers_of(part);
  std::string xml = has(pointers) ? TRY(read(pointers))
                                  : fmt::format(
                                        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                                        "<Relationships xmlns=\"{}\"></Relationships>",
                                        relationships_space);
  std::string id;
  for (int number = 1; id.empty() || xml.find('"' + id + '"') != std::string::npos; ++number)
    id = fmt::format("rIdNote{}", number);
  std::string row = fmt::format(R"(<Relationship xmlns="{}" Id="{}" Type="{}" Target="/{}"/>)",
                                relationships_space, id, type, writers::escaped(target));
  put(pointers, edited(xml, {before_end(xml, row)}));
  return id;
}

Result<void> PackageCopy::declare(const std::string& row, const std::string& mark) {
  std::string xml = TRY(read(std::string(types_part)));
  if (xml.find(mark) == std::string::npos) put(std::string(types_part), edited(xml, {before_end(xml, row)}));
  return {};
}

Result<void> PackageCopy::declare_part(const std::string& part, std::string_view media_type) {
  std::string mark = fmt::format(R"(PartName="/{}")", writers::escaped(part));
  return declare(fmt::format(R"(<Override xmlns="{}" {} ContentType="{}"/>)", types_space, mark, media_type),
                 mark);
}

Result<void> PackageCopy::declare_ending(std::string_view ending, std::string_view media_type) {
  std::string mark = fmt::format(R"(Extension="{}")", ending);
  return declare(fmt::format(R"(<Default xmlns="{}" {} ContentType="{}"/>)", types_space, mark, media_type),
                 mark);
}

Result<std::string> PackageCopy::finished() const {
  return repacked(bytes_, changed_);
}

}  // namespace hengji::annotate
