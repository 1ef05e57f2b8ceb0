#include "readers/ofd/pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>

#include "base/limits.h"

namespace hengji::readers::ofd {

namespace {

constexpr double points_of_millimetre = 72 / 25.4;
constexpr Frame a4{0, 0, 210, 297, true};

bool is_hidden(const pugi::xml_node& node) {
  return attribute(node, "Visible") == "false";
}

/// Draws objects, and the objects inside them, as far as a page's limits allow.
class Painter {
 public:
  Painter(const Body& body, Drawing& drawing) : body_(body), drawing_(drawing) {}

  void draw_children(const pugi::xml_node& parent, const Matrix& to_page, int depth) {
    for (const pugi::xml_node object : parent.children()) draw(object, to_page, depth);
  }

 private:
  void draw(const pugi::xml_node& object, const Matrix& to_page, int depth) {
    if (depth > limits::ofd_depth || ++objects_ > limits::page_objects) drawing_.truncated = true;
    if (drawing_.truncated || is_hidden(object)) return;
    const auto name = local(object.name());
    if (name == "TextObject")
      draw_text(object, to_page, drawing_);
    else if (name == "PathObject")
      draw_path(object, to_page, drawing_);
    else if (name == "ImageObject")
      draw_picture(object, to_page, drawing_);
    else if (name == "CompositeObject")
      draw_unit(object, to_page, depth);
    else if (name == "Layer" || name == "PageBlock")
      draw_children(object, to_page, depth + 1);
  }

  void draw_unit(const pugi::xml_node& object, const Matrix& to_page, int depth) {
    const auto id = attribute(object, "ResourceID");
    for (const Xml& resources : body_.resources)
      for (const pugi::xml_node unit :
           child(resources->document_element(), "CompositeGraphicUnits").children())
        if (attribute(unit, "ID") == id)
          return draw_children(child(unit, "Content"), placed(object, to_page), depth + 1);
  }

  const Body& body_;
  Drawing& drawing_;
  std::size_t objects_ = 0;
};

Frame area_of(const pugi::xml_node& page, const PageParts& parts) {
  const Frame own = frame(child(child(page, "Area"), "PhysicalBox").child_value());
  const Frame area = own.given ? own : parts.area;
  return area.given && area.width > 0 && area.height > 0 ? area : a4;
}

Matrix page_matrix(const Frame& area) {
  const double k = points_of_millimetre;
  return {k, 0, 0, k, -area.x * k, -area.y * k};
}

void draw_templates(Archive& archive, const Body& body, const pugi::xml_node& page, bool behind,
                    const Matrix& to_page, Painter& painter) {
  for (const pugi::xml_node use : page.children()) {
    if (local(use.name()) != "Template" || (attribute(use, "ZOrder") != "Foreground") != behind) continue;
    const auto path = body.templates.find(attribute(use, "TemplateID"));
    if (path == body.templates.end()) continue;
    const auto xml = archive.xml(path->second);
    if (xml) painter.draw_children(child((*xml)->document_element(), "Content"), to_page, 0);
  }
}

void draw_annotations(Archive& archive, const std::string& path, const Matrix& to_page, Painter& painter) {
  const auto xml = archive.xml(path);
  if (!xml) return;
  for (const pugi::xml_node note : (*xml)->document_element().children()) {
    if (local(note.name()) != "Annot" || is_hidden(note) || attribute(note, "Type") == "Watermark") continue;
    const pugi::xml_node looks = child(note, "Appearance");
    const Frame place = frame(attribute(looks, "Boundary"));
    painter.draw_children(looks, to_page.after({1, 0, 0, 1, place.x, place.y}), 0);
  }
}

}  // namespace

std::string_view local(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node one : node.children())
    if (local(one.name()) == name) return one;
  return {};
}

std::string_view attribute(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute one : node.attributes())
    if (local(one.name()) == name) return one.value();
  return {};
}

Matrix placed(const pugi::xml_node& object, const Matrix& to_page) {
  const Frame frame = ofd::frame(attribute(object, "Boundary"));
  return to_page.after({1, 0, 0, 1, frame.x, frame.y}).after(matrix(attribute(object, "CTM")));
}

Result<Drawing> drawn(Archive& archive, const Body& body, const PageParts& parts) {
  const Xml xml = TRY(archive.xml(parts.path));
  const pugi::xml_node page = xml->document_element();
  if (local(page.name()) != "Page")
    return fail(Error::damaged(
        {fmt::format("OFD 内的 {} 是 XML，但不是页面（根元素是 {}）；请从原软件重新导出", parts.path,
                     local(page.name())),
         fmt::format("{} inside the OFD file is XML but no page (its root is {}); export the file anew",
                     parts.path, local(page.name()))}));
  const Frame area = area_of(page, parts);
  Drawing drawing;
  drawing.area = area;
  drawing.page.width = area.width * points_of_millimetre;
  drawing.page.height = area.height * points_of_millimetre;
  const Matrix to_page = page_matrix(area);
  Painter painter(body, drawing);
  draw_templates(archive, body, page, true, to_page, painter);
  painter.draw_children(child(page, "Content"), to_page, 0);
  draw_templates(archive, body, page, false, to_page, painter);
  if (const auto notes = body.annotations.find(parts.id); notes != body.annotations.end())
    for (const std::string& path : notes->second) draw_annotations(archive, path, to_page, painter);
  return drawing;
}

}  // namespace hengji::readers::ofd
