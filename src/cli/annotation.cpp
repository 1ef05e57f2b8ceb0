#include "cli/annotation.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/limits.h"
#include "document/design.h"
#include "readers/pdf/pages.h"
#include "readers/scan/scan.h"
#include "readers/scan/seen.h"
#include "writers/pages/setter.h"
#include "writers/pdf/writer.h"

namespace hengji::cli {
namespace {

constexpr std::uint32_t cell_color = 0x2060D0;
constexpr std::uint32_t paragraph_color = 0xA0A0A0;
constexpr std::uint32_t doubt_color = 0xD02020;
constexpr std::uint32_t plan_color = 0x107030;
constexpr double certain = 0.5;  ///< below it the reader says that a person must compare
constexpr int dots_per_inch = 110;
constexpr double label_size = 4.5;  ///< points
constexpr double a4_width = 595, a4_height = 842;

std::string meaning(const Target& target) {
  std::string value = target.value.to_string();
  switch (target.comparison) {
    case Comparison::at_least:
      return "≥" + value + target.unit;
    case Comparison::at_most:
      return "≤" + value + target.unit;
    case Comparison::equal:
      return "=" + value + target.unit;
    case Comparison::more_than:
      return ">" + value + target.unit;
    case Comparison::less_than:
      return "<" + value + target.unit;
    case Comparison::between:
      return value + "~" + target.upper.to_string() + target.unit;
    case Comparison::by_date:
      return "时限 " + target.date;
    case Comparison::grade:
      return "定性";
    case Comparison::text:
      return "文字";
    case Comparison::blank:
      return "空";
  }
  return {};
}

std::string_view in_chinese(Period period) {
  switch (period) {
    case Period::half_year:
      return "半年";
    case Period::full_year:
      return "全年";
    case Period::long_term:
      return "长期";
    case Period::actual:
      return "实际";
    case Period::forecast:
      return "预计";
  }
  return {};
}

std::string amount_of(const Amount& amount) {
  return amount.written.ends_with(amount.unit) ? amount.written : amount.written + amount.unit;
}

/// Something that a plan took from a place.
struct Taken {
  Location at;
  std::string label;
};

/// What the plans of a file took, by place.
class Harvest {
 public:
  explicit Harvest(const Reading& reading) {
    for (const Plan& plan : reading.plans) add(plan);
  }
  const std::vector<Taken>& taken() const { return taken_; }

 private:
  void add(const Location& at, std::string label) {
    if (at.page > 0 && at.box()) taken_.push_back({at, std::move(label)});
  }

  void add(const Plan& plan) {
    add(plan.title.at, "标题");
    add(plan.year.at, plan.year.value ? fmt::format("年度 {}", *plan.year.value) : "年度");
    add(plan.department.at, "单位");
    add(plan.supervisor.at, "主管部门");
    add(plan.project.at, "项目");
    add(plan.funds.total.at, "资金 " + amount_of(plan.funds.total));
    for (const FundingPart& part : plan.funds.parts) add(part.amount.at, part.name);
    for (const Function& function : plan.functions) add(function.text.at, "职能");
    add(plan.long_term.text.at, "长期目标");
    add(plan.annual.text.at, "年度目标");
    for (std::size_t i = 0; i < plan.indicators.size(); ++i) add(plan, plan.indicators[i], i + 1);
  }

  void add(const Plan& plan, const Indicator& indicator, std::size_t number) {
    add(indicator.level1.at, "一级");
    add(indicator.level2.at, "二级");
    add(indicator.level3.at, fmt::format("指标 {}", number));
    for (std::size_t i = 0; i < indicator.values.size() && i < plan.columns.size(); ++i) {
      const std::optional<Period>& period = plan.columns[i].period;
      if (!period)
        add(indicator.values[i].at, plan.columns[i].heading);
      else if (const auto& target = indicator.target(*period))
        add(indicator.values[i].at, fmt::format("{} {}", in_chinese(*period), meaning(*target)));
    }
  }

  std::vector<Taken> taken_;
};

/// Draws the outlines and the labels on pages that know their size.
class Drawing {
 public:
  Drawing(const ReadFile& file, const writers::Fonts& fonts)
      : file_(file), harvest_(file.reading), setter_(design_, fonts) {}

  /// The numbers of the pages that are drawn.
  std::set<int> numbers() const {
    std::set<int> numbers;
    for (const Taken& taken : harvest_.taken()) numbers.insert(taken.at.page);
    if (numbers.empty())
      for (const Block& block : file_.document.blocks)
        std::visit([&](const auto& one) { numbers.insert(one.at.page); }, block);
    numbers.erase(0);
    while (numbers.size() > limits::annotated_pages) numbers.erase(std::prev(numbers.end()));
    return numbers;
  }

