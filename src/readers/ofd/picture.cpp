#include "readers/ofd/picture.h"

#include "readers/ofd/pages.h"

namespace hengji::readers::ofd {

Result<page::Page> page_of(std::string_view bytes, int number) {
  Archive archive = TRY(Archive::open(bytes));
  int left = number;
  for (const Body& body : TRY(bodies_of(archive)))
    for (const PageParts& parts : body.pages)
      if (--left == 0) return TRY(drawn(archive, body, parts)).page;
  return fail(Error::usage({"文件里没有这一页。", "the file has no such page."}));
}

Result<int> pages_of(std::string_view bytes) {
  Archive archive = TRY(Archive::open(bytes));
  std::size_t pages = 0;
  for (const Body& body : TRY(bodies_of(archive))) pages += body.pages.size();
  return static_cast<int>(pages);
}

}  // namespace hengji::readers::ofd
