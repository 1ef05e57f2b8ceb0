#include "writers/pages/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <variant>

#include "base/limits.h"
#include "writers/pages/running_lines.h"
#include "writers/pages/table_pages.h"

namespace hengji::writers {
namespace {

constexpr double tolerance = 0.05;

struct SetParagraph {
  SetText text;
  const ParagraphLook* look = nullptr;
  double left = 0;  ///< from the left edge of the page's text, points
};

using SetBlock = std::variant<SetParagraph, SetTable>;

int heading_level(ParagraphRole role) {
  switch (role) {
    case ParagraphRole::title:
    case ParagraphRole::heading1:
      return 1;
    case ParagraphRole::heading2:
      return 2;
    case ParagraphRole::heading3:
      return 3;
    case ParagraphRole::heading4:
      return 4;
    default:
      return 0;
  }
}

class Layout {
 public:
  Layout(const Document& document, const Fonts& fonts)
      : document_(document), design_(design_of(document)), setter_(design_, fonts) {}

  Result<Pages> run() {
    pages_.title = design_.title;
    set_blocks();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Section& section = design_.section_of(i);
      if (!section_ || *section_ != section) begin_section(section);
      place_block(i);
      if (pages_.pages.size() > limits::pages) return fail(too_many());
    }
    if (!section_) begin_section(design_.section_of(0));
    add_running_lines(pages_, sections_, setter_);
    return std::move(pages_);
  }

 private:
  static Error too_many() {
    return Error::limit(
        {fmt::format("排版后超过 {} 页的上限，未生成文件，请拆分后再导出", limits::pages),
         fmt::format("more than {} pages: nothing was written; export it in parts", limits::pages)});
  }

  void set_blocks() {
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
      const double width_mm = design_.section_of(i).text_width_mm();
      if (const auto* paragraph = std::get_if<Paragraph>(&document_.blocks[i]))
        blocks_.push_back(set_paragraph(*paragraph, i, width_mm));
      else
        blocks_.push_back(set_table(std::get<Table>(document_.blocks[i]), i, design_, width_mm, setter_));
    }
  }

  SetParagraph set_paragraph(const Paragraph& paragraph, std::size_t block, double width_mm) {
    SetParagraph set;
    set.look = &design_.paragraph(paragraph.look);
    const double size = set.look->text.size_points;
    set.left = set.look->left_characters * size;
    const double width = width_mm * points_per_mm - set.left - set.look->right_characters * size;
    set.text = setter_.set(block, -1, paragraph.text,
                           {.text = set.look->text,
                            .alignment = set.look->alignment,
                            .first_line_characters = set.look->first_line_characters,
                            .line_points = set.look->line_points,
                            .width = width});
    return set;
  }

  void begin_section(const Section& section) {
    section_ = &section;
    begin_page();
  }

  void begin_page() {
    Page page;
    page.width = section_->width_mm * points_per_mm;
    page.height = section_->height_mm * points_per_mm;
    space_.x = section_->left_mm * points_per_mm;
    space_.y = space_.top = section_->top_mm * points_per_mm;
    space_.bottom = page.height - section_->bottom_mm * points_per_mm;
    pages_.pages.push_back(std::move(page));
    sections_.push_back(section_);
    space_.page = &pages_.pages.back();
  }

  bool is_at_top() const { return space_.y <= space_.top + tolerance; }
  double room() const { return space_.bottom - space_.y; }

  // What must stand on one page from this block on: what keeps with the next, and the beginning of that.
  double together(std::size_t block) const {
    double height = 0;
    for (; block < blocks_.size(); ++block) {
      if (const auto* table = std::get_if<SetTable>(&blocks_[block]))
        return height + beginning_of(*table) + (table->look->stays_together ? tail_of(*table, block) : 0);
      const auto& paragraph = std::get<SetParagraph>(blocks_[block]);
      height += paragraph.look->space_before_points;
      if (!paragraph.look->keeps_with_next || block + 1 == blocks_.size())
        return height + paragraph.text.line_height;
      height += paragraph.text.height() + paragraph.look->space_after_points;
    }
    return height;
  }

  // What must stand on one page with the table's last row.
  double tail_of(const SetTable& table, std::size_t block) const {
    return table.look->keeps_with_next && block + 1 < blocks_.size() ? together(block + 1) : 0;
  }

  void place_block(std::size_t block) {
    const bool begins_page = std::holds_alternative<SetParagraph>(blocks_[block]) &&
                             std::get<SetParagraph>(blocks_[block]).look->begins_page;
    const double needed = together(block);
    const bool can_fit = needed <= space_.bottom - space_.top + tolerance;
    if (!is_at_top() && (begins_page || (can_fit && needed > room() + tolerance))) begin_page();
    if (const auto* table = std::get_if<SetTable>(&blocks_[block])) {
      if (table->table->rows > 0)
        place_table(*table, tail_of(*table, block), space_, [this] { begin_page(); });
    } else {
      place_paragraph(std::get<SetParagraph>(blocks_[block]));
    }
  }

  void place_paragraph(const SetParagraph& paragraph) {
    if (!is_at_top()) space_.y += paragraph.look->space_before_points;
    if (paragraph.text.line_height > room() + tolerance && !is_at_top()) begin_page();
    add_bookmark(paragraph);
    for (std::size_t line = 0; line < paragraph.text.lines.size();) {
      const auto fitting = static_cast<std::size_t>((room() + tolerance) / paragraph.text.line_height);
      const std::size_t last =
          std::min(paragraph.text.lines.size(), line + std::max<std::size_t>(fitting, is_at_top() ? 1 : 0));
      place(paragraph.text, line, last, space_.x + paragraph.left, space_.y, *space_.page);
      space_.y += static_cast<double>(last - line) * paragraph.text.line_height;
      line = last;
      if (line < paragraph.text.lines.size()) begin_page();
    }
    space_.y += paragraph.look->space_after_points;
  }

  void add_bookmark(const SetParagraph& paragraph) {
    const int level = heading_level(paragraph.look->role);
    if (level == 0 || paragraph.text.text.text.empty()) return;
    std::string title = paragraph.text.text.text;
    std::ranges::replace(title, '\n', ' ');
    pages_.bookmarks.push_back({std::move(title), level, pages_.pages.size() - 1, space_.y});
  }

  const Document& document_;
  const Design& design_;
  Setter setter_;
  std::vector<SetBlock> blocks_;
  const Section* section_ = nullptr;
  std::vector<const Section*> sections_;  ///< of each page
  Space space_;
  Pages pages_;
};

}  // namespace

Result<Pages> laid_out(const Document& document, const Fonts& fonts) {
  return Layout(document, fonts).run();
}

}  // namespace hengji::writers
