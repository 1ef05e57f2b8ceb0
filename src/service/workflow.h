#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/language.h"
#include "service/rights.h"

namespace hengji::service {

/// Where a dossier stands in its year.
enum class State {
  draft,
  submitted,            ///< the department reviews
  department_approved,  ///< the finance bureau reviews
  returned,
  approved,
  adjusting,
  monitoring,
  monitored,
  self_evaluating,
  self_evaluated,
  re_evaluated,
  rectifying,
  closed,
};
inline constexpr std::size_t state_count = 13;

std::string_view name(State state);
Phrase title(State state);
std::optional<State> state_named(std::string_view name);

/// What may be written while a dossier stands in a state.
enum class Open {
  nothing,
  plan,        ///< the plan itself
  monitoring,  ///< reasons and actual values of the half-year
  evaluation,  ///< self-evaluation and actual values of the year
};
Open open_in(State state);

enum class Move {
  submit,
  withdraw,
  department_approve,
  finance_approve,
  return_,
  adjust,
  start_monitoring,
  submit_monitoring,
  start_self_evaluation,
  submit_self_evaluation,
  re_evaluate,
  open_rectification,
  close,
  publish,
  unpublish,
};
inline constexpr std::size_t move_count = 15;

/// "return" for return_.
std::string_view name(Move move);
Phrase title(Move move);
std::optional<Move> move_named(std::string_view name);
/// A step in a plan's history: a move, or "create", "import", "save".
Phrase title_of_step(std::string_view action);

/// A part of the year that a window may be set for.
enum class Stage { declare, review, adjust, monitor, self_evaluate, re_evaluate, rectify, publish };
inline constexpr std::size_t stage_count = 8;

std::string_view name(Stage stage);
Phrase title(Stage stage);
std::optional<Stage> stage_named(std::string_view name);

/// What a move asks for beyond the right to make it.
enum class Need {
  no_blocking,          ///< no finding that cannot stand
  confirmations,        ///< every finding to be confirmed is mended or has its reason
  note,                 ///< a reason in words
  another_person,       ///< nobody who filed this plan
  monitoring_reasons,   ///< a reason for each indicator that lags
  self_evaluation,      ///< scored, with a reason for each indicator that was missed
  re_evaluation,        ///< an opinion
  rectifications,       ///< at least one
  rectifications_done,  ///< none open
  secrecy_check,        ///< nothing that looks like a secret or personal data
};
inline constexpr std::size_t need_count = 10;

std::string_view name(Need need);
Phrase title(Need need);

/// Which round of declaring a row is about: the first, or that of an adjustment in mid-year.
enum class Round { any, declaration, adjustment };

/// One row of the workflow: who may bring a dossier from where to where, when, and on what condition. This
/// table is the whole of it; docs/workflow.md is written from it.
struct Transition {
  Move move;
  State from;
  State to;
  Capability capability;
  std::optional<Stage> stage;  ///< only while its window is open; nothing: at any time
  Round round = Round::any;
  std::array<std::optional<Need>, 3> needs;

  bool needs_a(Need need) const;
};

std::span<const Transition> transitions();

/// The rows that begin in a state, in the order in which they are offered.
const Transition* find_transition(Move move, State from, Round round);

/// docs/workflow.md: the states, the table of moves, who may do what, and a drawing.
std::string workflow_page();

}  // namespace hengji::service
