#include "service/templates.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "document/design.h"
#include "document/document.h"
#include "exchange/csv.h"
#include "writers/writers.h"

namespace hengji::service {
namespace {

using Row = std::vector<std::string>;
using Rows = std::vector<Row>;
constexpr double widest_mm = 60, narrowest_mm = 18, mm_a_byte = 1.6;

std::string written_as(const LedgerColumn& column, Language language) {
  switch (column.type) {
    case LedgerColumn::Type::number:
      return fmt::format(
          fmt::runtime(language == Language::en ? "figure{}, at most {} decimals" : "数{}，小数不超过 {} 位"),
          column.unit.empty() ? "" : fmt::format("（{}）", column.unit), column.places);
    case LedgerColumn::Type::date:
      return language == Language::en ? "date, as 2025-06-30" : "日期，如 2025-06-30";
    case LedgerColumn::Type::credit_code:
      return language == Language::en ? "18-character credit code, as text"
                                      : "18 位统一社会信用代码，按文本填写";
    case LedgerColumn::Type::text:
      break;
  }
  return language == Language::en ? "text" : "文字";
}

bool is_key(const LedgerType& type, const LedgerColumn& column) {
  return std::ranges::find(type.key, column.name) != type.key.end();
}

std::string needed(const LedgerType& type, const LedgerColumn& column, Language language) {
  if (!column.is_required && !is_key(type, column))
    return std::string(in(language, Phrase{"可空", "may be blank"}));
  return std::string(in(language, Phrase{"必填", "required"}));
}

/// A table with its look: headings repeated, columns as wide as their longest text asks for within reason.
Table table_of(const Rows& rows, Design& design) {
  const int heading = design.add(CellLook{.text = {.face = Typeface::hei}, .alignment = Alignment::center});
  const int plain = design.add(CellLook{});
  Table table;
  table.rows = static_cast<int>(rows.size());
  table.columns = static_cast<int>(rows.front().size());
  TableLook look;
  look.heading_rows = 1;
  look.column_widths_mm.assign(rows.front().size(), narrowest_mm);
  for (int row = 0; row < table.rows; ++row)
    for (int column = 0; column < table.columns; ++column) {
      Cell& cell = table.cells.emplace_back();
      cell.row = row;
      cell.column = column;
      cell.text = rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
      cell.look = row == 0 ? heading : plain;
      double& width = look.column_widths_mm[static_cast<std::size_t>(column)];
      width = std::clamp(mm_a_byte * static_cast<double>(cell.text.size()), width, widest_mm);
    }
  table.look = design.add(look);
  return table;
}

/// A sheet of its own for each table.
struct Sheet {
  std::string name;
  Rows rows;
};

Result<std::string> workbook(const std::vector<Sheet>& sheets) {
  Document document;
  Design design;
  design.title = sheets.front().name;
  design.sections.clear();
  for (const Sheet& sheet : sheets) {
    Section section;
    section.first_block = document.blocks.size();
    section.name = sheet.name;
    std::swap(section.width_mm, section.height_mm);
    design.sections.push_back(std::move(section));
    document.blocks.emplace_back(table_of(sheet.rows, design));
  }
  document.design = std::make_shared<const Design>(std::move(design));
  return writers::for_name(".xlsx")->write(document);
}

/// `plain` for a CSV; the same without what stands above its headings, and the notes, for a workbook.
Answer<Reply::File> file_of(std::string_view format, const std::string& name, const Rows& plain,
                            const std::vector<Sheet>& sheets) {
  Reply::File file;
  file.name = fmt::format("{}.{}", name, format);
  if (format == "csv") {
    file.type = "text/csv; charset=utf-8";
    file.bytes = exchange::csv_of(plain);
    return file;
  }
  if (format == "xlsx") {
    file.type = writers::for_name(".xlsx")->media_type;
    file.bytes = TRY(workbook(sheets));
    return file;
  }
  return fail(Refusal::invalid({fmt::format("模板的格式应为 csv 或 xlsx，不能是“{}”。", format),
                                fmt::format("a template is csv or xlsx, not \"{}\".", format)}));
}

/// A row for each figure that the formulas name, once, in the order of the indicators: of the half-year too
/// where it grows over the year, of the year before where a formula asks for that, and for the parts of a
/// total.
Rows figures_of(const policy::Measures& measures, int year) {
  constexpr std::string_view last_year = "上年";
  Rows rows;
  std::set<std::string> seen;
  const auto add = [&](const std::string& name, const std::string& period) {
    if (seen.insert(name + period).second) rows.push_back({name, "", "", period, "", "", ""});
  };
  for (const policy::Measure& measure : measures.all()) {
    if (!measure.formula) continue;
    for (const std::string& name : formula::needs_of(*measure.formula).operands) {
      const bool is_before = name.starts_with(last_year);
      const std::string plain = is_before ? name.substr(last_year.size()) : name;
      std::vector<std::string> figures{plain};
      if (const policy::Total* total = measures.total(plain))
        figures.insert(figures.end(), total->parts.begin(), total->parts.end());
      for (const std::string& figure : figures) {
        if (!is_before && !measures.is_of_the_whole_year(figure)) add(figure, fmt::format("{}H1", year));
        add(figure, std::to_string(is_before ? year - 1 : year));
      }
    }
  }
  return rows;
}

const Row& notes_heading(Language language) {
  static const Row zh{"列", "怎样填", "是否必填", "说明"}, en{"column", "how", "required", "remark"};
  return language == Language::en ? en : zh;
}

}  // namespace

Answer<Reply::File> ledger_template(const LedgerType& type, std::string_view format, Language language) {
  const bool is_en = language == Language::en;
  Row title(type.columns.size()), how, heading;
  title.front() =
      is_en ? fmt::format("{} - one row each below the headings; these two lines may stay", type.name)
            : fmt::format("{}：在表头下面逐行填写，这两行说明可以保留", type.name);
  Rows notes{notes_heading(language)};
  for (const LedgerColumn& column : type.columns) {
    heading.push_back(column.name);
    const std::string key =
        is_key(type, column) ? (is_en ? "tells rows apart" : "用来区分各行，不能重复") : "";
    how.push_back(fmt::format(fmt::runtime(is_en ? "{}; {}" : "{}；{}"), written_as(column, language),
                              needed(type, column, language)));
    notes.push_back({column.name, written_as(column, language), needed(type, column, language), key});
  }
  if (type.key.size() > 1)
    for (Row& row : notes)
      if (!row.back().empty() && &row != &notes.front())
        row.back() = is_en ? "tells rows apart together with the other key columns"
                           : "与其他同类列合起来区分各行，不能都相同";
  return file_of(format, type.name, {title, how, heading},
                 {{type.name, {heading}}, {is_en ? "notes" : "填写说明", notes}});
}

Answer<Reply::File> facts_template(const policy::Measures& measures, int year, std::string_view format,
                                   Language language) {
  const bool is_en = language == Language::en;
  Rows rows{{"名称", "数值", "单位", "期间", "来源", "更正人", "更正原因"}};
  std::ranges::move(figures_of(measures, year), std::back_inserter(rows));
  const Rows notes =
      is_en ? Rows{notes_heading(language),
                   {"名称", "name of the figure", "required", "which definition is meant is part of it"},
                   {"数值", "figure", "required", "a row without figure, unit and source is passed over"},
                   {"单位", "元, 万元, 亿元, 人 …", "required", ""},
                   {"期间", "2025, 2025H1, 2025M09", "required",
                    "a year, its first half, to the end of September"},
                   {"来源", "document, table, line", "required", ""},
                   {"更正人", "who", "for a correction", "a second figure of one name and period"},
                   {"更正原因", "why", "for a correction", ""}}
            : Rows{notes_heading(language),
                   {"名称", "财政事实的名称", "必填", "用哪个口径是名称的一部分；可以加行"},
                   {"数值", "数", "必填", "数值、单位、来源都没有填的行不算"},
                   {"单位", "元、万元、亿元、人等", "必填", ""},
                   {"期间", "2025、2025H1、2025M09", "必填", "全年、上半年、1-9月"},
                   {"来源", "文件、表、行", "必填", ""},
                   {"更正人", "姓名", "更正时填", "同一名称、期间的第二个数"},
                   {"更正原因", "原因", "更正时填", ""}};
  const std::string name = is_en ? "facts" : "财政事实";
  return file_of(format, name, rows, {{name, rows}, {is_en ? "notes" : "填写说明", notes}});
}

Answer<Reply::File> answers_template(const policy::Measures& measures, std::string_view format,
                                     Language language) {
  const bool is_en = language == Language::en;
  Rows rows{{"指标", "要点", "结论", "佐证"}};
  for (const policy::Measure& measure : measures.all())
    for (const policy::Checkpoint& point : measure.checkpoints)
      rows.push_back({measure.indicator, point.text, "", ""});
  const Rows notes = is_en ? Rows{notes_heading(language),
                                  {"结论", "是 or 否", "required", "a row without an answer is passed over"},
                                  {"佐证", "document that shows it", "may be blank", ""}}
                           : Rows{notes_heading(language),
                                  {"结论", "是或否", "必填", "没有填结论和佐证的行不算"},
                                  {"佐证", "能证明的文件", "可空", ""}};
  const std::string name = is_en ? "answers" : "核查结论";
  return file_of(format, name, rows, {{name, rows}, {is_en ? "notes" : "填写说明", notes}});
}

}  // namespace hengji::service
