#include "forms/header.h"

#include <algorithm>
#include <iterator>

#include "base/chinese_text.h"
#include "base/utf8.h"
#include "forms/amount.h"
#include "forms/funds_beside.h"
#include "forms/funds_block.h"
#include "forms/funds_text.h"
#include "forms/labelled.h"
#include "forms/longer_totals.h"
#include "forms/tasks_block.h"
#include "forms/year_text.h"

namespace hengji::forms {
namespace {

using policy::LabelRole;
using policy::Vocabulary;
using policy::Word;

bool is_passage(LabelRole role) {
  return role == LabelRole::functions || role == LabelRole::organization ||
         role == LabelRole::long_term_goal || role == LabelRole::annual_goal ||
         role == LabelRole::goal_expected || role == LabelRole::goal_actual;
}

bool is_of_an_office(LabelRole role) {
  return role == LabelRole::department || role == LabelRole::filer || role == LabelRole::implementer ||
         role == LabelRole::supervisor;
}

/// Reads the rows of a header from top to bottom.
class HeaderReader {
 public:
  HeaderReader(const Rows& rows, const Vocabulary& vocabulary)
      : rows_(rows), vocabulary_(vocabulary), tasks_(vocabulary) {}

  Header read(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) read_row(rows_[i]);
    std::ranges::move(block_.take_others(), std::back_inserter(header_.fields));
    settle_units();
    return std::move(header_);
  }

  void read_title(const Slot& slot) {
    header_.title = {squeezed(slot.cell->text), slot.cell->at};
    if (auto title = vocabulary_.title(slot.cell->text)) header_.kind = title->kind;
    if (std::optional<int> year = year_in(slot.cell->text)) header_.year = {year, slot.cell->at};
  }

 private:
  void read_row(const Row& row) {
    longer_.look(row, vocabulary_, header_.fields);
    if (block_.takes(row)) return block_.read(row, header_.funds);
    if (tasks_.takes(row)) return tasks_.read(row, header_.funds, header_.fields);
    if (read_below(row)) return;
    const Slot* only = row.only_text();
    if (only && (row.is_paragraph() || row.slots.size() == 1 || spans_all(row, *only)))
      return read_line(*only, row.goes_on);
    if (only && goes_on_with_passage(row, *only)) return;
    stacked_ = nullptr;
    if (block_.open_by_columns(row, header_.funds, vocabulary_)) return mark(LabelRole::funds_block);
    read_cells(row);
  }

  static bool spans_all(const Row& row, const Slot& slot) {
    return row.table && slot.first() == row.slots.front().first() && slot.last() == row.slots.back().last();
  }

  /// A line of its own: a label with its value behind a colon, a label over the lines that follow, or a line
  /// under such a label.
  void read_line(const Slot& slot, bool goes_on) {
    const std::string& text = slot.cell->text;
    if (auto unit = money_unit_in(text); !unit.empty() && text.size() < 60 && !has_other_label(text)) {
      header_.money_unit = unit;
      return;
    }
    if (!header_.year.value && text.size() < 60)
      if (std::optional<int> year = year_line(text)) {
        header_.year = {year, slot.cell->at};
        return;
      }
    Labelled line = labelled(text, vocabulary_);
    if (line.word && is_passage(*line.word->label)) return open_passage(line, slot);
    if (stacked_ && !line.word) {
      if (vocabulary_.is_footnote(text)) stacked_ = nullptr;
      if (stacked_ && goes_on) stacked_->go_on(text, slot.cell->at);
      if (stacked_ && !goes_on) stacked_->add(text, slot.cell->at);
      return;
    }
    stacked_ = nullptr;
    if (read_parts_below(text, slot.cell->at, header_.funds)) return;
    for (std::string_view part : parts_of(text)) {
      Labelled found = labelled(part, vocabulary_);
      if (found.word && found.has_colon)
        put(found, with_parts(text, found), slot.cell->at);
      else if (auto unit = money_unit_in(part); !unit.empty() && !found.word)
        header_.money_unit = unit;
    }
  }

  /// 资金总额：6412.70  其中：基本支出 2380.70  项目支出 4032.00: what follows the total in its line belongs
  /// to it.
  static std::string_view with_parts(std::string_view line, const Labelled& label) {
    auto begin = static_cast<std::size_t>(label.value.data() - line.data());
    bool names_total = *label.word->label == LabelRole::funds_total;
    std::string_view behind = trimmed(line.substr(begin + label.value.size()));
    return names_total && behind.starts_with("其中") ? line.substr(begin) : label.value;
  }

  bool has_other_label(std::string_view text) const {
    Labelled line = labelled(text, vocabulary_);
    return line.word && *line.word->label != LabelRole::money_unit && *line.word->label != LabelRole::filer;
  }

