#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/papers/dossier.h"

namespace hengji::report {

/// 2026年3月31日, or a blank for whoever signs.
std::string day_on(const Dossier& dossier);

/// 上半年, 1-9月: the stretch that was monitored. Only of a dossier that has a monitoring.
std::string stretch_of(const Dossier& dossier);
/// 半年目标 at the half-year, on another day 到期目标.
std::string due_target(const Dossier& dossier);

/// 98.2%, 73 家, 健全, 核查要点符合100%: an actual value; 不适用 or 取数不足 for none.
std::string value_in_words(const measure::Attainment& attainment);

/// As Chinese papers print it: no spaces between figures, signs of arithmetic and
/// characters: 62.5万元÷3480万元=1.8%. Those beside letters stay. Not for names of files, which are what they
/// are.
std::string in_print(std::string_view sentence);

/// A share as a percentage with one digit: 92.8%. "—" for none.
std::string percent_of(const std::optional<Ratio>& share);
/// part ÷ whole as a percentage; "—" where the whole is 0.
std::string percent_of(const Decimal& part, const Decimal& whole);

/// A sentence without its full stop, for one that goes on.
std::string without_stop(std::string_view sentence);

/// 甲、乙、丙; of more than `most` the first ones and how many there are.
std::string listed(std::span<const std::string> names, std::size_t most = 8);

/// How many of a plan's indicators ask for a figure in the full year.
std::size_t figures_asked(const Plan& plan);

/// The first levels in printed order, each once.
std::vector<std::string> first_levels(const Plan& plan);

}  // namespace hengji::report
