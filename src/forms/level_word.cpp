#include "forms/level_word.h"

#include "forms/passage.h"

namespace hengji::forms {

std::string_view unnumbered(std::string_view label) {
  constexpr std::size_t longest_number = 8;
  if (begins_with_number(label))
    if (std::size_t sign = label.find_first_of(".)"); sign < longest_number) label.remove_prefix(sign + 1);
  for (std::string_view sign : {"、", "）", "．"})
    if (std::size_t at = label.find(sign); begins_with_number(label) && at != std::string_view::npos)
      label.remove_prefix(at + sign.size());
  return label;
}

}  // namespace hengji::forms