  /// （2025年度） in a cell of its own, beside 单位：万元.
  bool says_year(const Slot& slot) {
    std::optional<int> year = slot.cell->text.size() < 60 ? year_line(slot.cell->text) : std::nullopt;
    if (year && !header_.year.value) header_.year = {year, slot.cell->at};
    return year.has_value();
  }

  void open_passage(const Labelled& line, const Slot& slot) {
    stacked_ = passage_of(*line.word->label, slot.cell->at);
    if (stacked_ && !line.value.empty()) stacked_->add(line.value, slot.cell->at);
    stacked_column_ = -1;
  }

  /// Where the text of a passage goes; a second annual goal opens a further one.
  Passage* passage_of(LabelRole role, const Location& at) {
    mark(role);
    switch (role) {
      case LabelRole::functions:
        header_.functions_at = at;
        return &header_.functions;
      case LabelRole::organization:
        return &header_.organization;
      case LabelRole::long_term_goal:
        return &header_.long_term;
      case LabelRole::annual_goal:
      case LabelRole::goal_expected:
        if (header_.annual.empty()) return &header_.annual;
        return &header_.goals.emplace_back();
      case LabelRole::goal_actual:
        return &header_.results.emplace_back();
      default:
        return nullptr;
    }
  }

  /// A passage torn by a page break: its label is empty or the one above, its text goes on.
  bool goes_on_with_passage(const Row& row, const Slot& only) {
    if (!only.starts || !torn_ || only.first() != torn_column_ || row.block == torn_block_) return false;
    const Word* word = vocabulary_.find(only.cell->text);
    if (word && word->label) return false;
    torn_->go_on(only.cell->text, only.cell->at);
    return true;
  }

  /// Values under labels that stand side by side: 预期目标 | 实际完成情况 over their texts.
  bool read_below(const Row& row) {
    if (below_.empty() || below_block_ != row.block) {
      below_.clear();
      return false;
    }
    bool used = false;
    for (const auto& [column, role] : below_) {
      auto slot =
          std::ranges::find_if(row.slots, [&, at = column](const Slot& s) { return s.first() == at; });
      if (slot == row.slots.end() || !slot->starts || is_blank(*slot->cell)) continue;
      const Word* word = vocabulary_.find(slot->cell->text);
      if (word && word->label) continue;
      Passage* passage = passage_of(role, slot->cell->at);
      if (passage) passage->add(slot->cell->text, slot->cell->at);
      used = true;
    }
    below_.clear();
    return used;
  }

  /// Amounts that were read from a row and have no unit take the one that stands beside it.
  void give_unit(const Row& row, std::size_t parts_before, bool had_total) {
    std::string_view unit = unit_beside(row);
    Funding& funds = header_.funds;
    if (unit.empty()) return;
    if (!had_total && !funds.total.written.empty() && funds.total.unit.empty()) funds.total.unit = unit;
    for (std::size_t i = parts_before; i < funds.parts.size(); ++i)
      if (funds.parts[i].amount.unit.empty()) funds.parts[i].amount.unit = unit;
  }

  void read_cells(const Row& row) {
    const std::size_t parts_before = header_.funds.parts.size();
    const bool had_total = !header_.funds.total.written.empty();
    read_labels(row);
    give_unit(row, parts_before, had_total);
  }

  void read_labels(const Row& row) {
    const auto& slots = row.slots;
    const bool is_after_parts = parts_block_ == row.block;
    // 其中： | 基本支出 | 3012.30 goes on with | 项目支出 | 1850.00 in the row below.
    bool names_parts =
        parts_block_ == row.block && is_blank(*slots.front().cell) && FundsBlock::has_amount(row);
    parts_block_ = -1;
    for (std::size_t i = 0; i < slots.size(); ++i) {
      const Slot& slot = slots[i];
      if (!slot.starts || is_blank(*slot.cell) || longer_.keep(row, slot, header_.fields)) continue;
      Labelled cell = labelled(slot.cell->text, vocabulary_);
      if (!cell.word && says_year(slot)) continue;
      if (cell.word && cell.has_colon && !cell.value.empty()) {
        put(cell, cell.value, slot.cell->at);
        continue;
      }
      if (!cell.word && stands_beside_funds(row, i, vocabulary_) &&
          block_.open(row, i, header_.funds, vocabulary_))
        return mark(LabelRole::funds_block);
      if (cell.word) {
        LabelRole role = *cell.word->label;
        if (role == LabelRole::tasks) {
          mark(role);
          return tasks_.open(row, slot, header_.funds, header_.fields);
        }
        bool opens = role == LabelRole::funds_block ||
                     (role == LabelRole::funds_total && heads_funds(row, i, vocabulary_));
        if (opens && has_labelled_value(row, i, vocabulary_)) {
          mark(role);
          continue;
        }
        if (opens && block_.open(row, i, header_.funds, vocabulary_)) return mark(role);
        i = read_value(row, i, cell);
      } else if (names_parts || squeezed(slot.cell->text).starts_with("其中")) {
        std::string name = squeezed(slot.cell->text);
        bool is_label = name == "其中" || name == "其中：" || name == "其中:";
        // 其中：一般公共预算：2350.5 其他资金：0 in one cell brings its amounts; 上年结转（2023年） does not.
        bool has_amounts = read_parts_below(slot.cell->text, slot.cell->at, header_.funds);
        if (!has_amounts && !is_label) i = read_part(row, i);
        names_parts = true;
        parts_block_ = row.block;
      } else if (read_own_label(row, slot, is_after_parts)) {
        continue;
      } else if (i + 1 < slots.size() && length(slot.cell->text) <= 16) {
        i = read_unknown(row, i);
      }
    }
  }

