#pragma once

#include <sys/resource.h>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace hengji::pipe {

/// Answers the requests on standard input, each with its length before it, on standard output, until either
/// ends or a request is longer than `most_bytes`.
void serve(std::size_t most_bytes, const std::function<std::string(std::string_view)>& answer);

/// Lowers a limit of this process; one that is lower already stays.
void bound(int resource, rlim_t most);

}  // namespace hengji::pipe
