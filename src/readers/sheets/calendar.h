#pragma once

#include <optional>
#include <string>

#include "readers/sheets/number_format.h"

namespace hengji::readers {

/// What a serial number of a workbook means as a date and a time of day.
struct Moment {
  int year = 1900;
  int month = 1;
  int day = 0;      ///< 0 for a time without a date, as the spreadsheet programs show it
  int weekday = 0;  ///< from Sunday
  int hour = 0;
  int minute = 0;
  int second = 0;
  double fraction = 0;       ///< of a second
  double total_seconds = 0;  ///< since day 0, for elapsed times
};

/// Nothing for what is before day 0 or after the year 9999.
std::optional<Moment> moment_of(double serial, DateSystem dates);

/// "2025-01-20", "2025-01-20T08:30:00": the dates of cells that store them as ISO 8601 text, as a serial
/// number's text. Nothing for anything else.
std::optional<std::string> serial_of_iso(std::string_view text, DateSystem dates);

/// The moment through a date section of a format.
std::string as_date(const NumberFormat::Section& section, const Moment& moment);

}  // namespace hengji::readers