  bool is_label(const Slot& slot) const {
    if (is_blank(*slot.cell)) return false;
    Labelled cell = labelled(slot.cell->text, vocabulary_);
    return cell.word != nullptr;
  }

  /// The value of the label in slot i stands in the next one, or behind empty ones when it is an amount or
  /// all that its part of the row holds; labels side by side have theirs below.
  std::size_t read_value(const Row& row, std::size_t i, const Labelled& cell) {
    LabelRole role = *cell.word->label;
    std::size_t at = i + 1;
    if (role == LabelRole::funds_total || role == LabelRole::funds_block || is_passage(role))
      at = past_blanks(row, at);
    else
      at = to_lone_value(row, at);
    const Slot* next = at < row.slots.size() ? &row.slots[at] : nullptr;
    if (!next || is_label(*next)) {
      if (is_passage(role)) {
        below_.push_back({row.slots[i].first(), role});
        below_block_ = row.block;
      }
      mark(role);
      return i;
    }
    if (is_passage(role)) {
      Passage* passage = passage_of(role, row.slots[i].cell->at);
      if (passage) passage->add(next->cell->text, next->cell->at);
      torn_ = passage;
      torn_column_ = next->first();
      torn_block_ = row.block;
    } else {
      auto more = is_of_an_office(role) ? run_on(next->cell->text, vocabulary_) : std::nullopt;
      put(cell, more ? more->name : next->cell->text, next->cell->at);
      if (more && more->next.value.empty()) return read_value(row, at, more->next);
      if (more) put(more->next, more->next.value, next->cell->at);
    }
    return at;
  }

  /// Past empty cells, when there is something behind them that is no label; else the place itself.
  std::size_t past_blanks(const Row& row, std::size_t at) const {
    std::size_t end = at;
    while (end < row.slots.size() && is_blank(*row.slots[end].cell)) ++end;
    return end < row.slots.size() && !is_label(row.slots[end]) ? end : at;
  }

  /// Past empty cells to the only text before the next label: where nothing is ruled, a value that stands in
  /// the middle of its cell may have white on both sides. （盖章） is none.
  std::size_t to_lone_value(const Row& row, std::size_t at) const {
    const std::size_t found = past_blanks(row, at);
    if (found == at || squeezed(row.slots[found].cell->text).starts_with("（")) return at;
    std::size_t next = found + 1;
    while (next < row.slots.size() && (!row.slots[next].starts || is_blank(*row.slots[next].cell))) ++next;
    return next == row.slots.size() || is_label(row.slots[next]) ? found : at;
  }

  std::size_t read_part(const Row& row, std::size_t i) {
    std::size_t at = past_blanks(row, i + 1);
    if (at >= row.slots.size() || !row.slots[at].starts) return i;
    FundsBlock::add_part(header_.funds, *row.slots[i].cell, *row.slots[at].cell, {});
    return at;
  }

  /// 计划结束日期：2026-12-31: a label that the vocabulary does not know, with its value in its own cell.
  /// Behind parts of the funds 上年结转资金：0 is one more.
  bool read_own_label(const Row& row, const Slot& slot, bool is_after_parts) {
    std::optional<OwnLabel> own = own_label(slot.cell->text);
    if (!own) return false;
    bool is_part = is_after_parts && amount_of(own->value, {}, {}).value;
    if (is_part) {
      FundsBlock::add_part(header_.funds, {.text = own->label, .at = slot.cell->at},
                           {.text = own->value, .at = slot.cell->at}, {});
      parts_block_ = row.block;
    } else {
      header_.fields.push_back({own->label, {own->value, slot.cell->at}});
    }
    return true;
  }

