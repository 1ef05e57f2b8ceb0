#include "readers/ofd/archive.h"

#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>

#include "base/limits.h"
#include "readers/ofd/drawing.h"

namespace hengji::readers::ofd {

namespace {

Error damaged(std::string_view part) {
  return Error::damaged(
      {fmt::format("OFD 内的 {} 缺失或不是正确的 XML；请从原软件重新导出", part),
       fmt::format("{} inside the OFD file is missing or no proper XML; export the file anew", part)});
}

std::string_view folder(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash + 1);
}

// "a/./b/../c" → "a/c"; nothing ever leaves the archive.
std::string normal(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const auto slash = std::min(path.find_first_of("/\\"), path.size());
    const auto part = path.substr(0, slash);
    path.remove_prefix(std::min(slash + 1, path.size()));
    if (part == ".." && !parts.empty()) parts.pop_back();
    if (!part.empty() && part != "." && part != "..") parts.push_back(part);
  }
  return fmt::format("{}", fmt::join(parts, "/"));
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

void add_resources(Archive& archive, const std::string& document, std::string_view location, Body& body) {
  if (auto xml = archive.xml(archive.resolved(document, location))) body.resources.push_back(std::move(*xml));
}

void add_annotations(Archive& archive, const std::string& document, std::string_view location, Body& body) {
  const std::string list = archive.resolved(document, location);
  const auto xml = archive.xml(list);
  if (!xml) return;
  for (const pugi::xml_node page : (*xml)->document_element().children()) {
    if (local(page.name()) != "Page") continue;
    const auto file = trimmed(child(page, "FileLoc").child_value());
    if (!file.empty())
      body.annotations[std::string(attribute(page, "PageID"))].push_back(archive.resolved(list, file));
  }
}

Result<Body> body_of(Archive& archive, const std::string& path) {
  const Xml xml = TRY(archive.xml(path));
  const pugi::xml_node document = xml->document_element();
  Body body;
  body.path = path;
  const pugi::xml_node facts = child(document, "CommonData");
  const Frame area = frame(child(child(facts, "PageArea"), "PhysicalBox").child_value());
  for (const pugi::xml_node fact : facts.children()) {
    const auto name = local(fact.name());
    if (name == "PublicRes" || name == "DocumentRes")
      add_resources(archive, path, trimmed(fact.child_value()), body);
    if (name == "TemplatePage")
      body.templates[std::string(attribute(fact, "ID"))] = archive.resolved(path, attribute(fact, "BaseLoc"));
  }
  for (const pugi::xml_node page : child(document, "Pages").children()) {
    if (local(page.name()) != "Page") continue;
    const auto place = attribute(page, "BaseLoc");
    body.pages.push_back(
        {std::string(attribute(page, "ID")), place.empty() ? "" : archive.resolved(path, place), area});
  }
  const auto notes = trimmed(child(document, "Annotations").child_value());
  if (!notes.empty()) {
    body.annotations_path = archive.resolved(path, notes);
    add_annotations(archive, path, notes, body);
  }
  return body;
}

}  // namespace

Result<Archive> Archive::open(std::string_view bytes) {
  return Archive(TRY(ZipArchive::open(bytes)));
}

std::string Archive::resolved(std::string_view from, std::string_view location) const {
  if (!location.empty() && location.front() == '/') return normal(location);
  std::string beside = normal(std::string(folder(from)) + std::string(location));
  if (has(beside)) return beside;
  std::string from_root = normal(location);  // some writers leave the leading '/' out
  return has(from_root) ? from_root : beside;
}

Result<std::string> Archive::text(std::string_view path) {
  const ZipMember* member = zip_.find(path);
  if (!member) return fail(damaged(path));
  if (member->unpacked_bytes > limits::ofd_part_bytes)
    return fail(
        Error::limit({fmt::format("OFD 内的 {} 超过 {} MiB 的上限", path, limits::ofd_part_bytes >> 20),
                      fmt::format("{} inside the OFD file is larger than the limit of {} MiB", path,
                                  limits::ofd_part_bytes >> 20)}));
  return zip_.read(*member);
}

Result<Xml> Archive::xml(std::string_view path) {
  const std::string bytes = TRY(text(path));
  auto document = std::make_shared<pugi::xml_document>();
  const auto parsed =
      document->load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  if (!parsed || !document->document_element()) return fail(damaged(path));
  return Xml(std::move(document));
}

std::string Archive::root() const {
  std::string best;
  for (const ZipMember& member : zip_.members()) {
    const auto name = std::string_view(member.name).substr(folder(member.name).size());
    const bool is_root = name.size() == 7 && (name == "OFD.xml" || name == "ofd.xml" || name == "OFD.XML");
    if (is_root && (best.empty() || member.name.size() < best.size())) best = member.name;
  }
  return best;
}

Result<bool> is_signed(Archive& archive) {
  const Xml xml = TRY(archive.xml(archive.root()));
  for (const pugi::xml_node entry : xml->document_element().children())
    if (child(entry, "Signatures")) return true;
  return false;
}

Result<std::vector<Body>> bodies_of(Archive& archive) {
  const std::string root = archive.root();
  if (root.empty())
    return fail(Error::damaged({"压缩包内没有 OFD.xml，不是 OFD 文件或已损坏",
                                "the archive holds no OFD.xml: no OFD file, or a damaged one"}));
  const Xml xml = TRY(archive.xml(root));
  std::vector<Body> bodies;
  for (const pugi::xml_node entry : xml->document_element().children()) {
    const auto document = trimmed(child(entry, "DocRoot").child_value());
    if (local(entry.name()) == "DocBody" && !document.empty())
      bodies.push_back(TRY(body_of(archive, archive.resolved(root, document))));
  }
  if (bodies.empty())
    return fail(Error::damaged(
        {"OFD.xml 中没有文档（DocRoot）；文件可能只含签章或已损坏",
         "OFD.xml names no document (DocRoot); the file may hold only signatures or be damaged"}));
  return bodies;
}

}  // namespace hengji::readers::ofd
