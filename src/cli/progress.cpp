#include "cli/progress.h"

#include <fmt/format.h>

#include <algorithm>

namespace hengji::cli {
namespace {

constexpr std::chrono::milliseconds pause{100};
constexpr std::size_t cells = 30;

}  // namespace

Progress::Progress(const Console& console, std::size_t count)
    : console_(console),
      count_(count),
      is_shown_(console.err_is_terminal && count > 1),
      drawn_at_(Clock::now()) {}

Progress::Progress(const Console& console, std::size_t count, std::string what) : Progress(console, count) {
  what_ = std::move(what);
}

void Progress::advance() {
  advance_to(done_ + 1);
}

void Progress::advance_to(std::size_t done) {
  done_ = std::min(done, count_);
  if (!is_shown_ || Clock::now() - drawn_at_ < pause) return;
  draw();
}

void Progress::clear() {
  if (!is_drawn_) return;
  std::fputs("\r\x1b[K", console_.err);
  is_drawn_ = false;
}

void Progress::draw() {
  std::size_t full = done_ * cells / count_;
  std::string bar;
  for (std::size_t i = 0; i < cells; ++i) bar += i < full ? "█" : "░";
  std::string line = what_.empty() ? fmt::format("\r{} {}/{}\x1b[K", bar, done_, count_)
                                   : fmt::format("\r{} {}% {}\x1b[K", bar, done_ * 100 / count_, what_);
  std::fwrite(line.data(), 1, line.size(), console_.err);
  std::fflush(console_.err);
  is_drawn_ = true;
  drawn_at_ = Clock::now();
}

}  // namespace hengji::cli
