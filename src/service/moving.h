#pragma once

#include <string>
#include <vector>

#include "service/content.h"
#include "service/windows.h"

namespace hengji::service {

/// What a move would meet for this actor now.
struct Offer {
  const Transition* transition = nullptr;
  std::optional<Refusal> why_not;
};

/// Every move that begins in the dossier's state, whether the actor can make it or not.
Answer<std::vector<Offer>> offers(Desk& desk, const store::Dossier& dossier);

/// Whether the actor can make the move now; `note` is what they give as its reason.
Answer<void> check_move(Desk& desk, const store::Dossier& dossier, const Course& course,
                        const Transition& transition, std::string_view note);

/// Whether what is open in the dossier's state may be written now: its state and its window.
Answer<void> check_writable(Desk& desk, const store::Dossier& dossier, Open part);

/// The stage whose window bounds what is open in a state.
std::optional<Stage> stage_of(State state, Round round);

State state_of(const store::Dossier& dossier);

}  // namespace hengji::service
