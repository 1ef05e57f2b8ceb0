#include "writers/pdf/writer.h"

#include <fmt/format.h>

#include "writers/markup/markup.h"
#include "writers/pages/layout.h"
#include "writers/pdf/bookmarks.h"
#include "writers/pdf/content.h"
#include "writers/pdf/font_objects.h"

namespace hengji::writers::pdf {
namespace {

/// Everything that the pages call by name.
struct Resources {
  std::vector<FontUse> uses;
  std::vector<FontSubset> subsets;
  std::map<const Font*, PageFont> by_font;
  std::string fonts;  ///< their dictionary
  int object = 0;     ///< for pages without a backdrop
};

Result<void> add_resources(const Pages& pages, Objects& objects, Resources& resources) {
  resources.uses = fonts_used(pages);
  for (const FontUse& use : resources.uses) resources.subsets.push_back(TRY(subset_of(use)));
  for (std::size_t i = 0; i < resources.uses.size(); ++i) {
    const FontUse& use = resources.uses[i];
    resources.fonts += fmt::format("/F{} {}", i, reference(add_font(objects, use, resources.subsets[i])));
    resources.by_font[use.font] = {i, &use, &resources.subsets[i]};
  }
  resources.object = objects.add(fmt::format("<</Font<<{}>>>>", resources.fonts));
  return {};
}

/// The object that a page names its resources by.
int resources_of(const Page& page, const Resources& resources, Objects& objects) {
  if (!page.backdrop) return resources.object;
  const Backdrop& backdrop = *page.backdrop;
  const int picture = objects.add_stream(
      fmt::format("/Type/XObject/Subtype/Image/Width {}/Height {}/ColorSpace/DeviceGray/BitsPerComponent 8",
                  backdrop.width, backdrop.height),
      backdrop.shades);
  return objects.add(
      fmt::format("<</Font<<{}>>/XObject<</{} {}>>>>", resources.fonts, backdrop_name, reference(picture)));
}

std::vector<int> add_pages(const Pages& pages, const Resources& resources, int parent, Objects& objects) {
  std::vector<int> numbers;
  for (const Page& page : pages.pages) {
    const int content = objects.add_stream("", content_of(page, resources.by_font));
    numbers.push_back(
        objects.add(fmt::format("<</Type/Page/Parent {}/MediaBox[0 0 {} {}]/Resources {}/Contents {}>>",
                                reference(parent), number(page.width), number(page.height),
                                reference(resources_of(page, resources, objects)), reference(content))));
  }
  return numbers;
}

std::string page_tree(const std::vector<int>& pages) {
  std::string kids;
  for (const int page : pages) kids += reference(page) + " ";
  return fmt::format("<</Type/Pages/Count {}/Kids[{}]>>", pages.size(), kids);
}

}  // namespace

Result<std::string> write(const Document& document) {
  const Result<Fonts>& fonts = Fonts::installed();
  if (!fonts) return fail(fonts.error());
  return write(TRY(laid_out(document, *fonts)));
}

Result<std::string> write(const Pages& pages) {
  Objects objects;
  Resources resources;
  TRY_VOID(add_resources(pages, objects, resources));
  const int tree = objects.reserve();
  const std::vector<int> numbers = add_pages(pages, resources, tree, objects);
  objects.set(tree, page_tree(numbers));
  const int outline = add_bookmarks(objects, pages, numbers);
  const std::string shown = outline > 0 ? "/Outlines " + reference(outline) : "";
  const int catalogue = objects.add(
      fmt::format("<</Type/Catalog/Pages {}/Lang(zh-CN)/ViewerPreferences<</DisplayDocTitle true>>{}>>",
                  reference(tree), shown));
  const int information = objects.add(fmt::format("<</Title{}/Producer(Hengji)>>", text_string(pages.title)));
  return objects.file(catalogue, information);
}

}  // namespace hengji::writers::pdf
