#pragma once

#include <optional>

#include "service/desk.h"
#include "service/workflow.h"
#include "store/calendar.h"

namespace hengji::service {

/// How a stage stands for a department on a day.
struct Opening {
  enum class State {
    always,  ///< nobody set a window
    before,
    open,
    warning,  ///< open, and about to close
    closed,
    exception,  ///< closed for others
  };
  State state = State::always;
  Stage stage = Stage::declare;
  Date opens{};
  Date closes{};  ///< the last day, an exception counted in

  bool is_open() const { return state != State::before && state != State::closed; }
};

std::string_view name(Opening::State state);

/// By the window of the department's region, else of the region above.
Answer<Opening> opening_of(Desk& desk, const store::Department& department, int year, Stage stage);

/// {"stage", "opens", "closes", "state"}; null when nobody set a window.
Json json_of(const Opening& opening);

/// locked, with the days, when the stage is not open.
Answer<void> check_open(const Opening& opening);

}  // namespace hengji::service
