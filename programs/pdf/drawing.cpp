#include "drawing.h"

#include <GfxFont.h>
#include <GfxState.h>
#include <Stream.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

#include "unicode.h"

namespace hengji_pdf {

namespace {

constexpr double thin_points = 3.2;  // a filled rectangle up to this is a line
constexpr double thick_stroke = 6;   // a stroke above this is an area
constexpr double slant = 0.6;        // how far a line may lean and still be level or upright
constexpr double ascent = 0.88;      // of an em: where a character's box ends above its baseline
constexpr double descent = -0.12;

struct Point {
  double x = 0, y = 0;
};

Point on_page(GfxState* state, double x, double y) {
  Point p;
  state->transform(x, y, &p.x, &p.y);
  return p;
}

Rectangle clip_of(GfxState* state) {
  Rectangle clip;
  state->getClipBBox(&clip.x0, &clip.y0, &clip.x1, &clip.y1);
  return clip;
}

bool is_white(const GfxRGB& colour) {
  constexpr double nearly = 0.96 * gfxColorComp1;
  return colour.r >= nearly && colour.g >= nearly && colour.b >= nearly;
}

Rectangle bounds(const std::vector<Point>& points) {
  Rectangle box{points[0].x, points[0].y, points[0].x, points[0].y};
  for (const Point& p : points) {
    box.x0 = std::min(box.x0, p.x);
    box.x1 = std::max(box.x1, p.x);
    box.y0 = std::min(box.y0, p.y);
    box.y1 = std::max(box.y1, p.y);
  }
  return box;
}

std::vector<Point> points_of(GfxState* state, const GfxSubpath* path) {
  std::vector<Point> points;
  points.reserve(path->getNumPoints());
  for (int i = 0; i < path->getNumPoints(); ++i)
    points.push_back(on_page(state, path->getX(i), path->getY(i)));
  return points;
}

bool has_curve(const GfxSubpath* path) {
  for (int i = 0; i < path->getNumPoints(); ++i)
    if (path->getCurve(i)) return true;
  return false;
}

// A four-cornered path whose sides are level and upright.
std::optional<Rectangle> rectangle(GfxState* state, const GfxSubpath* path) {
  const int count = path->getNumPoints();
  if (count < 4 || count > 5 || has_curve(path)) return std::nullopt;
  const auto points = points_of(state, path);
  const Rectangle box = bounds(points);
  for (const Point& p : points) {
    const bool on_side = std::min(std::abs(p.x - box.x0), std::abs(p.x - box.x1)) < slant;
    const bool on_end = std::min(std::abs(p.y - box.y0), std::abs(p.y - box.y1)) < slant;
    if (!on_side || !on_end) return std::nullopt;
  }
  return box;
}

// The direction in which a character advances: 0 right, 1 down, 2 left, 3 up.
int direction(Point from, Point to) {
  const double x = to.x - from.x, y = to.y - from.y;
  if (std::abs(x) >= std::abs(y)) return x >= 0 ? 0 : 2;
  return y >= 0 ? 1 : 3;
}

double font_size(GfxState* state, const GfxFont& font) {
  double size = state->getFontSize();
  if (font.getType() != fontType3) return size;
  const double* matrix = font.getFontMatrix();
  const double* box = font.getFontBBox();
  const double scaled = std::abs(matrix[3]) * std::max(1.0, box[3] - box[1]);
  return scaled > 0.2 && scaled < 5 ? size : size * std::max(1e-3, std::abs(matrix[3])) * 1000;
}

}  // namespace

void Drawing::startPage(int, GfxState* state, XRef*) {
  page_.width = state->getPageWidth();
  page_.height = state->getPageHeight();
}

bool Drawing::is_full() {
  if (!page_.truncated && std::chrono::steady_clock::now() > limits_.until) page_.truncated = true;
  return page_.truncated;
}

void Drawing::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                       double origin_y, CharCode code, int, const Unicode* unicode, int length) {
  if (page_.truncated) return;
  if (page_.characters.size() >= limits_.characters) {
    page_.truncated = true;
    return;
  }
  const auto font = state->getFont();
  if (!font) return;
  Character character;
  for (int i = 0; i < length && i < 16; ++i) append_readable(character.text, unicode[i]);
  if (character.text.empty() && code != 0x20) {
    character.text = "\xEF\xBF\xBD";
    ++page_.nameless;
  }
  if (is_blank(character.text)) return;

  // The box in the space of the text: an em high, as wide as the advance.
  const double size = font_size(state, *font);
  const double* text = state->getTextMat();
  const double* page = state->getCTM();
  const Point rise{text[2] * size, text[3] * size};
  const Point up{rise.x * page[0] + rise.y * page[2],
                 rise.x * page[1] + rise.y * page[3]};  // one em on the page
  const Point origin = on_page(state, x - origin_x, y - origin_y);
  const Point end = on_page(state, x - origin_x + dx, y - origin_y + dy);
  std::vector<Point> corners;
  if (font->getWMode() == 0) {
    for (const Point& base : {origin, end})
      for (const double height : {ascent, descent})
        corners.push_back({base.x + up.x * height, base.y + up.y * height});
  } else {
    const Point top = on_page(state, x, y);
    const Point below = on_page(state, x + dx, y + dy);
    const double half = std::hypot(up.x, up.y) / 2;
    corners = {{top.x - half, top.y}, {top.x + half, below.y}};
  }
  character.box = bounds(corners);
  const double middle_x = (character.box.x0 + character.box.x1) / 2,
               middle_y = (character.box.y0 + character.box.y1) / 2;
  const Rectangle clip = clip_of(state);
  if (middle_x < clip.x0 - 1 || middle_x > clip.x1 + 1 || middle_y < clip.y0 - 1 || middle_y > clip.y1 + 1)
    return;
  if (middle_x < 0 || middle_y < 0 || middle_x > page_.width || middle_y > page_.height) return;
  character.hidden = (state->getRender() & 3) == 3;
  page_.hidden += character.hidden;
  if (font->getWMode() == 0) ++page_.directions[direction(origin, end)];
  page_.characters.push_back(std::move(character));
}

