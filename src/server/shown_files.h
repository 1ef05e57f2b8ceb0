#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <string>

#include "readers/pictures/shown_page.h"

namespace hengji::server {

/// Word and Excel files as the PDF that shows them, those looked at last: turning one takes seconds, and its
/// pages are asked for one by one.
class ShownFiles {
 public:
  /// A page of a stored file, and how many it has. One office file is turned at a time.
  Result<readers::ShownPage> page(const std::string& hash, const readers::Input& file, int number);
  Result<std::vector<readers::ShownText>> texts(const std::string& hash, const readers::Input& file,
                                                int number);
  Result<int> pages(const std::string& hash, const readers::Input& file);

 private:
  struct Kept {
    std::string hash;
    std::shared_ptr<const std::string> pdf;
  };

  Result<std::shared_ptr<const std::string>> pdf_of(const std::string& hash, const readers::Input& file);

  std::mutex mutex_;
  std::list<Kept> kept_;  ///< used last first
};

}  // namespace hengji::server
