#include "forms/tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/chinese_text.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "forms/assemble.h"
#include "forms/form_match.h"
#include "forms/header.h"
#include "forms/heading.h"
#include "forms/indicator_table.h"
#include "forms/plan_list.h"
#include "forms/rows.h"
#include "forms/year_text.h"

namespace hengji::forms {
namespace {

constexpr std::size_t title_reach = 12;    ///< rows above a heading in which a title makes it a plan's
constexpr std::size_t tail_reach = 12;     ///< rows below a table that still speak of its plan
constexpr std::size_t document_head = 12;  ///< rows of a document in which its own title stands

/// Goes through the rows of a document once: above a heading they are a header's, below it indicators, until
/// a row is no indicator any more.
class Recognition {
 public:
  Recognition(const Document& document, const policy::Packs& packs)
      : rows_(document), packs_(packs), words_(packs.vocabulary()) {}

  Reading read() {
    find_document_year();
    for (std::size_t at = 0; at < rows_.size();) {
      std::optional<Heading> heading;
      if (may_be_heading(at)) heading = plan_heading_at(at);
      if (heading && is_torn(*heading, rows_[at])) {
        note_torn(*heading, at);
        heading.reset();
        is_inside_ = false;
      }
      if (heading) {
        begin_table(std::move(*heading), at);
        at += table_->heading().rows;
        pending_ = at;
      } else {
        read_row(at);
        ++at;
      }
    }
    close_plan(rows_.size());
    std::ranges::move(torn_, std::back_inserter(reading_.unread));
    return std::move(reading_);
  }

 private:
  /// Only in rows whose names column does not hold an indicator: asked in each row outside tables, and inside
  /// one where a cell under the names is a heading again.
  bool may_be_heading(std::size_t at) const {
    const Row& row = rows_[at];
    if (row.is_paragraph()) return false;
    if (!is_inside_ || row.block != last_row_->block) return true;
    const Column* name = table_->heading().find(policy::ColumnRole::level3);
    for (const Slot& slot : row.slots) {
      if (!slot.starts || slot.last() < name->first || is_blank(*slot.cell)) continue;
      const policy::Word* word = words_.find(slot.cell->text);
      return word && word->column && *word->column <= policy::ColumnRole::value;
    }
    return false;
  }

  /// A heading that goes on with the table at hand, or stands below a title, or above levels that are known.
  std::optional<Heading> plan_heading_at(std::size_t at) const {
    std::optional<Heading> heading = heading_at(rows_, at, words_);
    if (!heading || title_above(at) || (table_ && table_->heading().repeats(*heading)) ||
        has_known_levels(rows_, at, *heading, words_))
      return heading;
    return std::nullopt;
  }

  bool title_above(std::size_t at) const {
    std::size_t end = at > title_reach ? at - title_reach : 0;
    for (std::size_t i = at; i > end; --i) {
      const Slot* only = rows_[i - 1].only_text();
      if (only && words_.title(only->cell->text)) return true;
    }
    return false;
  }

  /// 2025年度××局部门预算 on the first page dates the plans of a book that have no year of their own.
  void find_document_year() {
    for (std::size_t i = 0; i < std::min(rows_.size(), document_head); ++i) {
      const Slot* only = rows_[i].only_text();
      if (!only || !words_.is_document_title(only->cell->text)) continue;
      if (std::optional<int> year = year_in(only->cell->text)) {
        document_year_ = {year, only->cell->at};
        return;
      }
    }
  }

  void begin_table(Heading heading, std::size_t at) {
    Header header = read_header(rows_, pending_, at, words_);
    header.go_on(heading.text_above, rows_[at].slots.front().cell->at);
    note_unknown(heading);
    std::optional<int> year = header.year.value ? header.year.value : document_year_.value;
    if (plan_ && !year && goes_on(header)) year = plan_->year.value;
    if (year) heading.settle_year(*year, words_);
    if (goes_on(header)) {
      if (!header.annual.empty()) header.goals.push_front(std::move(header.annual));
      if (plan_) add_goals(*plan_, header);
      table_->go_on_under(heading);
    } else {
      close_plan(pending_);
      header_ = std::move(header);
      if (!header_.year.value) header_.year = document_year_;
      table_.emplace(heading, words_);
      list_.reset();
      if (heading.is_list)
        list_.emplace(table_->heading());
      else
        begin(header_);
      if (plan_ && rows_[at].table) make_room(*rows_[at].table);
    }
    if (list_) list_->go_on_under(table_->heading());
    begin_beside();
    is_inside_ = true;
    last_row_ = &rows_[at];
  }

