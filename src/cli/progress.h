#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "cli/console.h"

namespace hengji::cli {

/// A bar on standard error while a batch runs or a large file is read; nothing at all where that is no
/// terminal. Drawn at most ten times a second, and taken away before anything else is printed.
class Progress {
 public:
  Progress(const Console& console, std::size_t count);
  /// Of one thing out of `count` parts of which nobody wants to see the number: shown in percent.
  Progress(const Console& console, std::size_t count, std::string what);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void advance();
  void advance_to(std::size_t done);
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  void draw();

  const Console& console_;
  std::size_t count_;
  std::string what_;
  std::size_t done_ = 0;
  bool is_shown_;
  bool is_drawn_ = false;
  Clock::time_point drawn_at_;
};

}  // namespace hengji::cli
