#include "report/html/page_frame.h"

#include <fmt/format.h>

#include "base/embedded.h"
#include "report/html/markup.h"

namespace hengji::report {

std::string page_head(std::string_view title, Language language) {
  std::string style;
  for (const EmbeddedFile& file : embedded::styles()) style += file.text;
  return fmt::format(
      "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n"
      "<style>\n{}</style>\n</head>\n<body>\n<h1>{}</h1>\n",
      language == Language::en ? "en" : "zh-CN", escaped(title), style, escaped(title));
}

std::string page_foot(Language language) {
  constexpr Phrase made{"由衡绩生成。以原件为准。", "Made by Hengji. The original decides."};
  return fmt::format("<footer>{}</footer>\n</body>\n</html>\n", in(language, made));
}

}  // namespace hengji::report
