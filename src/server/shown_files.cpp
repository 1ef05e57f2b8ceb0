#include "server/shown_files.h"

#include <algorithm>

#include "server/limits.h"

namespace hengji::server {

Result<std::shared_ptr<const std::string>> ShownFiles::pdf_of(const std::string& hash,
                                                              const readers::Input& file) {
  std::lock_guard lock(mutex_);
  auto found = std::ranges::find(kept_, hash, &Kept::hash);
  if (found == kept_.end())
    kept_.push_front({hash, std::make_shared<const std::string>(TRY(readers::shown_as_pdf(file)))});
  else
    kept_.splice(kept_.begin(), kept_, found);
  std::shared_ptr<const std::string> pdf = kept_.front().pdf;
  std::size_t bytes = 0;
  std::erase_if(kept_,
                [&](const Kept& one) { return (bytes += one.pdf->size()) > limits::shown_files_bytes; });
  return pdf;
}

Result<readers::ShownPage> ShownFiles::page(const std::string& hash, const readers::Input& file, int number) {
  if (!readers::is_office_file(file)) return readers::shown_page(file, number);
  std::shared_ptr<const std::string> pdf = TRY(pdf_of(hash, file));
  return readers::shown_page({"shown.pdf", *pdf}, number);
}

Result<std::vector<readers::ShownText>> ShownFiles::texts(const std::string& hash, const readers::Input& file,
                                                          int number) {
  if (!readers::is_office_file(file)) return readers::shown_texts(file, number);
  std::shared_ptr<const std::string> pdf = TRY(pdf_of(hash, file));
  return readers::shown_texts({"shown.pdf", *pdf}, number);
}

Result<int> ShownFiles::pages(const std::string& hash, const readers::Input& file) {
  if (!readers::is_office_file(file)) return readers::shown_pages(file);
  std::shared_ptr<const std::string> pdf = TRY(pdf_of(hash, file));
  return readers::shown_pages({"shown.pdf", *pdf});
}

}  // namespace hengji::server
