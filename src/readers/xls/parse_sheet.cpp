#include <fmt/format.h>

#include <cmath>

#include "base/limits.h"
#include "readers/compound/little_endian.h"
#include "readers/xls/parse.h"
#include "readers/xls/records.h"

namespace hengji::readers::xls {
namespace {

using Kind = SheetCell::Kind;

constexpr std::uint32_t picture_object = 8;

/// A number in 30 bits (MS-XLS 2.5.122): an integer or the upper part of a double, perhaps in hundredths.
double rk_number(std::uint32_t rk) {
  double value = 0;
  if ((rk & 2) != 0) {
    value = static_cast<double>(static_cast<std::int32_t>(rk) >> 2);
  } else {
    value = std::bit_cast<double>(static_cast<std::uint64_t>(rk & 0xfffffffc) << 32);
  }
  return (rk & 1) != 0 ? value / 100 : value;
}

std::string_view error_name(std::uint32_t code) {
  switch (code) {
    case 0x00:
      return "#NULL!";
    case 0x07:
      return "#DIV/0!";
    case 0x0f:
      return "#VALUE!";
    case 0x17:
      return "#REF!";
    case 0x1d:
      return "#NAME?";
    case 0x24:
      return "#NUM!";
    default:
      return "#N/A";
  }
}

/// Reads the records of one sheet.
class SheetReader {
 public:
  SheetReader(const Mirror& mirror, std::string_view stream, Sheet& sheet)
      : mirror_(mirror), stream_(stream), sheet_(sheet) {}

  Result<void> read(std::size_t offset) {
    Record record;
    int depth = 0;  // charts inside a sheet have their own beginning and end
    while (record_at(stream_, offset, record)) {
      offset = record.behind;
      if (record.type == RecordType::begin) ++depth;
      if (record.type == RecordType::end && --depth <= 0) break;
      if (depth == 1) keep(record);
      if (past_limit_ || sheet_.merged.size() > limits::merged_cells) return fail(past_limit(sheet_.name));
    }
    return {};
  }

 private:
  void keep(const Record& record) {
    std::string_view body = record.body;
    switch (record.type) {
      case RecordType::label_sst:
        shared(body);
        break;
      case RecordType::label:
      case RecordType::rich_string:
        add(body, Kind::text, string_in(record, 6));
        break;
      case RecordType::number:
        add(body, Kind::number, number(double_at(body, 6)));
        break;
      case RecordType::rk:
        add(body, Kind::number, number(rk_number(u32_at(body, 6))));
        break;
      case RecordType::multiple_rk:
        several_numbers(body);
        break;
      case RecordType::formula:
        formula(body);
        break;
      case RecordType::string:
        formula_text(record);
        break;
      case RecordType::bool_or_error:
        bool_or_error(body, u8_at(body, 7) != 0, u8_at(body, 6));
        break;
      case RecordType::blank:
        add(body, Kind::blank, {});
        break;
      case RecordType::multiple_blank:
        several_blanks(body);
        break;
      case RecordType::merged_cells:
        merged(body);
        break;
      case RecordType::row:
        if ((u16_at(body, 12) & 0x20) != 0) hidden_row(static_cast<int>(u16_at(body, 0)));
        break;
      case RecordType::column_info:
        if ((u16_at(body, 8) & 1) != 0) sheet_.hidden_columns.emplace_back(u16_at(body, 0), u16_at(body, 2));
        break;
      case RecordType::object:
        if (u16_at(body, 4) == picture_object) ++sheet_.pictures;
        break;
      default:
        break;
    }
  }

  void add(int row, std::uint32_t column, std::uint32_t format, Kind kind, std::string_view value) {
    if (kind == Kind::text && value.empty()) kind = Kind::blank;
    SheetCell cell{row, static_cast<std::uint16_t>(column), static_cast<std::uint16_t>(format), kind, value};
    past_limit_ = !add_cell(mirror_.shared, sheet_, cell) || past_limit_;
  }

  void add(std::string_view body, Kind kind, std::string_view value) {
    add(static_cast<int>(u16_at(body, 0)), u16_at(body, 2), u16_at(body, 4), kind, value);
  }

