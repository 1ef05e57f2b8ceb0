#include "report/reading/text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "report/layout.h"

namespace hengji::report {
namespace {

constexpr int label_width = 12;

constexpr Phrase kind_words(PlanKind kind) {
  switch (kind) {
    case PlanKind::department_goal:
      return {"部门整体绩效目标", "department goal"};
    case PlanKind::project_goal:
      return {"项目绩效目标", "project goal"};
    case PlanKind::monitoring:
      return {"绩效运行监控", "monitoring"};
    case PlanKind::self_evaluation:
      return {"绩效自评", "self-evaluation"};
  }
  return {};
}

/// Builds the page line by line.
class Page {
 public:
  Page(Language language, int width) : language_(language), width_(std::max(width, 40)) {}

  std::string_view say(const Phrase& phrase) const { return in(language_, phrase); }
  Language language() const { return language_; }
  int width() const { return width_; }
  void line(std::string_view text) { out_ += fmt::format("{}\n", text); }
  /// A label and its text, wrapped beside it. An empty text is not shown.
  void field(const Phrase& label, std::string_view text) {
    if (text.empty()) return;
    auto lines = wrapped(text, width_ - label_width - 2);
    for (std::size_t i = 0; i < lines.size(); ++i)
      line(fmt::format("  {}{}", padded(i == 0 ? say(label) : "", label_width), lines[i]));
  }
  std::string place(const Location& at) const {
    return language_ == Language::en ? in_english(at) : in_chinese(at);
  }
  std::string taken() { return std::move(out_); }

