#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/location.h"
#include "model/figure.h"

namespace hengji {

/// Where a part of a joined text was printed: the part starts at byte `start` and goes to the next origin.
struct Origin {
  std::size_t start = 0;
  Location at;
};

/// The figures that the sentences of a goal promise, in the order of the text:
/// 科技型中小企业评价入库超2300家. Years, dates, document numbers, ordinals (第3批), numbering (1. （2）),
/// figures inside quotation marks or titles, and approximations (约100家) promise nothing that can be held
/// against a target and are left out. `origins`, sorted by `start`, gives each figure its place; without it
/// they have none.
std::vector<Figure> figures_in(std::string_view text, std::span<const Origin> origins = {});

/// What a text without white space says, with the same meaning.
struct Squeezed;
std::vector<Figure> figures_in(const Squeezed& text);
std::vector<Located<std::string>> citations_in(const Squeezed& text);

/// The figures of the same sentences that are written in words: 走访企业三百八十家, 处置率九成以上,
/// 百分之九十五. They are kept apart, because 两个平台 and 三项制度 name things more often than they promise
/// so many. 一个 and 一批 are left out.
std::vector<Figure> figures_in_words(std::string_view text, std::span<const Origin> origins = {});

/// The documents that a text cites by their number: 澄委发〔2023〕5号, with any kind of bracket.
std::vector<Located<std::string>> citations_in(std::string_view text, std::span<const Origin> origins = {});

}  // namespace hengji
