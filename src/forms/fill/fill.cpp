#include "forms/fill/fill.h"

#include <fmt/format.h>

#include <memory>

#include "forms/fill/funds_rows.h"
#include "forms/fill/lower_part.h"
#include "forms/header.h"
#include "forms/year_text.h"

namespace hengji::forms {
namespace {

constexpr double row_height_mm = 7.5;
constexpr std::string_view year_mark = "{year}";
constexpr std::string_view usual_year_line = "（{year}年度）";

class Fill {
 public:
  Fill(const Plan& plan, const policy::Form& form, const policy::Vocabulary& vocabulary)
      : layout_(*form.layout),
        filling_{plan, form, vocabulary, add_form_looks(*design_, layout_), FieldList(plan, vocabulary), {}} {
  }

  Document filled() {
    put_lines_above();
    LowerPart lower =
        lower_part(filling_);  // takes the field of its total before the upper part takes the rest
    FilledTable upper = upper_part(filling_);
    if (!upper.empty()) {
      for (Cell* cell : upper.last_cells()) cell->look = open_below(*design_, cell->look);
      put_table(std::move(upper), 0);
    }
    put_table(std::move(lower.table), lower.heading_rows);
    put_lines_below();
    document_.design = design_;
    document_.remarks = std::move(filling_.remarks);
    return std::move(document_);
  }

 private:
  void put_line(std::string text, int look) {
    Paragraph& line = std::get<Paragraph>(document_.blocks.emplace_back(Paragraph{}));
    line.text = std::move(text);
    line.look = look;
  }

  /// Title, year and unit of the amounts, as far as the plan has them.
  void put_lines_above() {
    const Plan& plan = filling_.plan;
    bool keeps_title = filling_.is_own_form() && !plan.title.value.empty();
    std::string title = keeps_title ? plan.title.value : filling_.form.title;
    design_->title = title;
    std::string year = year_line(title);
    put_line(std::move(title), filling_.looks.title);
    if (!year.empty()) put_line(std::move(year), filling_.looks.year_line);
    std::string unit = stated_money_unit(plan);
    if (!unit.empty() && !says_money_unit(layout_)) put_line("金额单位：" + unit, filling_.looks.unit_line);
  }

  /// The form's own line, or one where nothing else says the year; blank in the form of a plan without a
  /// year.
  std::string year_line(const std::string& title) const {
    const std::optional<int>& year = filling_.plan.year.value;
    if (year_in(title)) return {};
    if (!year) return layout_.year_line.empty() ? std::string() : with_year(layout_.year_line, "　　　　");
    if (!layout_.year_line.empty()) return with_year(layout_.year_line, std::to_string(*year));
    bool goal_says_it = filling_.plan.annual.text.value.starts_with(fmt::format("{}年", *year));
    return goal_says_it ? std::string() : with_year(std::string(usual_year_line), std::to_string(*year));
  }

  static std::string with_year(std::string line, std::string_view year) {
    std::size_t mark = line.find(year_mark);
    return mark == std::string::npos ? line : line.replace(mark, year_mark.size(), year);
  }

  void put_table(FilledTable filled, int heading_rows) {
    TableLook look;
    look.column_widths_mm.assign(layout_.widths_mm.begin(), layout_.widths_mm.end());
    look.heading_rows = heading_rows;
    for (int row = 0; row < filled.rows(); ++row)
      look.rows.push_back({.least_height_mm = row_height_mm,
                           .may_split = filled.may_split(row),
                           .keeps_with_next = filled.heads_next(row)});
    while (look.rows.size() > 1 && look.rows[look.rows.size() - 2] == look.rows.back()) look.rows.pop_back();
    Table table = std::move(filled).finished();
    table.look = design_->add(look);
    document_.blocks.push_back(std::move(table));
  }

  /// 填报人：甲某　　联系电话：…
  void put_lines_below() {
    std::string text;
    for (const Field* field : filling_.fields.take_lower()) {
      if (!text.empty()) text += "　　";
      text += field->label + "：" + field->value.value;
    }
    if (!text.empty()) put_line(std::move(text), filling_.looks.tail_line);
  }

  std::shared_ptr<Design> design_ = std::make_shared<Design>();
  const policy::FormLayout& layout_;
  Filling filling_;
  Document document_;
};

}  // namespace

Result<Document> fill(const Plan& plan, const policy::Form& form, const policy::Vocabulary& vocabulary) {
  if (!form.layout)
    return fail(Error::unsupported(
        {fmt::format("表样“{}”只有识别用的说明，没有版面说明，不能写出。", form.id),
         fmt::format("The form {} is only described for reading; it has no layout to be written by.",
                     form.id)}));
  return Fill(plan, form, vocabulary).filled();
}

}  // namespace hengji::forms
