#pragma once

#include <chrono>
#include <csetjmp>
#include <cstddef>
#include <memory>
#include <vector>

namespace hengji::readers::html {

/// Memory for one parse, freed as a whole, with a bound on its size and on the time that it is asked for. The
/// parser cannot be told to stop and cannot survive a refused allocation: past a bound the arena leaves it
/// by longjmp, over frames of C that own nothing but memory of this arena.
class Arena {
 public:
  Arena(std::size_t most_bytes, std::chrono::steady_clock::time_point deadline)
      : most_bytes_(most_bytes), deadline_(deadline) {}

  void* allocate(std::size_t bytes);
  /// Where `allocate` returns to past a bound; to be set with setjmp before it is used.
  std::jmp_buf& way_out() { return way_out_; }
  /// Which bound it was.
  bool ran_out_of_time() const { return ran_out_of_time_; }

 private:
  static constexpr std::size_t block_bytes = 1u << 18;

  std::size_t most_bytes_;
  std::chrono::steady_clock::time_point deadline_;
  std::jmp_buf way_out_;
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* free_ = nullptr;
  std::size_t left_ = 0;
  std::size_t taken_ = 0;
  unsigned calls_ = 0;
  bool ran_out_of_time_ = false;
};

}  // namespace hengji::readers::html
