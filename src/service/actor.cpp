#include "service/actor.h"

#include <fmt/format.h>

namespace hengji::service {

Date Actor::today() const {
  using namespace std::chrono;
  return Date(floor<days>(now + hours(8)));
}

std::string day_text(store::Instant instant) {
  using namespace std::chrono;
  return to_string(Date(floor<days>(instant + hours(8))));
}

std::string time_text(store::Instant instant) {
  using namespace std::chrono;
  auto day = floor<days>(instant);
  year_month_day date(day);
  hh_mm_ss time(instant - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count(),
                     time.subseconds().count());
}

}  // namespace hengji::service
