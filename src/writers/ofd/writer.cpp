#include "writers/ofd/writer.h"

#include <fmt/format.h>

#include "base/digest.h"
#include "writers/markup/markup.h"
#include "writers/ofd/page_content.h"
#include "writers/pages/layout.h"
#include "writers/zip/zip_writer.h"

namespace hengji::writers::ofd {
namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// The members of the package before it is packed.
class Package {
 public:
  explicit Package(const Pages& pages) : pages_(pages) {}

  Result<void> build() {
    TRY_VOID(add_fonts());
    add_pages();
    add_document();
    return {};
  }

  Result<std::string> packed() const {
    ZipWriter zip;
    zip.add("OFD.xml", entrance());
    for (const auto& [name, bytes] : members_) zip.add(name, bytes);
    return zip.finish();
  }

 private:
  Result<void> add_fonts() {
    uses_ = fonts_used(pages_);
    std::string fonts;
    for (const FontUse& use : uses_) subsets_.push_back(TRY(subset_of(use)));
    for (std::size_t i = 0; i < uses_.size(); ++i) {
      const FontSubset& subset = subsets_[i];
      const int id = identifiers_.next();
      const std::string file = fmt::format("font_{}.{}", id, subset.is_cff() ? "otf" : "ttf");
      fonts += fmt::format("<ofd:Font ID=\"{}\" FontName=\"{}\"><ofd:FontFile>{}</ofd:FontFile></ofd:Font>\n",
                           id, escaped(uses_[i].font->name()), file);
      members_.emplace_back("Doc_0/Res/" + file, subset.bytes);
      fonts_[uses_[i].font] = {id, &subset};
    }
    members_.emplace_back("Doc_0/PublicRes.xml",
                          fmt::format("{}<ofd:Res {} BaseLoc=\"Res\"><ofd:Fonts>\n{}</ofd:Fonts></ofd:Res>\n",
                                      declaration, namespace_attribute, fonts));
    return {};
  }

  void add_pages() {
    for (std::size_t i = 0; i < pages_.pages.size(); ++i) {
      page_ids_.push_back(identifiers_.next());
      members_.emplace_back(fmt::format("Doc_0/Pages/Page_{}/Content.xml", i),
                            content_of(pages_.pages[i], fonts_, identifiers_));
    }
  }

  std::string outlines() const {
    std::string out;
    std::vector<int> open;
    const auto close_to = [&](int level) {
      for (; !open.empty() && open.back() >= level; open.pop_back()) out += "</ofd:OutlineElem>";
    };
    for (const Bookmark& bookmark : pages_.bookmarks) {
      close_to(bookmark.level);
      out += fmt::format(
          "\n<ofd:OutlineElem Title=\"{}\"><ofd:Actions><ofd:Action Event=\"CLICK\"><ofd:Goto><ofd:Dest "
          "Type=\"XYZ\" "
          "PageID=\"{}\" Left=\"0\" Top=\"{}\" Zoom=\"0\"/></ofd:Goto></ofd:Action></ofd:Actions>",
          escaped(bookmark.title), page_ids_[bookmark.page], millimetres(bookmark.y));
      open.push_back(bookmark.level);
    }
    close_to(0);
    return out.empty() ? out : "<ofd:Outlines>" + out + "\n</ofd:Outlines>";
  }

  void add_document() {
    std::string pages;
    for (std::size_t i = 0; i < page_ids_.size(); ++i)
      pages += fmt::format("<ofd:Page ID=\"{}\" BaseLoc=\"Pages/Page_{}/Content.xml\"/>\n", page_ids_[i], i);
    const Page& first = pages_.pages.front();
    members_.emplace_back(
        "Doc_0/Document.xml",
        fmt::format("{}<ofd:Document {}><ofd:CommonData><ofd:MaxUnitID>{}</ofd:MaxUnitID><ofd:PageArea>"
                    "<ofd:PhysicalBox>0 0 {} {}</ofd:PhysicalBox></ofd:PageArea>"
                    "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData>\n"
                    "<ofd:Pages>{}</ofd:Pages>{}</ofd:Document>\n",
                    declaration, namespace_attribute, identifiers_.last(), millimetres(first.width),
                    millimetres(first.height), pages, outlines()));
  }

  // The document's identifier is drawn from what it holds.
  std::string entrance() const {
    std::string all;
    for (const auto& [name, bytes] : members_) all += sha256(bytes);
    return fmt::format(
        "{}<ofd:OFD {} Version=\"1.0\" DocType=\"OFD\"><ofd:DocBody><ofd:DocInfo><ofd:DocID>{}</ofd:DocID>"
        "<ofd:Title>{}</ofd:Title><ofd:Creator>Hengji</ofd:Creator></ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>\n",
        declaration, namespace_attribute, sha256(all).substr(0, 32), escaped(pages_.title));
  }

  const Pages& pages_;
  Identifiers identifiers_;
  std::vector<FontUse> uses_;
  std::vector<FontSubset> subsets_;
  std::map<const Font*, PageFont> fonts_;
  std::vector<int> page_ids_;
  std::vector<std::pair<std::string, std::string>> members_;  ///< name and bytes
};

}  // namespace

Result<std::string> write(const Document& document) {
  const Result<Fonts>& fonts = Fonts::installed();
  if (!fonts) return fail(fonts.error());
  const Pages pages = TRY(laid_out(document, *fonts));
  Package package(pages);
  TRY_VOID(package.build());
  return package.packed();
}

}  // namespace hengji::writers::ofd
