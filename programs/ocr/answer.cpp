#include "answer.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <filesystem>

#include "base/limits.h"
#include "ink.h"
#include "page.h"
#include "picture_file.h"

namespace hengji::ocr {
namespace {

namespace wire = readers::scan::wire;

constexpr double most_pixels = 12e6;  ///< of a page that is looked at; a larger picture is made smaller
constexpr double fewest_dots = 190;   ///< per inch of a picture that is made larger for its small characters
constexpr double shown_pixels = 2e6;  ///< of a page that is given back

std::string refused(Refusal why) {
  return {char(wire::Answer::refused), char(why)};
}

Refusal take_pixels(wire::Cursor& cursor, Raster& raster) {
  auto width = cursor.take<std::uint32_t>();
  auto height = cursor.take<std::uint32_t>();
  raster.dots_per_inch = cursor.take<float>();
  if (Refusal refusal = size_allowed(width, height); refusal != Refusal{}) return refusal;
  raster.width = int(width);
  raster.height = int(height);
  raster.colours = 3;
  std::string_view bytes = cursor.take_bytes(std::size_t(width) * height * 3);
  if (!cursor.good()) return Refusal::damaged;
  raster.bytes.assign(bytes.begin(), bytes.end());
  return {};
}

Refusal take_raster(std::string_view request, Raster& raster) {
  wire::Cursor cursor(request);
  switch (cursor.take<wire::Request>()) {
    case wire::Request::file:
    case wire::Request::show: {
      auto page = cursor.take<std::uint32_t>();
      return decode(cursor.take_bytes(cursor.left()), int(std::min(page, 1u << 30)), raster);
    }
    case wire::Request::pixels:
      return take_pixels(cursor, raster);
  }
  return Refusal::unsupported;
}

std::string text_of(const Characters& characters) {
  std::string text;
  for (const Character& character : characters) text += character.text;
  return text;
}

void put_area(wire::Writer& out, const Area& area) {
  for (int side : {area.x0, area.y0, area.x1, area.y1}) out.put(float(side));
}

void put_line(wire::Writer& out, const TextLine& line, const std::string& text) {
  put_area(out, line.area);
  double confidence = 1;
  for (const Character& character : line.characters) confidence = std::min(confidence, character.confidence);
  out.put(float(confidence));
  out.put(std::uint16_t(text.size()));
  out.put_bytes(text);
}

void describe(const Seen& seen, wire::PageHead& head) {
  head.width = std::uint32_t(seen.width);
  head.height = std::uint32_t(seen.height);
  head.quarters = std::uint32_t(seen.quarters);
  head.skew = float(seen.skew_degrees);
}

/// The page upright as it was looked at, small enough to be shown.
std::string picture_answer(const wire::PageHead& head, Picture picture) {
  if (double pixels = double(picture.width) * picture.height; pixels > shown_pixels)
    picture = shrunk(picture, std::sqrt(shown_pixels / pixels));
  wire::Writer out;
  out.put(wire::Answer::picture);
  out.put(head);
  out.put(std::uint32_t(picture.width));
  out.put(std::uint32_t(picture.height));
  out.put_bytes({reinterpret_cast<const char*>(picture.pixels.data()), picture.pixels.size()});
  return std::move(out.bytes());
}

std::string page_answer(wire::PageHead head, const Seen& seen) {
  head.character_height = float(seen.character_height);
  head.rulings = std::uint32_t(seen.rulings.level.size() + seen.rulings.upright.size());
  head.blots = std::uint32_t(seen.blots.size());
  wire::Writer lines;
  for (const TextLine& line : seen.lines)
    if (std::string text = text_of(line.characters); text.size() < 0x10000) {
      put_line(lines, line, text);
      ++head.lines;
    }
  wire::Writer out;
  out.put(wire::Answer::page);
  out.put(head);
  out.put_bytes(lines.bytes());
  for (const auto* rulings : {&seen.rulings.level, &seen.rulings.upright})
    for (const Line& line : *rulings)
      for (double value : {line.x0, line.y0, line.x1, line.y1}) out.put(float(value));
  for (const Area& a : seen.blots) put_area(out, a);
  return std::move(out.bytes());
}

}  // namespace

std::string engine_folder() {
  namespace fs = std::filesystem;
  std::error_code ignored;
  if (const char* given = std::getenv("HENGJI_OCR")) return given;
  fs::path here = fs::read_symlink("/proc/self/exe", ignored).parent_path();
  for (const char* place : {"ocr", "../../ocr", "../share/hengji/ocr"})
    if (fs::exists(here / place / "alphabet.txt", ignored)) return (here / place).string();
  return {};
}

Result<const Recogniser*> Desk::recogniser() {
  if (!recogniser_) {
    std::string folder = engine_folder();
    Engine engine = TRY(Engine::open(folder + "/libonnxruntime.so.1", 1));
    recogniser_ = TRY(Recogniser::load(engine, folder + "/recognition.onnx", folder + "/alphabet.txt"));
    language_ = Language::load(folder + "/pairs.txt");
  }
  return &*recogniser_;
}

std::string Desk::answer(std::string_view request) {
  const std::clock_t began = std::clock();
  auto reading = recogniser();
  if (!reading) return refused(Refusal::not_installed);
  Raster raster;
  if (Refusal refusal = take_raster(request, raster); refusal != Refusal{}) return refused(refusal);
  wire::PageHead head;
  head.pages = std::uint32_t(raster.pages);
  head.dots_per_inch = float(raster.dots_per_inch);
  bool red = false;
  Picture picture = to_read(std::move(raster), red);
  head.red = red;
  if (double pixels = double(picture.width) * picture.height; pixels > most_pixels) {
    head.scale = float(std::sqrt(most_pixels / pixels));
    picture = shrunk(picture, head.scale);
  }
  // Of coarse strokes, or of those that nobody knows to be fine, nothing more is seen in a larger picture.
  bool coarse = head.dots_per_inch < fewest_dots;
  double room = std::sqrt(most_pixels / std::max(1.0, double(picture.width) * picture.height));
  if (double factor = std::min(enlargement(picture), room); factor > 1 && !coarse) {
    head.scale *= float(factor);
    picture = enlarged(picture, factor);
  }
  auto seen = see(picture, **reading, language_);
  if (!seen) return refused(Refusal::engine_failed);
  describe(*seen, head);
  head.seconds = float(std::clock() - began) / CLOCKS_PER_SEC;
  bool show = request.front() == char(wire::Request::show);
  return show ? picture_answer(head, quarter_turned(picture, seen->quarters)) : page_answer(head, *seen);
}

}  // namespace hengji::ocr