  static std::string number(double value) {
    return std::isfinite(value) ? fmt::format("{}", value) : "#NUM!";
  }

  void shared(std::string_view body) {
    std::uint32_t index = u32_at(body, 6);
    const StringPool& strings = mirror_.shared.strings;
    add(body, Kind::text, index < strings.size() ? strings.at(index) : std::string_view());
  }

  /// A string with its length at that offset.
  std::string string_in(const Record& record, std::size_t offset) {
    std::string text;
    if (mirror_.is_biff8) {
      Segments segments(stream_, record);
      segments.skip(offset);
      std::uint32_t length = segments.u16();
      bool wide = (segments.u8() & 1) != 0;
      segments.append_characters(text, length, wide);
    } else if (record.body.size() > offset + 2) {
      text = from_code_page(record.body.substr(offset + 2, u16_at(record.body, offset)), mirror_.code_page);
    }
    return text;
  }

  void several_numbers(std::string_view body) {
    auto row = static_cast<int>(u16_at(body, 0));
    std::uint32_t column = u16_at(body, 2);
    for (std::size_t at = 4; at + 6 + 2 <= body.size(); at += 6)
      add(row, column++, u16_at(body, at), Kind::number, number(rk_number(u32_at(body, at + 2))));
  }

  void several_blanks(std::string_view body) {
    auto row = static_cast<int>(u16_at(body, 0));
    std::uint32_t column = u16_at(body, 2);
    for (std::size_t at = 4; at + 2 + 2 <= body.size(); at += 2)
      add(row, column++, u16_at(body, at), Kind::blank, {});
  }

  /// MS-XLS 2.5.133: what the formula gave is a double, or its last two bytes say that it is something else.
  void formula(std::string_view body) {
    if (u16_at(body, 12) != 0xffff) {
      add(body, Kind::number, number(double_at(body, 6)));
      return;
    }
    switch (u8_at(body, 6)) {
      case 0:
        text_expected_ = body;
        break;
      case 1:
        bool_or_error(body, false, u8_at(body, 8));
        break;
      case 2:
        bool_or_error(body, true, u8_at(body, 8));
        break;
      default:
        add(body, Kind::blank, {});
        break;
    }
  }

  /// The text that the formula before gave.
  void formula_text(const Record& record) {
    if (text_expected_.empty()) return;
    add(std::exchange(text_expected_, {}), Kind::text, string_in(record, 0));
  }

  void bool_or_error(std::string_view body, bool is_error, std::uint32_t value) {
    if (is_error) {
      add(body, Kind::error, error_name(value));
    } else {
      add(body, Kind::boolean, value != 0 ? "1" : "0");
    }
  }

  void merged(std::string_view body) {
    for (std::size_t i = 0, at = 2; i < u16_at(body, 0) && at + 8 <= body.size(); ++i, at += 8) {
      MergedArea area{static_cast<int>(u16_at(body, at)), static_cast<int>(u16_at(body, at + 4)),
                      static_cast<int>(u16_at(body, at + 2)), static_cast<int>(u16_at(body, at + 6))};
      if (area.last_row >= area.first_row && area.last_column >= area.first_column)
        sheet_.merged.push_back(area);
    }
  }

  void hidden_row(int row) {
    if (!sheet_.hidden_rows.empty() && sheet_.hidden_rows.back().second == row - 1) {
      sheet_.hidden_rows.back().second = row;
    } else {
      sheet_.hidden_rows.emplace_back(row, row);
    }
  }

  const Mirror& mirror_;
  std::string_view stream_;
  Sheet& sheet_;
  std::string_view text_expected_;  ///< the formula record whose text follows
  bool past_limit_ = false;
};

}  // namespace

Result<Sheet> parse_sheet(const Mirror& mirror, const SheetEntry& entry, std::string_view stream) {
  Sheet sheet;
  sheet.name = entry.name;
  TRY_VOID(SheetReader(mirror, stream, sheet).read(entry.offset));
  return sheet;
}

}  // namespace hengji::readers::xls
