#include "annotate/edits.h"

#include <algorithm>

namespace hengji::annotate {

std::string edited(std::string_view text, std::vector<Edit> edits) {
  std::ranges::stable_sort(edits, {}, &Edit::at);
  std::string out;
  std::size_t done = 0;
  for (const Edit& edit : edits) {
    out += text.substr(done, edit.at - done);
    out += edit.text;
    done = edit.at + edit.removed;
  }
  return out += text.substr(done);
}

Edit before_end(std::string_view xml, std::string_view put) {
  std::size_t end = xml.rfind("</");
  if (end != std::string_view::npos) return {end, 0, std::string(put)};
  end = xml.rfind("/>");
  if (end == std::string_view::npos) return {xml.size(), 0, {}};
  std::size_t begin = xml.rfind('<', end);
  std::string_view tag = xml.substr(begin + 1, end - begin - 1);
  std::string name(tag.substr(0, tag.find_first_of(" \t\r\n")));
  return {end, 2, ">" + std::string(put) + "</" + name + ">"};
}

}  // namespace hengji::annotate
