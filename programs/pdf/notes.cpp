#include "notes.h"

#include <Annot.h>
#include <PDFDoc.h>
#include <Page.h>
#include <Stream.h>
#include <UTF.h>

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <ctime>
#include <map>
#include <vector>

#include "words.h"

// Poppler mixes the clock into the identifier of a changed file. The same notes are to give the same bytes,
// and nothing else here asks for the time of day, so this program's clock of whole seconds stands still.
extern "C" std::time_t time(std::time_t* now) noexcept {
  if (now != nullptr) *now = 0;
  return 0;
}

namespace hengji_pdf {

namespace {

constexpr double sticker = 20;  ///< points that the sign of a note without words takes up

/// Takes what is written behind the first `skipped` bytes.
class Tail final : public OutStream {
 public:
  explicit Tail(std::size_t skipped) : skipped_(skipped) {}

  void close() override {}
  Goffset getPos() override { return position_; }
  void put(char c) override {
    if (static_cast<std::size_t>(position_++) >= skipped_) bytes_ += c;
  }
  void printf(const char* format, ...) override {
    std::va_list values, again;
    va_start(values, format);
    va_copy(again, values);
    std::string text(static_cast<std::size_t>(std::max(0, std::vsnprintf(nullptr, 0, format, values))), '\0');
    std::vsnprintf(text.data(), text.size() + 1, format, again);
    va_end(values);
    va_end(again);
    for (const char c : text) put(c);
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::size_t skipped_;
  Goffset position_ = 0;
  std::string bytes_;
};

/// Poppler counts who holds an annotation; the page is one of them.
struct LetGo {
  void operator()(Annot* annotation) const { annotation->decRefCnt(); }
};
using Held = std::unique_ptr<AnnotMarkup, LetGo>;

std::unique_ptr<GooString> text_string(std::string_view utf8) {
  return utf8ToUtf16WithBom(std::string(utf8));
}

/// A page that notes are put on, as a person sees it.
struct Sheet {
  Page* page = nullptr;
  PageContents contents;
  int rotation = 0;

  /// A rectangle of it in the page's own space: what turning and cropping did is undone.
  PDFRectangle undone(const Rectangle& seen) const {
    const auto [ax, ay] = at(seen.x0, seen.y0);
    const auto [bx, by] = at(seen.x1, seen.y1);
    return {std::min(ax, bx), std::min(ay, by), std::max(ax, bx), std::max(ay, by)};
  }

 private:
  std::pair<double, double> at(double x, double y) const {
    const PDFRectangle& crop = *page->getCropBox();
    switch ((rotation % 360 + 360) % 360) {
      case 90:
        return {crop.x1 + y, crop.y1 + x};
      case 180:
        return {crop.x2 - x, crop.y1 + y};
      case 270:
        return {crop.x2 - y, crop.y2 - x};
      default:
        return {crop.x1 + x, crop.y2 - y};
    }
  }
};

Held highlight(PDFDoc& document, const Sheet& sheet, const std::vector<Rectangle>& lines) {
  PDFRectangle around = sheet.undone(lines.front());
  auto corners = std::make_unique<AnnotQuadrilaterals::AnnotQuadrilateral[]>(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const PDFRectangle line = sheet.undone(lines[i]);
    around = {std::min(around.x1, line.x1), std::min(around.y1, line.y1), std::max(around.x2, line.x2),
              std::max(around.y2, line.y2)};
    corners[i] = {line.x1, line.y2, line.x2, line.y2, line.x1, line.y1, line.x2, line.y1};
  }
  auto* made = new AnnotTextMarkup(&document, &around, Annot::typeHighlight);
  AnnotQuadrilaterals quadrilaterals(std::move(corners), static_cast<int>(lines.size()));
  made->setQuadrilaterals(&quadrilaterals);
  return Held(made);
}

struct Texts {
  std::string_view author;
  std::string_view words;
  std::string_view text;
};

void put_note(PDFDoc& document, const Sheet& sheet, const wire::NoteHead& note, const Texts& texts) {
  Held made;
  const Rectangle area{note.x0, note.y0, note.x1, note.y1};
  if (area.x1 > area.x0 && area.y1 > area.y0) {
    made = highlight(document, sheet, lines_of(sheet.contents, area, texts.words));
  } else {
    PDFRectangle sign = sheet.undone({sticker / 2, sticker / 2, sticker * 1.5, sticker * 1.5});
    made = Held(new AnnotText(&document, &sign));
  }
  const auto share = [&](int shift) { return (note.color >> shift & 0xFF) / 255.0; };
  made->setColor(std::make_unique<AnnotColor>(share(16), share(8), share(0)));
  made->setLabel(text_string(texts.author));
  made->setContents(text_string(texts.text));
  made->setFlags(Annot::flagPrint);
  sheet.page->addAnnot(made.get());
  // The day of the change would be that of the clock, which stands still.
  const Ref place = made->getRef();
  Object dictionary = document.getXRef()->fetch(place);
  if (!dictionary.isDict()) return;
  dictionary.dictRemove("M");
  document.getXRef()->setModifiedObject(&dictionary, place);
}

}  // namespace

std::string increment_with(const File& file, std::string_view notes, unsigned count, PageLimits limits,
                           wire::Refusal& refusal) {
  bool was_guessed = false;
  const std::string_view bytes = file.bytes();
  PDFDoc document(
      new MemStream(const_cast<char*>(bytes.data()), 0, static_cast<Goffset>(bytes.size()), Object(objNull)),
      {}, {}, nullptr, [&] { was_guessed = true; });
  std::map<unsigned, Sheet> sheets;
  wire::Cursor cursor(notes);
  for (unsigned i = 0; i < count && document.isOk(); ++i) {
    auto note = cursor.take<wire::NoteHead>();
    Texts texts;
    texts.author = cursor.take_bytes(note.author_bytes);
    texts.words = cursor.take_bytes(note.words_bytes);
    texts.text = cursor.take_bytes(note.text_bytes);
    if (!cursor.good()) break;
    if (note.page < 1 || note.page > file.pages()) note.page = 1;
    Sheet& sheet = sheets[note.page];
    if (sheet.page == nullptr && (sheet.page = document.getPage(static_cast<int>(note.page))) != nullptr) {
      sheet.contents = file.contents(note.page, limits, sheet.rotation);
      sheet.rotation += sheet.page->getRotate();
    }
    if (sheet.page != nullptr) put_note(document, sheet, note, texts);
  }
  refusal = !document.isOk() || !cursor.good() ? wire::Refusal::damaged
            : was_guessed                      ? wire::Refusal::guessed
                                               : wire::Refusal{};
  if (refusal != wire::Refusal{}) return {};
  Tail tail(bytes.size());
  document.saveAs(&tail, writeForceIncremental);
  return tail.take();
}

}  // namespace hengji_pdf
