#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "forms/heading.h"
#include "forms/line_room.h"
#include "forms/rows.h"
#include "model/plan.h"
#include "policy/text_map.h"
#include "policy/vocabulary.h"

namespace hengji::forms {

/// Takes the rows under a heading one by one and makes indicators of them. Merged labels hold for the rows
/// that they span, empty ones for the rows below; a first and second level under which nothing stands is a
/// heading without indicator.
class IndicatorTable {
 public:
  IndicatorTable(const Heading& heading, const policy::Vocabulary& vocabulary)
      : heading_(heading), vocabulary_(vocabulary) {}

  enum class Outcome {
    read,   ///< the row belongs to the table
    ended,  ///< the row is no part of it any more
  };

  /// Reads one row into the plan.
  Outcome read(const Row& row, Plan& plan);

  /// The table goes on under another heading (repeated, nested otherwise, of other columns) of the same plan.
  /// The levels above go on too when it is a repeated one.
  void go_on_under(const Heading& heading);

  const Heading& heading() const { return heading_; }

  /// What is wrong with the values read so far; they are given once.
  std::vector<Remark> take_remarks() { return std::exchange(remarks_, {}); }

  /// Empty headings that turned out to have indicators are dropped, and every indicator gets a value for
  /// each column of the plan.
  static void finish(Plan& plan);

 private:
  struct CellText {
    std::string text;  ///< white space removed
    Location at;
    const Cell* cell = nullptr;
    bool starts = true;
    int span = 1;

    /// Keeps the text's memory for the next row.
    void clear() {
      text.clear();
      at = {};
      cell = nullptr;
      starts = true;
      span = 1;
    }
  };

  bool ends_table(const Row& row, const Slot& first) const;
  bool is_separator(const Row& row);
  void gather(const Row& row);
  void shift_right();
  void enter_levels();
  bool has_values() const;
  bool is_nameless() const;
  void add_indicator(Plan& plan);
  void note_faults(const Indicator& indicator);
  void settle_places(Plan& plan);
  std::string_view said(const Indicator& indicator, int column) const;
  Target target_of(std::string_view value, std::string_view sign, std::string_view unit);
  void interpret(Indicator& indicator);
  void add_values(Indicator& indicator, Plan& plan);
  void add_empty_heading(Plan& plan);
  static void join_blocks(Plan& plan);
  std::optional<std::string> label_of_row(const Cell& cell, int row) const;
  void add_label(const Cell& cell, int row, std::string& text) const;
  bool is_torn_label(const std::string& upper, const std::string& lower, const Plan& plan) const;
  bool is_torn_row(const Plan& plan) const;
  bool crosses_page(const Row& row, const Slot& first);
  bool has_wrapped_label() const;
  void mend_labels(Plan& plan);
  void mend_row(Plan& plan);
  void keep_total(std::string_view label, Plan& plan);
  void keep_subtotal(Plan& plan);
  int index_of(policy::ColumnRole role) const;

  Heading heading_;
  const policy::Vocabulary& vocabulary_;
  std::vector<CellText> cells_;  ///< of the row at hand, one a column of the heading
  std::vector<int> places_;      ///< of the heading's columns among the plan's, -1 for levels
  Located<std::string> level1_;
  Located<std::string> level2_;
  const Cell* last_name_ = nullptr;
  LineRoom names_;                     ///< of the column of names, where cells have boxes
  std::size_t indicators_so_far_ = 0;  ///< how many indicators there were when the row before was one
  std::unordered_map<const Cell*, std::string> mended_;  ///< labels of this page that were torn, whole
  policy::TextMap<std::optional<Target>> targets_;       ///< by values without operator and unit
  int page_ = 0;                                         ///< of the row before
  bool level_is_new_ = false;
  std::vector<Remark> remarks_;
};

}  // namespace hengji::forms
