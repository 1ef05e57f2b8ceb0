#pragma once

#include <cstddef>

namespace hengji {

/// Asks the operating system to give the room at `begin`, which has just been taken and not been written to,
/// in large pages: memory comes in pieces of 4 KiB otherwise, each of which costs as much as reading ten
/// cells. Only whole large pages are asked for; nothing happens where there is less than a few of them, or
/// where the system has none.
void prefer_large_pages(const void* begin, std::size_t bytes);

}  // namespace hengji
