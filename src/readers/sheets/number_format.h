#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hengji::readers {

/// What day a serial number of 0 stands for: the day before 1900-01-01 (with a 29 February 1900 that never
/// was) or 1904-01-01.
enum class DateSystem { from_1900, from_1904 };

/// A number format of a workbook ("#,##0.00", "0.0%", "yyyy\"年\"m\"月\"", ECMA-376 part 1, 18.8.31),
/// compiled once and applied to the stored text of numbers. Arithmetic is decimal, on 15 significant digits,
/// as the spreadsheet programs show them; nothing passes through a binary fraction except times of day.
class NumberFormat {
 public:
  NumberFormat() = default;  ///< General
  explicit NumberFormat(std::string_view code);
  /// One of the formats that files name by number only, as a Chinese system shows them.
  static NumberFormat built_in(int id);

  bool is_general() const { return sections_.empty(); }
  bool is_date() const;

  /// The number as a person sees it. `number` is the text of a <v> element; what is no number comes back as
  /// it is.
  std::string shown(std::string_view number, DateSystem dates) const;
  /// A text under the format's fourth section ("@"), usually unchanged.
  std::string shown_text(std::string_view text) const;

  /// What a part of a section's pattern is: a literal to copy, digits to fill, a piece of a date.
  struct Part {
    enum class Kind {
      literal,
      digit,
      point,
      percent,
      exponent,
      general,
      text,
      year,
      month,
      minute,
      day,
      hour,
      second,
      weekday,
      fraction,
      half_day,
      elapsed
    };
    Kind kind = Kind::literal;
    std::string
        text;  ///< the literal; the placeholder ('0', '#', '?') of a digit; the letters of a date piece
  };
  struct Section {
    std::vector<Part> parts;
    char comparison =
        0;  ///< of a condition such as [>=100]: '<', '>', '=', 'l' (<=), 'g' (>=), '!'; 0: by sign
    double operand = 0;
    int chinese_digits = 0;  ///< [DBNum1], [DBNum2]
    bool grouped = false;
    int scale = 0;  ///< powers of ten that the value loses (commas) or gains (percent signs)
    bool is_date = false;
    bool is_text = false;
  };

  /// A format of digits, a point and grouping alone ("0.00", "#,##0"), which most figures have.
  struct Plain {
    bool applies = false;
    bool grouped = false;
    int places = 0;  ///< all of them shown
  };

 private:
  std::vector<Section> sections_;
  Plain plain_;
};

/// A number's stored text with at most 15 significant digits, without exponent where it is of readable
/// size: what the General format shows in a wide column. "0.55000000000000004" → "0.55", "1E-3" → "0.001".
std::string general_number(std::string_view number);

}  // namespace hengji::readers
