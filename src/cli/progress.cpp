#include "cli/progress.h"

#include <fmt/format.h>

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

void Progress::advance() {
  ++done_;
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
  std::string line = fmt::format("\r{} {}/{}\x1b[K", bar, done_, count_);
  std::fwrite(line.data(), 1, line.size(), console_.err);
  std::fflush(console_.err);
  is_drawn_ = true;
  drawn_at_ = Clock::now();
}

}  // namespace hengji::cli
