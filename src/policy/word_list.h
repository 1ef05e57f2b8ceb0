#pragma once

#include <cstdint>

namespace hengji::policy {

/// The word lists of a pack's wordlists.toml, in the order of their names. A list is named there as here,
/// with
/// '-' for '_'. Adding one is a line in word_lists.inc and a section there. Only what names a list includes
/// this; everything else passes lists on and knows them from lexicon.h.
enum class WordList : std::uint8_t {
#define HENGJI_WORD_LIST(name) name,
#include "policy/word_lists.inc"
#undef HENGJI_WORD_LIST
};

}  // namespace hengji::policy
