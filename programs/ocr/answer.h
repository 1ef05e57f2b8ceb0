#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "language.h"
#include "recogniser.h"

namespace hengji::ocr {

/// Answers requests, one page each. The engine is opened with the first of them and stays open.
class Desk {
 public:
  /// The answer to a request, both as readers/scan/wire.h has them.
  std::string answer(std::string_view request);

 private:
  Result<const Recogniser*> recogniser();

  std::optional<Recogniser> recogniser_;
  Language language_;
};

/// The folder with the engine, its network and its alphabet: $HENGJI_OCR, or the folder ocr beside the
/// program or two folders up. Empty where there is none.
std::string engine_folder();

}  // namespace hengji::ocr