 private:
  Language language_;
  int width_;
  std::string out_;
};

std::string money(const Page& page, const Amount& amount) {
  if (amount.written.empty()) return {};
  std::string_view unit =
      amount.unit.empty() ? page.say({"（未写单位）", " (no unit written)"}) : amount.unit;
  return amount.written.ends_with(amount.unit) && !amount.unit.empty()
             ? amount.written
             : fmt::format("{}{}", amount.written, unit);
}

void write_funds(Page& page, const Funding& funds) {
  page.field({"资金总额", "Funds"}, money(page, funds.total));
  for (const FundingPart& part : funds.parts)
    page.field({"", ""}, fmt::format("{} {}", part.name, money(page, part.amount)));
}

std::string counted(const std::vector<Headcount>& counts) {
  std::string text;
  for (const Headcount& one : counts)
    text += fmt::format("{}{} {}", text.empty() ? "" : "、", one.name, one.count);
  return text;
}

void write_head(Page& page, const Plan& plan) {
  std::string title =
      plan.title.value.empty() ? std::string(page.say(kind_words(plan.kind))) : plan.title.value;
  page.line(fmt::format("{}  [{}{}{}]", title, page.say(kind_words(plan.kind)),
                        plan.form.empty() ? "" : " · ", plan.form));
  page.field({"年度", "Year"}, plan.year.value ? std::to_string(*plan.year.value) : "");
  page.field({"单位名称", "Department"}, plan.department.value);
  page.field({"主管部门", "Supervisor"}, plan.supervisor.value);
  page.field({"项目名称", "Project"}, plan.project.value);
  write_funds(page, plan.funds);
  for (const Field& field : plan.fields) page.field({field.label, field.label}, field.value.value);
}

void write_texts(Page& page, const Plan& plan) {
  for (std::size_t i = 0; i < plan.functions.size(); ++i) {
    const Function& function = plan.functions[i];
    std::string number = function.number == 0 ? "" : fmt::format("{} ", function.number);
    page.field(i == 0 ? Phrase{"主要职能", "Functions"} : Phrase{}, number + function.text.value);
  }
  const Organization& organization = plan.organization;
  if (organization.headcount) page.field({"实有人数", "Headcount"}, std::to_string(*organization.headcount));
  page.field({"职务", "Posts"}, counted(organization.posts));
  page.field({"内设机构", "Offices"}, counted(organization.offices));
  page.field({"中长期目标", "Long term"}, plan.long_term.text.value);
  page.field({"年度目标", "Annual goal"}, plan.annual.text.value);
  for (const Goal& goal : plan.goals) page.field({"目标", "Goal"}, goal.text.value);
}

/// How wide the names and the cells of the indicator table are shown.
struct Widths {
  int name = 8;
  std::vector<int> values;
};

Widths widths_of(const Plan& plan, int width) {
  Widths widths;
  for (const Indicator& indicator : plan.indicators)
    widths.name = std::max(widths.name, display_width(indicator.level3.value));
  widths.name = std::min(widths.name, width / 3);
  int columns = std::max(1, static_cast<int>(plan.columns.size()));
  int most = std::max(8, (width - widths.name - 24) / columns - 2);
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    int widest = display_width(plan.columns[i].heading);
    for (const Indicator& indicator : plan.indicators)
      if (i < indicator.values.size()) widest = std::max(widest, display_width(indicator.values[i].value));
    widths.values.push_back(std::min(widest, most));
  }
  return widths;
}

void write_indicators(Page& page, const Plan& plan) {
  if (plan.indicators.empty()) return;
  Widths widths = widths_of(plan, page.width());
  std::string heading = padded(page.say({"指标", "Indicators"}), widths.name + 6);
  for (std::size_t i = 0; i < plan.columns.size(); ++i)
    heading += "  " + padded(clipped(plan.columns[i].heading, widths.values[i]), widths.values[i]);
  page.line("  " + heading);
  const Indicator* before = nullptr;
  for (const Indicator& indicator : plan.indicators) {
    bool is_new1 = before == nullptr || before->level1.value != indicator.level1.value;
    bool is_new2 = is_new1 || before->level2.value != indicator.level2.value;
    if (is_new1 && !indicator.level1.value.empty()) page.line("  " + indicator.level1.value);
    if (is_new2 && !indicator.level2.value.empty()) page.line("    " + indicator.level2.value);
    std::string row = "      " + padded(clipped(indicator.level3.value, widths.name), widths.name);
    for (std::size_t i = 0; i < std::min(plan.columns.size(), indicator.values.size()); ++i)
      row += "  " + padded(clipped(indicator.values[i].value, widths.values[i]), widths.values[i]);
    page.line("  " + row + "  " + page.place(indicator.at));
    before = &indicator;
  }
  for (const EmptyHeading& heading2 : plan.headings_without_indicator)
    page.line(fmt::format("    {} / {}  {}", heading2.level1.value, heading2.level2.value,
                          page.say({"（其下没有指标）", "(no indicator under it)"})));
}

void write_rest(Page& page, const Reading& reading) {
  if (reading.plans.empty() && reading.remarks.empty())
    page.line(page.say({"没有找到目标表。", "No plan was found."}));
  for (const Unread& unread : reading.unread)
    page.line(fmt::format("{} {}: {}", page.say({"未读", "Not read"}), page.place(unread.at),
                          in(page.language(), unread.why)));
  for (const Remark& remark : reading.remarks) {
    std::string at = page.place(remark.at);
    page.line(fmt::format("{}{}{}: {}", page.say({"附注", "Remark"}), at.empty() ? "" : " ", at,
                          in(page.language(), remark.message)));
  }
}

}  // namespace

std::string reading_text(const Source& source, const Reading& reading, Language language, int width) {
  Page page(language, width);
  std::string pages =
      source.pages == 0 ? "" : fmt::format(fmt::runtime(page.say({"，{} 页", ", {} pages"})), source.pages);
  page.line(fmt::format("{} ({}{})", source.name, source.format, pages));
  for (const Plan& plan : reading.plans) {
    write_head(page, plan);
    write_texts(page, plan);
    write_indicators(page, plan);
  }
  write_rest(page, reading);
  return page.taken();
}

}  // namespace hengji::report