  /// The block to the right of the heading at hand, where there is one.
  void begin_beside() {
    const std::vector<Heading>& beside = table_->heading().beside;
    if (beside.empty())
      beside_.reset();
    else if (beside_)
      beside_->go_on_under(beside.front());
    else
      beside_.emplace(beside.front(), words_);
  }

  /// A heading goes on with the plan at hand when nothing above it names another one.
  bool goes_on(const Header& header) const {
    if (!table_ || (!plan_ && !list_)) return false;
    if (!header.names_a_plan()) return true;
    auto is_same = [](const Located<std::string>& now, const Located<std::string>& before) {
      return now.value.empty() || now.value == before.value;
    };
    bool is_short = header.functions.empty() && header.annual.empty() && header.funds.total.written.empty();
    return is_short && is_same(header.title, header_.title) &&
           is_same(header.department, header_.department) && is_same(header.project, header_.project) &&
           is_same(header.implementer, header_.implementer);
  }

  /// Indicators are large to move; most rows of a form's table are one.
  void make_room(const Table& table) {
    constexpr int most = 256;
    plan_->indicators.reserve(static_cast<std::size_t>(std::clamp(table.rows, 0, most)));
  }

  void begin(const Header& header) {
    plan_ = begin_plan(header, table_->heading());
    plan_->form = form_of(plan_->kind, header, table_->heading(), packs_.forms());
    beside_.reset();  // where its columns stand is another plan's
    begin_beside();
  }

  void read_row(std::size_t at) {
    const Row& row = rows_[at];
    if (is_inside_ && row.block != last_row_->block && !enter_block(row)) return;
    if (!is_inside_) return;
    if (list_) read_group(row);
    if (!plan_ || table_->read(row, *plan_) == IndicatorTable::Outcome::ended) {
      is_inside_ = false;
      return;
    }
    if (beside_) beside_->read(row, *plan_);
    last_row_ = &row;
    pending_ = at + 1;
  }

  /// Another block while a table is open: lines between pages are passed over, a table of the same columns
  /// goes on with it.
  bool enter_block(const Row& row) {
    if (row.is_paragraph()) {
      is_inside_ = is_page_mark(row);
      return false;
    }
    if (is_upper_heading(row, words_)) return false;
    std::optional<Heading> moved = moved_to(table_->heading(), *last_row_, row);
    const Slot* first = row.first_text();
    bool is_label = first && is_label_text(first->cell->text);
    if (!moved || !first || is_label) {
      is_inside_ = false;
      return false;
    }
    table_->go_on_under(*moved);
    begin_beside();
    if (list_) list_->go_on_under(table_->heading());
    return true;
  }

  bool is_label_text(const std::string& text) const {
    const policy::Word* word = words_.find(text);
    return word && word->label && !word->is_level1 && !word->is_level2;
  }

  /// — 3 —, 第3页, 3/12: what a page prints between the parts of a table; so is a title that is repeated.
  bool is_page_mark(const Row& row) const {
    std::string text = folded(row.slots.front().cell->text);
    if (text == folded(header_.title.value)) return true;
    std::size_t words = 0;
    for (char c : text)
      if (static_cast<unsigned char>(c) >= 0x80) ++words;
    bool has_digit = std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
    return has_digit && words <= 12 && text.size() <= 24;
  }

  void read_group(const Row& row) {
    std::optional<Header> group = list_->group_begun_by(row);
    if (!group) return;
    finish_plan();
    group->title = header_.title;
    group->kind = header_.kind;
    group->year = header_.year;
    if (group->funds.total.unit.empty()) group->funds.total.unit = header_.money_unit;
    for (auto [place, above] : {std::pair{&group->department, &header_.department},
                                std::pair{&group->supervisor, &header_.supervisor}})
      if (place->value.empty()) *place = *above;
    begin(*group);
  }

  /// The plan is complete; rows from `pending_` to `next` may still speak of it.
  void close_plan(std::size_t next) {
    if (plan_) {
      Header tail =
          read_header(rows_, pending_, std::min({next, pending_ + tail_reach, rows_.size()}), words_);
      if (tail.title.value.empty())
        plan_->fields.insert(plan_->fields.end(), tail.fields.begin(), tail.fields.end());
    }
    finish_plan();
    table_.reset();
    beside_.reset();
    list_.reset();
    is_inside_ = false;
  }

