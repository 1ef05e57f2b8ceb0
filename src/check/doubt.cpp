#include "check/doubt.h"

#include <algorithm>
#include <limits>

namespace hengji::check {
namespace {

constexpr Reason uncertain{
    "有关的内容没有读到，或识别得不确定，没有判断；请与原件核对",
    "what it concerns was not read, or not with certainty, so it was not decided; compare the "
    "original"};

bool are_of_one_part(const Location& a, const Location& b) {
  return a.page == b.page && a.table == b.table && a.sheet() == b.sheet();
}

bool overlap(double from, double to, double other_from, double other_to) {
  double shared = std::min(to, other_to) - std::max(from, other_from);
  return shared > std::min(to - from, other_to - other_from) / 4;
}

int last_line(const Location& at) {
  return std::max(at.line, at.last_line);
}

/// Do the two stand at one height: in one row of a table or of a sheet, in one line?
bool share_row(const Location& a, const Location& b) {
  if (!are_of_one_part(a, b)) return false;
  if (a.box() && b.box()) return overlap(a.box()->y0, a.box()->y1, b.box()->y0, b.box()->y1);
  if (a.row != 0 && b.row != 0) return a.row == b.row;
  if (a.line != 0 && b.line != 0) return a.line <= last_line(b) && b.line <= last_line(a);
  return a.is_known();  // all of the page, sheet or table
}

bool share_place(const Location& a, const Location& b) {
  if (!share_row(a, b)) return false;
  if (a.box() && b.box()) return overlap(a.box()->x0, a.box()->x1, b.box()->x0, b.box()->x1);
  return a.column == 0 || b.column == 0 || a.column == b.column;
}

/// The pages, sheets, tables and lines that the plan was read from.
class Extent {
 public:
  explicit Extent(const Plan& plan) {
    add(plan.title.at);
    add(plan.department.at);
    add(plan.funds.total.at);
    add(plan.annual.text.at);
    for (const Indicator& indicator : plan.indicators) add(indicator.at);
  }

  /// A page beside the plan's may hold more of it, and so may the lines that follow.
  bool holds(const Location& at) const {
    constexpr int near = 5;  // lines
    if (!part_.is_known() || at.sheet() != part_.sheet()) return false;
    if (at.page != 0 && part_.page != 0) return at.page >= first_page_ - 1 && at.page <= last_page_ + 1;
    if (at.line != 0 && part_.line != 0) return last_line(at) >= first_line_ && at.line <= last_line_ + near;
    return at.table == part_.table;
  }

 private:
  void add(const Location& at) {
    if (!at.is_known()) return;
    part_ = at;
    first_page_ = std::min(first_page_, at.page);
    last_page_ = std::max(last_page_, at.page);
    first_line_ = std::min(first_line_, at.line);
    last_line_ = std::max(last_line_, last_line(at));
  }

  Location part_;
  int first_page_ = std::numeric_limits<int>::max();
  int last_page_ = 0;
  int first_line_ = std::numeric_limits<int>::max();
  int last_line_ = 0;
};

bool is_in_doubt(const Finding& finding, Needs needs, std::span<const Doubt> doubts) {
  auto shares = needs == Needs::its_rows ? share_row : share_place;
  return std::ranges::any_of(doubts, [&](const Doubt& doubt) {
    return std::ranges::any_of(finding.places,
                               [&](const Place& place) { return shares(place.at, doubt.at); });
  });
}

}  // namespace

std::vector<Doubt> doubts_of(const Reading& reading) {
  std::vector<Doubt> doubts;
  for (const Unread& unread : reading.unread)
    if (unread.at.is_known()) doubts.push_back({unread.at, true});
  for (const Remark& remark : reading.remarks)
    if (remark.code == "uncertain-characters" && remark.at.is_known()) doubts.push_back({remark.at, false});
  return doubts;
}

void withhold(const Rule& rule, const Plan& plan, std::span<const Doubt> doubts, Verdict& verdict) {
  if (verdict.findings.empty() || doubts.empty()) return;
  std::size_t count = verdict.findings.size();
  bool needs_all = rule.needs == Needs::all_of_the_plan || rule.needs == Needs::every_figure;
  Extent extent(plan);
  bool is_open = needs_all && std::ranges::any_of(doubts, [&](const Doubt& doubt) {
                   return (doubt.is_unread || rule.needs == Needs::every_figure) && extent.holds(doubt.at);
                 });
  std::erase_if(verdict.findings,
                [&](const Finding& finding) { return is_open || is_in_doubt(finding, rule.needs, doubts); });
  if (verdict.findings.size() == count) return;
  verdict.why = uncertain;
  if (verdict.findings.empty()) verdict.outcome = Outcome::not_enough_data;
}

}  // namespace hengji::check
