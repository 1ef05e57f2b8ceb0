#include "measure/state_name.h"

namespace hengji::measure {

std::string_view name(Attainment::State state) {
  using State = Attainment::State;
  switch (state) {
    case State::measured:
      return "measured";
    case State::stated:
      return "stated";
    case State::not_applicable:
      return "not_applicable";
    case State::not_enough_data:
      return "not_enough_data";
    case State::faulty:
      return "could_not_run";
  }
  return "";
}

}  // namespace hengji::measure
