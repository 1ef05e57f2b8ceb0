#pragma once

#include <chrono>
#include <cstddef>

#include "cli/console.h"

namespace hengji::cli {

/// A bar on standard error while a batch runs; nothing at all where that is no terminal. Drawn at most ten
/// times a second, and taken away before anything else is printed.
class Progress {
 public:
  Progress(const Console& console, std::size_t count);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void advance();
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  void draw();

  const Console& console_;
  std::size_t count_;
  std::size_t done_ = 0;
  bool is_shown_;
  bool is_drawn_ = false;
  Clock::time_point drawn_at_;
};

}  // namespace hengji::cli
