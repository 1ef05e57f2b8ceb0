#include "readers/html/arena.h"

#include <algorithm>

namespace hengji::readers::html {
namespace {

constexpr std::size_t alignment = alignof(std::max_align_t);
constexpr unsigned calls_between_looks_at_the_clock = 256;

}  // namespace

void* Arena::allocate(std::size_t bytes) {
  if (++calls_ % calls_between_looks_at_the_clock == 0 && std::chrono::steady_clock::now() > deadline_) {
    ran_out_of_time_ = true;
    std::longjmp(way_out_, 1);
  }
  bytes = (bytes + alignment - 1) / alignment * alignment;
  if (bytes > left_) {
    std::size_t block = std::max(bytes, block_bytes);
    if (taken_ + block > most_bytes_) std::longjmp(way_out_, 1);
    blocks_.emplace_back(new std::byte[block]);
    taken_ += block;
    free_ = blocks_.back().get();
    left_ = block;
  }
  void* memory = free_;
  free_ += bytes;
  left_ -= bytes;
  return memory;
}

}  // namespace hengji::readers::html