  /// A label that the vocabulary does not know, beside its value: kept as a field.
  std::size_t read_unknown(const Row& row, std::size_t i) {
    const Slot& next = row.slots[i + 1];
    if (!next.starts || is_label(next) || is_bare_figure(row.slots[i].cell->text)) return i;
    header_.fields.push_back({squeezed(row.slots[i].cell->text), {squeezed(next.cell->text), next.cell->at}});
    return i + 1;
  }

  void mark(LabelRole role) { header_.labels.set(static_cast<std::size_t>(role)); }

  static void put_once(Located<std::string>& place, std::string_view value, const Location& at) {
    if (place.value.empty()) place = {squeezed(value), at};
  }

  void put(const Labelled& label, std::string_view value, const Location& at) {
    LabelRole role = *label.word->label;
    mark(role);
    switch (role) {
      case LabelRole::department:
        return put_once(header_.department, value, at);
      case LabelRole::filer:
        if (auto unit = money_unit_in("(" + squeezed(value) + ")"); !unit.empty())
          header_.money_unit = unit;
        else
          put_once(header_.filer, value, at);
        return;
      case LabelRole::implementer:
        return put_once(header_.implementer, value, at);
      case LabelRole::supervisor:
        return put_once(header_.supervisor, value, at);
      case LabelRole::project:
        return put_once(header_.project, value, at);
      case LabelRole::year:
        if (std::optional<int> year = year_in(value); year && !header_.year.value) header_.year = {year, at};
        return;
      case LabelRole::funds_total:
      case LabelRole::funds_block:
        return put_total(label, value, at);
      case LabelRole::money_unit:
        if (auto unit = money_unit_in("(" + squeezed(value) + ")"); !unit.empty()) header_.money_unit = unit;
        return;
      default:
        break;
    }
    if (is_passage(role)) {
      if (Passage* passage = passage_of(role, at)) passage->add(value, at);
    } else {
      header_.fields.push_back({squeezed(label.label), {squeezed(value), at}});
    }
  }

  /// The label of a block may stand below its first row: then it says the unit of what is known already.
  void put_total(const Labelled& label, std::string_view value, const Location& at) {
    Amount& total = header_.funds.total;
    std::string unit(money_unit_in(label.label));
    if (unit.empty()) unit = total.unit;  // of the label of the block above
    bool is_amount =
        value.find_first_of("0123456789") != std::string_view::npos || amount_of(value, {}, {}).value;
    if (total.written.empty() && is_amount) read_funds(value, unit, at, header_.funds);
    if (total.unit.empty()) total.unit = unit;
  }

  /// 金额单位：万元 above the table says it for amounts that say nothing themselves.
  void settle_units() {
    if (header_.money_unit.empty()) return;
    if (header_.funds.total.unit.empty()) header_.funds.total.unit = header_.money_unit;
    for (FundingPart& part : header_.funds.parts)
      if (part.amount.unit.empty()) part.amount.unit = header_.money_unit;
  }

  struct Below {
    int column;
    LabelRole role;
  };

  const Rows& rows_;
  const Vocabulary& vocabulary_;
  Header header_;
  FundsBlock block_;
  Passage* stacked_ = nullptr;  ///< what lines of their own go on with
  int stacked_column_ = -1;
  Passage* torn_ = nullptr;  ///< the last passage of a table, where a page break may have torn it
  int torn_column_ = 0;
  int torn_block_ = -1;
  TasksBlock tasks_;
  LongerTotals longer_;
  int parts_block_ = -1;  ///< of the row before, when it named parts of the funds
  std::vector<Below> below_;
  int below_block_ = -1;
};

}  // namespace

void Header::go_on(std::string_view text, const Location& at) {
  if (text.empty()) return;
  for (Passage* passage : {&annual, &long_term, &organization, &functions}) {
    if (passage->empty()) continue;
    passage->go_on(text, at);
    return;
  }
}

namespace {

/// A title in a row, or in a row and the one above it where a long title was wrapped.
bool ends_title(const Rows& rows, std::size_t at, std::size_t begin, const Vocabulary& vocabulary,
                Cell& title) {
  const Slot* only = rows[at].only_text();
  if (!only) return false;
  title = *only->cell;
  if (vocabulary.title(title.text)) return true;
  if (!rows[at].goes_on || at == begin) return false;
  const Slot* above = rows[at - 1].only_text();
  if (!above) return false;
  title.text = above->cell->text + title.text;
  return vocabulary.title(title.text).has_value();
}

}  // namespace

Header read_header(const Rows& rows, std::size_t begin, std::size_t end, const Vocabulary& vocabulary) {
  HeaderReader reader(rows, vocabulary);
  Cell title;
  for (std::size_t i = end; i > begin; --i) {
    if (!ends_title(rows, i - 1, begin, vocabulary, title)) continue;
    reader.read_title({&title, true});
    begin = i;
    break;
  }
  return reader.read(begin, end);
}

}  // namespace hengji::forms