  void finish_plan() {
    if (!plan_) return;
    IndicatorTable::finish(*plan_);
    if (!is_filled_in(*plan_)) {
      reading_.remarks.push_back(
          {"blank-form",
           {"此处有绩效指标表的表头，但没有填写内容，未作为绩效目标读入。",
            "There is the heading of an indicator table here with nothing filled in; it was "
            "not read as a plan."},
           table_ ? table_->heading().columns.front().at : Location()});
    } else if (reading_.plans.size() < limits::plans_per_file) {
      reading_.plans.push_back(std::move(*plan_));
      for (std::optional<IndicatorTable>* table : {&table_, &beside_})
        if (*table) std::ranges::move((*table)->take_remarks(), std::back_inserter(reading_.remarks));
    } else if (!is_full_) {
      is_full_ = true;
      reading_.remarks.push_back(
          {"too-many-plans",
           {fmt::format("文件中的绩效目标表超过 {} 份（limits::plans_per_file），其余未读。",
                        limits::plans_per_file),
            fmt::format("The file has more than {} plans (limits::plans_per_file); the rest was not read.",
                        limits::plans_per_file)},
           {}});
    }
    plan_.reset();
  }

  /// Parts of headings (标, 行情况) in a table whose columns nothing but white parts: what stands below is
  /// not told apart either.
  static bool is_torn(const Heading& heading, const Row& row) {
    constexpr std::size_t longest_part = 4, surely_part = 2, fewest_parts = 2;
    if (!row.table || !row.table->has_inferred_spans) return false;
    std::size_t parts = 0;
    for (const Column& column : heading.columns) {
      const std::size_t characters = length(squeezed(column.heading));
      if (column.is_known || characters == 0 || characters > longest_part) continue;
      if (characters <= surely_part) return true;
      ++parts;
    }
    return parts >= fewest_parts;
  }

  void note_torn(const Heading& heading, std::size_t at) {
    Location place = joined(heading.columns.front().at, heading.columns.back().at);
    if (rows_[at].table) place = joined(place, rows_[at].table->at);
    torn_.push_back(
        {place,
         {"这个指标表的栏目挨得太近，分不清各栏，没有读；请改用带表格线的 PDF，或者提供 Word、Excel 原件",
          "the columns of this indicator table stand too close to be told apart; it was not read. "
          "Use a PDF with ruled tables, or the Word or Excel file it was made from"}});
  }

  void note_unknown(const Heading& heading) {
    if (!heading.has(policy::ColumnRole::level1) && !heading.has(policy::ColumnRole::level2) && !table_)
      reading_.remarks.push_back(
          {"no-level-columns",
           {"表头没有一级指标、二级指标栏：独占一行的“产出指标”等作为一级指标读入，其余级别留空。",
            "The heading has no columns for the first and second level: levels that stand in rows of their "
            "own are read, the others are left empty."},
           heading.columns.front().at});
    for (const Column& column : heading.columns) {
      if (column.is_known || (table_ && table_->heading().repeats(heading))) continue;
      reading_.remarks.push_back(
          {"unknown-heading",
           {fmt::format("不认识栏目“{}”：其内容照原样保留，未作解释。", column.heading),
            fmt::format(
                "The column heading “{}” is not known: its cells are kept as printed and not interpreted.",
                column.heading)},
           column.at});
    }
  }

  Rows rows_;
  std::vector<Unread> torn_;
  const policy::Packs& packs_;
  const policy::Vocabulary& words_;
  Reading reading_;
  Header header_;  ///< of the plan or list at hand
  std::optional<Plan> plan_;
  std::optional<IndicatorTable> table_;
  std::optional<IndicatorTable> beside_;  ///< the block to the right, where the heading has two
  std::optional<PlanList> list_;
  Located<std::optional<int>> document_year_;
  std::size_t pending_ = 0;  ///< the first row that belongs to no plan yet
  const Row* last_row_ = nullptr;
  bool is_inside_ = false;
  bool is_full_ = false;
};

}  // namespace

Reading recognize_tables(const Document& document, const policy::Packs& packs) {
  return Recognition(document, packs).read();
}

}  // namespace hengji::forms
