#include "base/large_pages.h"

#include <sys/mman.h>

#include <cstdint>

namespace hengji {
namespace {

constexpr std::uintptr_t large_page = 2u << 20;
constexpr std::size_t worth_asking = 4 * large_page;

}  // namespace

void prefer_large_pages(const void* begin, std::size_t bytes) {
  if (bytes < worth_asking) return;
  const std::uintptr_t from =
      (reinterpret_cast<std::uintptr_t>(begin) + large_page - 1) / large_page * large_page;
  const std::uintptr_t to = (reinterpret_cast<std::uintptr_t>(begin) + bytes) / large_page * large_page;
  if (from < to) madvise(reinterpret_cast<void*>(from), to - from, MADV_HUGEPAGE);
}

}  // namespace hengji
