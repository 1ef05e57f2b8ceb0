#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace hengji::tests {

/// A PDF written by hand: pages of A4 with given content streams, Chinese by name (/F1, UTF-16), Latin as
/// /F2.
class SmallPdf {
 public:
  /// `extra` stands in the page's dictionary: "/Rotate 90".
  SmallPdf& page(std::string content, std::string extra = "") {
    pages_.push_back({std::move(content), std::move(extra)});
    return *this;
  }

  /// Operators that show Chinese text with its baseline at x, y from the bottom left corner.
  static std::string show(double x, double y, std::string_view text, double size = 10) {
    std::string hex;
    for (char32_t c : decoded(text)) hex += fmt::format("{:04X}", static_cast<unsigned>(c));
    return fmt::format("BT /F1 {} Tf {} {} Td <{}> Tj ET\n", size, x, y, hex);
  }
  static std::string line(double x0, double y0, double x1, double y1) {
    return fmt::format("{} {} m {} {} l S\n", x0, y0, x1, y1);
  }
  static std::string bar(double x, double y, double width, double height) {
    return fmt::format("{} {} {} {} re f\n", x, y, width, height);
  }

  std::string bytes(std::string_view trailer_extra = "") const {
    std::vector<std::string> objects;
    std::string kids;
    for (std::size_t i = 0; i < pages_.size(); ++i) kids += fmt::format("{} 0 R ", 6 + 2 * i);
    objects.push_back("<</Type/Catalog/Pages 2 0 R>>");
    objects.push_back(fmt::format("<</Type/Pages/Kids[{}]/Count {}>>", kids, pages_.size()));
    objects.push_back(
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>");
    objects.push_back(
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/"
        "Ordering(GB1)"
        "/Supplement 4>>/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4"
        "/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 90>>>>");
    objects.push_back("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    for (const auto& [content, extra] : pages_) {
      objects.push_back(
          fmt::format("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R"
                      "/F2 5 0 R>>>>/Contents {} 0 R {}>>",
                      objects.size() + 2, extra));
      objects.push_back(fmt::format("<</Length {}>>stream\n{}endstream", content.size(), content));
    }
    return assembled(objects, trailer_extra);
  }

 private:
  static std::string assembled(const std::vector<std::string>& objects, std::string_view trailer_extra) {
    std::string file = "%PDF-1.4\n",
                table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
    for (std::size_t i = 0; i < objects.size(); ++i) {
      table += fmt::format("{:010} 00000 n \n", file.size());
      file += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
    }
    const std::size_t start = file.size();
    return file + table +
           fmt::format("trailer<</Size {}/Root 1 0 R{}>>\nstartxref\n{}\n%%EOF\n", objects.size() + 1,
                       trailer_extra, start);
  }

  struct Leaf {
    std::string content;
    std::string extra;
  };
  std::vector<Leaf> pages_;
};

}  // namespace hengji::tests
