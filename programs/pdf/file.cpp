#include "file.h"

#include <ErrorCodes.h>
#include <PDFDoc.h>
#include <SplashOutputDev.h>
#include <Stream.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>

namespace hengji_pdf {

namespace {

bool page_is_full(void* drawing) {
  return static_cast<Drawing*>(drawing)->is_full();
}

PageContents drawn(PDFDoc& document, int number, int turn, PageLimits limits) {
  Drawing drawing(limits);
  document.displayPage(&drawing, number, 72, 72, turn, /*useMediaBox=*/false, /*crop=*/true,
                       /*printing=*/false, page_is_full, &drawing);
  return drawing.take();
}

// By how much the page must be turned so that most of its text runs from left to right.
int turn_of(const PageContents& page) {
  const auto& count = page.directions;
  const auto most = std::max_element(count.begin(), count.end()) - count.begin();
  return most == 0 || count[most] <= 2 * count[0] ? 0 : static_cast<int>(360 - 90 * most) % 360;
}

void append(unsigned number, int turn, const PageContents& page, std::string& to) {
  wire::PageHead head;
  head.number = number;
  head.width = static_cast<float>(page.width);
  head.height = static_cast<float>(page.height);
  head.turned = static_cast<std::uint32_t>(turn);
  head.picture_share = static_cast<float>(page.picture_area / std::max(1.0, page.width * page.height));
  head.picture_dots = static_cast<float>(page.picture_dots);
  head.nameless = page.nameless;
  head.hidden = page.hidden;
  head.truncated = page.truncated;
  head.characters = static_cast<std::uint32_t>(page.characters.size());
  head.rulings = static_cast<std::uint32_t>(page.rulings.size());
  wire::Writer out;
  out.put(head);
  const auto put = [&](const Rectangle& box) {
    for (const double value : {box.x0, box.y0, box.x1, box.y1}) out.put(static_cast<float>(value));
  };
  for (const Character& character : page.characters) {
    put(character.box);
    const auto bytes = static_cast<std::uint8_t>(std::min<std::size_t>(character.text.size(), 127));
    out.put(static_cast<std::uint8_t>(bytes | (character.hidden ? 128 : 0)));
    out.put_bytes(std::string_view(character.text).substr(0, bytes));
  }
  for (const Rectangle& line : page.rulings) put(line);
  to += out.bytes();
}

}  // namespace

File::File(std::string bytes, wire::Refusal& refusal) : bytes_(std::move(bytes)) {
  auto* stream = new MemStream(bytes_.data(), 0, static_cast<Goffset>(bytes_.size()), Object(objNull));
  document_ = std::make_unique<PDFDoc>(stream);
  if (!document_->isOk()) {
    refusal = document_->getErrorCode() == errEncrypted ? wire::Refusal::encrypted : wire::Refusal::damaged;
  } else if (document_->getNumPages() <= 0) {
    refusal = wire::Refusal::damaged;
  }
}

File::~File() = default;

unsigned File::pages() const {
  return static_cast<unsigned>(std::max(0, document_->getNumPages()));
}

std::size_t File::append_page(unsigned number, PageLimits limits, std::string& out) const {
  int turn = 0;
  const PageContents page = contents(number, limits, turn);
  append(number, turn, page, out);
  return page.characters.size();
}

PageContents File::contents(unsigned number, PageLimits limits, int& turn) const {
  PageContents page = drawn(*document_, static_cast<int>(number), 0, limits);
  turn = turn_of(page);
  return turn == 0 ? std::move(page) : drawn(*document_, static_cast<int>(number), turn, limits);
}

std::string File::picture(unsigned number, double dots_per_inch, std::size_t most_pixels) const {
  const double scale = dots_per_inch / 72.0;
  const int page = static_cast<int>(number);
  const double pixels =
      document_->getPageCropWidth(page) * document_->getPageCropHeight(page) * scale * scale;
  if (!(pixels <= static_cast<double>(most_pixels))) return {};
  SplashColor paper = {255, 255, 255};
  SplashOutputDev output(splashModeRGB8, 4, false, paper);
  output.startDoc(document_.get());
  // A picture that ends at the very edge of a pixel is stretched into the next one, and blurred by it.
  const auto dots = [&](double points) {
    const bool at_edge = std::abs(points * scale - std::round(points * scale)) < 0.05;
    return at_edge ? dots_per_inch * (1 - 1e-5) : dots_per_inch;
  };
  const double across = dots(document_->getPageCropWidth(page)),
               down = dots(document_->getPageCropHeight(page));
  document_->displayPage(&output, page, across, down, 0, false, true, false);
  const SplashBitmap* bitmap = output.getBitmap();
  wire::Writer out;
  out.put(static_cast<std::uint32_t>(bitmap->getWidth()));
  out.put(static_cast<std::uint32_t>(bitmap->getHeight()));
  const auto* row = const_cast<SplashBitmap*>(bitmap)->getDataPtr();
  for (int y = 0; y < bitmap->getHeight(); ++y, row += bitmap->getRowSize())
    out.put_bytes({reinterpret_cast<const char*>(row), static_cast<std::size_t>(bitmap->getWidth()) * 3});
  return std::move(out.bytes());
}

}  // namespace hengji_pdf