  void draw(int number, writers::Page& page) {
    is_set_ = !page.backdrop;
    for (const Block& block : file_.document.blocks) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block))
        draw(paragraph->at, paragraph->text, paragraph->confidence, paragraph_color, number, page);
      else
        for (const Cell& cell : std::get<Table>(block).cells)
          draw(cell.at, cell.text, cell.confidence, cell_color, number, page);
    }
    std::map<std::pair<double, double>, std::string> labels;  // one place may give several things
    for (const Taken& taken : harvest_.taken()) {
      if (taken.at.page != number) continue;
      std::string& label = labels[{taken.at.box()->y0, taken.at.box()->x0}];
      if (label.find(taken.label) == std::string::npos) label += (label.empty() ? "" : "；") + taken.label;
    }
    for (const auto& [corner, label] : labels)
      write(label, label_size, plan_color, 400, corner.second + 1, corner.first, page);
  }

  /// How far the places on a page reach.
  Box extent(int number) const {
    Box all{0, 0, 0, 0};
    auto widen = [&](const Location& at) {
      if (at.page == number && at.box())
        all.x1 = std::max(all.x1, at.box()->x1), all.y1 = std::max(all.y1, at.box()->y1);
    };
    for (const Block& block : file_.document.blocks) {
      std::visit([&](const auto& one) { widen(one.at); }, block);
      if (const auto* table = std::get_if<Table>(&block))
        for (const Cell& cell : table->cells) widen(cell.at);
    }
    return all;
  }

 private:
  void draw(const Location& at, const std::string& text, double confidence, std::uint32_t color, int number,
            writers::Page& page) {
    if (at.page != number || !at.box()) return;
    bool doubted = confidence < certain && !text.empty();
    outline(*at.box(), doubted ? doubt_color : color, doubted ? 1.2 : 0.6, page);
    if (!is_set_) return;
    // Below the labels.
    write(text, 7, 0x404040, at.box()->x1 - at.box()->x0 - 3, at.box()->x0 + 2,
          at.box()->y0 + label_size * 1.2, page);
  }

  static void outline(const Box& box, std::uint32_t color, double width, writers::Page& page) {
    page.rulings.push_back({box.x0, box.y0, box.x1, box.y0, width, color});
    page.rulings.push_back({box.x0, box.y1, box.x1, box.y1, width, color});
    page.rulings.push_back({box.x0, box.y0, box.x0, box.y1, width, color});
    page.rulings.push_back({box.x1, box.y0, box.x1, box.y1, width, color});
  }

  void write(std::string_view text, double size, std::uint32_t color, double width, double x, double y,
             writers::Page& page) {
    if (text.empty()) return;
    writers::Setting setting{.text = {.face = Typeface::hei, .size_points = size, .color = color},
                             .line_points = size * 1.2,
                             .width = std::max(width, size)};
    writers::SetText set = setter_.set(text, setting);
    writers::place(set, 0, set.lines.size(), x, y, page);
  }

  const ReadFile& file_;
  Harvest harvest_;
  Design design_;
  writers::Setter setter_;
  bool is_set_ = false;  ///< the text itself is written, for there is no picture of it
};

/// Less dark, so that what is drawn over it stands out.
char paler(std::uint8_t shade) {
  return static_cast<char>(85 + shade * 2 / 3);
}

Result<writers::Page> pdf_page(std::string_view bytes, int number) {
  readers::pdf::Picture picture = TRY(readers::pdf::picture_of(bytes, number, dots_per_inch));
  writers::Backdrop backdrop{picture.width, picture.height, {}, {}};
  for (std::size_t i = 0; i + 2 < picture.pixels.size(); i += 3) {
    auto part = [&](std::size_t k) { return unsigned{static_cast<std::uint8_t>(picture.pixels[i + k])}; };
    backdrop.shades += paler(static_cast<std::uint8_t>((part(0) * 77 + part(1) * 151 + part(2) * 28) >> 8));
  }
  backdrop.box = {0, 0, picture.width * 72.0 / dots_per_inch, picture.height * 72.0 / dots_per_inch};
  writers::Page page{.width = backdrop.box.x1, .height = backdrop.box.y1};
  page.backdrop = std::move(backdrop);
  return page;
}

Result<writers::Page> scan_page(std::string_view bytes, int number) {
  readers::scan::PagePicture picture = TRY(readers::scan::picture_of(bytes, number));
  writers::Page page{.width = picture.width_points, .height = picture.height_points};
  std::transform(picture.shades.begin(), picture.shades.end(), picture.shades.begin(),
                 [](char shade) { return paler(static_cast<std::uint8_t>(shade)); });
  page.backdrop = writers::Backdrop{picture.width, picture.height, std::move(picture.shades),
                                    Box{0, 0, page.width, page.height}};
  return page;
}

writers::Page blank_page(const Box& extent) {
  constexpr double margin = 20;
  return {.width = std::max(a4_width, extent.x1 + margin), .height = std::max(a4_height, extent.y1 + margin)};
}

}  // namespace

Result<std::string> annotated(const ReadFile& file, std::string_view bytes) {
  const std::string& format = file.document.format;
  bool is_scan = !readers::scan::format_of({file.source.name, bytes}).empty();
  if (!is_scan && format != "pdf" && format != "ofd")
    return fail(Error::usage({"只有 PDF、OFD 和图片有页面，可以画出读到的单元格",
                              "only PDF, OFD and pictures have pages on which cells can be drawn"}));
  const Result<writers::Fonts>& fonts = writers::Fonts::installed();
  if (!fonts) return fail(fonts.error());
  Drawing drawing(file, *fonts);
  writers::Pages pages{.title = file.source.name};
  for (int number : drawing.numbers()) {
    writers::Page page = blank_page(drawing.extent(number));
    if (format == "pdf") page = TRY(pdf_page(bytes, number));
    if (is_scan) page = TRY(scan_page(bytes, number));
    drawing.draw(number, page);
    pages.pages.push_back(std::move(page));
  }
  if (pages.pages.empty())
    return fail(Error::usage({"没有读到文字，没有可画的页面", "no text was read: there is no page to draw"}));
  return writers::pdf::write(pages);
}

}  // namespace hengji::cli
