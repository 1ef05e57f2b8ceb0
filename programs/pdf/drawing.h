#pragma once

#include <OutputDev.h>

#include <array>
#include <chrono>
#include <string>
#include <vector>

class GfxPath;

namespace hengji_pdf {

struct Rectangle {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

struct Character {
  Rectangle box;
  std::string text;
  bool hidden = false;
};

/// What one page shows: characters with their boxes, straight lines, and how much of it is pictures.
struct PageContents {
  double width = 0;
  double height = 0;
  std::vector<Character> characters;
  std::vector<Rectangle> rulings;
  double picture_area = 0;  ///< of the largest picture
  double picture_dots = 0;  ///< its dots per inch
  unsigned nameless = 0;
  unsigned hidden = 0;
  bool truncated = false;
  std::array<unsigned, 4> directions{};  ///< characters written to the right, down, to the left, up
};

struct PageLimits {
  std::size_t characters = 0;
  std::size_t rulings = 0;
  std::chrono::steady_clock::time_point until;
};

/// Listens to the drawing of one page and keeps what matters for reading it.
class Drawing final : public OutputDev {
 public:
  explicit Drawing(PageLimits limits) : limits_(limits) {}

  PageContents take() { return std::move(page_); }
  /// A limit was passed: nothing more is wanted of this page.
  bool is_full();

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }

  void startPage(int number, GfxState* state, XRef* xref) override;
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                CharCode code, int bytes, const Unicode* unicode, int length) override;
  void stroke(GfxState* state) override;
  void fill(GfxState* state) override;
  void eoFill(GfxState* state) override;
  void drawImageMask(GfxState*, Object*, Stream*, int, int, bool, bool, bool) override;
  void drawImage(GfxState*, Object*, Stream*, int, int, GfxImageColorMap*, bool, const int*, bool) override;
  void drawMaskedImage(GfxState*, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*, int, int,
                       bool, bool) override;
  void drawSoftMaskedImage(GfxState*, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*, int, int,
                           GfxImageColorMap*, bool) override;

 private:
  void picture(GfxState* state, int columns, int rows);
  void filled(GfxState* state);
  void rule(GfxState* state, double x0, double y0, double x1, double y1);

  PageLimits limits_;
  PageContents page_;
};

}  // namespace hengji_pdf
