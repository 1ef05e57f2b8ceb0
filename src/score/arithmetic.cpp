#include "score/arithmetic.h"

#include <fmt/format.h>

namespace hengji::score {
namespace {

std::string shown(const Ratio& value, Language language) {
  return formula::to_string(formula::Quantity::pure(value), language);
}
std::string percent(const Ratio& share, Language language, int places = 6) {
  return formula::to_string({share, formula::unit_named("%")}, language, places);
}

/// What reads the same in both languages: "15 × 1380 ÷ 1500 = 13.8".
std::string line_of(const Arithmetic& one, Language language) {
  using Kind = Arithmetic::Kind;
  const std::string points = one.points.normalized(), value = shown(one.value, language),
                    result = shown(one.result, language);
  switch (one.kind) {
    case Kind::share_of_target:
      return fmt::format("{} × {} ÷ {} = {}", points, value, shown(one.by, language), result);
    case Kind::deduction:
      return fmt::format("{} − {} ÷ {} × {}", points, value, shown(one.by, language), one.lost.normalized());
    case Kind::begun_deduction:
      return fmt::format("{} − {} × {}", points, value, one.lost.normalized());
    case Kind::checked:
      return fmt::format("{} × {} {} = {}", points, in(language, Phrase{"要点符合", "points met"}),
                         percent(one.value, language, 2), result);
    default:
      return fmt::format("{} × {} = {}", points, percent(one.value, language), result);
  }
}

std::string deducted(const Arithmetic& one, Language language) {
  const std::string line = line_of(one, language);
  if (one.result.is_negative()) return line + std::string(in(language, Phrase{" < 0，得 0 分", " < 0: 0"}));
  return fmt::format("{} = {}", line, shown(one.result, language));
}

std::string full(const Arithmetic& one, Language language, const std::string& why) {
  return why + std::string(in(language, Phrase{"，得满分 ", ": full marks, "})) + one.points.normalized();
}

std::string nothing(Language language, const Phrase& why) {
  return std::string(in(language, why)) + std::string(in(language, Phrase{"，得 0 分", ": 0"}));
}

std::string words_of(const Phrase& phrase, Language language) {
  return std::string(in(language, phrase));
}

}  // namespace

std::string Arithmetic::in_words(Language language) const {
  const bool en = language == Language::en;
  const std::string figure = shown(value, language);
  switch (kind) {
    case Kind::none:
      return {};
    case Kind::reached:
      return full(*this, language, words_of({"达到目标值", "target reached"}, language));
    case Kind::within_bounds:
      return full(*this, language,
                  fmt::format(fmt::runtime(en ? "{} lies within {}" : "{} 在 {} 内"), figure, word));
    case Kind::executed_in_full:
      return full(*this, language, words_of({"执行率达到 100%", "executed in full"}, language));
    case Kind::same_grade:
      return words_of({"与目标等级一致，得满分", "the grade aimed at: full marks"}, language);
    case Kind::missed:
      return nothing(language, {"未达到目标值", "target missed"});
    case Kind::no_proportion:
      return nothing(language,
                     {"未达到目标值，且不能按比例计算", "target missed, and no proportion can be taken"});
    case Kind::negative_rate:
      return nothing(language, {"执行率为负", "a negative rate"});
    case Kind::step:
      return fmt::format(fmt::runtime(en ? "{} lies in {}: {}" : "{} 在 {} 档，得 {} 分"), figure, word,
                         shown(result, language));
    case Kind::step_of_part:
      return fmt::format(
          fmt::runtime(en ? "{} lies in {}: {} × {} ÷ {} = {}" : "{} 在 {} 档，{} × {} ÷ {} = {}"), figure,
          word, lost.normalized(), points.normalized(), shown(by, language), shown(result, language));
    case Kind::deduction:
    case Kind::begun_deduction:
      return deducted(*this, language);
    case Kind::judged:
      return fmt::format(fmt::runtime(en ? "judged “{}”: {}" : "评定为“{}”，{}"), word,
                         line_of(*this, language));
    case Kind::given:
      return fmt::format(fmt::runtime(en ? "given {}" : "评定 {}"), shown(result, language));
    case Kind::checked:
    case Kind::share_of_target:
    case Kind::share_of_points:
      return line_of(*this, language);
  }
  return {};
}

std::string ShownActual::in_words(Language language) const {
  if (value) return formula::to_string(*value, language, 2);
  if (checked_share)
    return fmt::format("{} {}", in(language, Phrase{"要点符合", "points met"}),
                       percent(*checked_share, language, 2));
  return grade;
}

}  // namespace hengji::score
