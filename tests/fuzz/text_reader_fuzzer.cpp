#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/embedded.h"
#include "forms/recognize.h"
#include "readers/text/reader.h"

using namespace hengji;

/// Any bytes are a document or an error with a sentence; a document gives plans whose every indicator has a
/// value for each column.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const policy::Packs packs = policy::Packs::load(embedded::packs()).value();
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Result<Document> document = readers::text::read({"plan.txt", bytes});
  if (!document) {
    if (document.error().message.zh.empty()) std::abort();
    return 0;
  }
  Reading reading = forms::recognize(*document, packs);
  for (const Plan& plan : reading.plans)
    for (const Indicator& indicator : plan.indicators)
      if (indicator.values.size() != plan.columns.size()) std::abort();
  return 0;
}