void Drawing::rule(GfxState* state, double x0, double y0, double x1, double y1) {
  const Rectangle clip = clip_of(state);
  Rectangle line{std::max({std::min(x0, x1), clip.x0 - 1, 0.0}),
                 std::max({std::min(y0, y1), clip.y0 - 1, 0.0}),
                 std::min({std::max(x0, x1), clip.x1 + 1, page_.width}),
                 std::min({std::max(y0, y1), clip.y1 + 1, page_.height})};
  if (line.x1 < line.x0 || line.y1 < line.y0 || std::max(line.x1 - line.x0, line.y1 - line.y0) < 0.5) return;
  if (page_.rulings.size() >= limits_.rulings) {
    page_.truncated = true;
    return;
  }
  page_.rulings.push_back(line);
}

void Drawing::stroke(GfxState* state) {
  GfxRGB colour;
  state->getStrokeRGB(&colour);
  if (page_.truncated || is_white(colour) || state->getStrokeOpacity() < 0.05) return;
  if (state->getTransformedLineWidth() > thick_stroke) return;
  const GfxPath* path = state->getPath();
  for (int s = 0; s < path->getNumSubpaths(); ++s) {
    const GfxSubpath* part = path->getSubpath(s);
    for (int i = 0; i + 1 < part->getNumPoints(); ++i) {
      if (part->getCurve(i) || part->getCurve(i + 1)) continue;
      const Point a = on_page(state, part->getX(i), part->getY(i));
      const Point b = on_page(state, part->getX(i + 1), part->getY(i + 1));
      if (std::min(std::abs(a.x - b.x), std::abs(a.y - b.y)) < slant) rule(state, a.x, a.y, b.x, b.y);
    }
  }
}

void Drawing::fill(GfxState* state) {
  filled(state);
}
void Drawing::eoFill(GfxState* state) {
  filled(state);
}

