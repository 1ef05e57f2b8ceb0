#include <algorithm>
#include <optional>

#include "annotate/formats.h"
#include "readers/pdf/pages.h"

namespace hengji::annotate {
namespace {

int page_of(const Note& note) {
  return note.at.page == 0 ? 1 : note.at.page;
}

std::optional<Box> box_of(const Note& note) {
  const Box* box = note.at.page == 0 ? nullptr : note.at.box();
  return box ? std::optional(*box) : std::nullopt;
}

/// Highlights over each other cannot be opened one by one: what is said of the same words is one note, in the
/// colour of the first and gravest.
bool is_same_place(const readers::pdf::PageNote& one, const Note& note) {
  return one.page == page_of(note) && one.words == note.quote && one.box == box_of(note);
}

}  // namespace

Result<Copy> with_notes_in_pdf(std::string_view bytes, std::span<const Note> notes) {
  Copy made{std::string(bytes), 0};
  if (notes.empty()) return made;
  std::vector<readers::pdf::PageNote> page_notes;
  for (const Note& note : notes) {
    std::string text = note.subject + "\n" + note.text;
    made.placed += box_of(note).has_value();
    auto same = std::ranges::find_if(page_notes, [&](const auto& one) { return is_same_place(one, note); });
    if (same != page_notes.end()) {
      same->text += "\n\n" + text;
      continue;
    }
    readers::pdf::PageNote& one = page_notes.emplace_back();
    one.page = page_of(note);
    one.box = box_of(note);
    one.color = note.color;
    one.author = author;
    one.words = note.quote;
    one.text = std::move(text);
  }
  made.bytes += TRY(readers::pdf::increment_with(bytes, page_notes));
  return made;
}

}  // namespace hengji::annotate
