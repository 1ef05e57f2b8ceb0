#pragma once

#include <string_view>
#include <vector>

#include "check/subject.h"

namespace hengji::check {

/// Whether a passage is sentences: a goal, a function, the passage on organisation.
bool is_prose(const Passage& passage);

/// Whether the plan has any sentences to look at.
bool has_prose(const Subject& subject);

/// A folded text without the （三） in front of a function or a second level.
std::string_view without_number(std::string_view folded);

/// The clause of a text that a part of it (a view into it) stands in: between two of ，。；！？ or line ends.
std::string_view clause_around(std::string_view text, std::string_view part);

/// The sentences of a text, without the mark that ends them: between two of 。；！？ or line ends.
std::vector<std::string_view> sentences_of(std::string_view text);

}  // namespace hengji::check
