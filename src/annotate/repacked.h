#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace hengji::annotate {

/// The archive with some members other or new, by their names. Members that nobody touches keep their bytes,
/// packed as they were; the same changes give the same bytes. Damaged when it cannot be written anew.
Result<std::string> repacked(std::string_view bytes, const std::map<std::string, std::string>& changed);

}  // namespace hengji::annotate