void Drawing::filled(GfxState* state) {
  GfxRGB colour;
  state->getFillRGB(&colour);
  if (page_.truncated || is_white(colour) || state->getFillOpacity() < 0.05) return;
  const GfxPath* path = state->getPath();
  std::vector<Rectangle> frames;
  for (int s = 0; s < path->getNumSubpaths(); ++s) {
    const auto box = rectangle(state, path->getSubpath(s));
    if (!box) continue;
    const double width = box->x1 - box->x0, height = box->y1 - box->y0;
    const double x = (box->x0 + box->x1) / 2, y = (box->y0 + box->y1) / 2;
    if (height <= thin_points && width > height) {
      rule(state, box->x0, y, box->x1, y);
    } else if (width <= thin_points && height > width) {
      rule(state, x, box->y0, x, box->y1);
    } else if (frames.size() < 2) {
      frames.push_back(*box);
    }
  }
  // A frame that is filled between an outer and an inner rectangle.
  if (path->getNumSubpaths() != 2 || frames.size() != 2) return;
  const auto& [a, b] = std::tie(frames[0], frames[1]);
  for (const double gap : {b.x0 - a.x0, b.y0 - a.y0, a.x1 - b.x1, a.y1 - b.y1})
    if (std::abs(gap) > thin_points) return;
  const Rectangle middle{(a.x0 + b.x0) / 2, (a.y0 + b.y0) / 2, (a.x1 + b.x1) / 2, (a.y1 + b.y1) / 2};
  rule(state, middle.x0, middle.y0, middle.x1, middle.y0);
  rule(state, middle.x0, middle.y1, middle.x1, middle.y1);
  rule(state, middle.x0, middle.y0, middle.x0, middle.y1);
  rule(state, middle.x1, middle.y0, middle.x1, middle.y1);
}

void Drawing::picture(GfxState* state, int columns, int rows) {
  const Rectangle box =
      bounds({on_page(state, 0, 0), on_page(state, 1, 1), on_page(state, 1, 0), on_page(state, 0, 1)});
  const Rectangle clip = clip_of(state);
  const double width = std::min({box.x1, clip.x1, page_.width}) - std::max({box.x0, clip.x0, 0.0});
  const double height = std::min({box.y1, clip.y1, page_.height}) - std::max({box.y0, clip.y0, 0.0});
  if (width <= 0 || height <= 0) return;
  if (width * height > page_.picture_area) {
    page_.picture_area = width * height;
    const double inches = (box.x1 - box.x0) * (box.y1 - box.y0) / (72 * 72);
    page_.picture_dots = std::sqrt(static_cast<double>(columns) * rows / inches);
  }
  // A picture one line high is a ruling of some printers.
  if (height <= 1.5 && width > 20) rule(state, box.x0, (box.y0 + box.y1) / 2, box.x1, (box.y0 + box.y1) / 2);
  if (width <= 1.5 && height > 8) rule(state, (box.x0 + box.x1) / 2, box.y0, (box.x0 + box.x1) / 2, box.y1);
}

void Drawing::drawImageMask(GfxState* state, Object* object, Stream* stream, int width, int height,
                            bool invert, bool interpolate, bool is_inline) {
  picture(state, width, height);
  OutputDev::drawImageMask(state, object, stream, width, height, invert, interpolate, is_inline);
}

void Drawing::drawImage(GfxState* state, Object* object, Stream* stream, int width, int height,
                        GfxImageColorMap* colours, bool interpolate, const int* mask, bool is_inline) {
  picture(state, width, height);
  OutputDev::drawImage(state, object, stream, width, height, colours, interpolate, mask, is_inline);
}

void Drawing::drawMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*,
                              bool, Stream*, int, int, bool, bool) {
  picture(state, width, height);
}

void Drawing::drawSoftMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*,
                                  bool, Stream*, int, int, GfxImageColorMap*, bool) {
  picture(state, width, height);
}

}  // namespace hengji_pdf
