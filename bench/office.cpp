// How fast documents of office programs are read: `bench_office REPEATS FILE…` prints one line of JSON a
// file: the best processor time of all repeats, the cells read, and the most memory that the process ever
// held.

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>

#include "readers/reader.h"

namespace {

std::size_t cells_of(const hengji::Document& document) {
  std::size_t cells = 0;
  for (const hengji::Block& block : document.blocks)
    if (const auto* table = std::get_if<hengji::Table>(&block)) cells += table->cells.size();
  return cells;
}

/// Processor time, which other programs on the machine do not lengthen.
double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

long peak_kibibytes() {
  std::ifstream status("/proc/self/status");
  std::string word;
  while (status >> word) {
    long value = 0;
    if (word == "VmHWM:" && status >> value) return value;
  }
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    fmt::print(stderr, "bench_office REPEATS FILE…\n");
    return 2;
  }
  for (int i = 2; i < count; ++i) {
    std::ifstream file(arguments[i], std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(file), {});
    double best = 1e9;
    std::size_t cells = 0;
    for (int repeat = 0; repeat < std::atoi(arguments[1]); ++repeat) {
      double before = processor_seconds();
      auto document = hengji::readers::read({arguments[i], bytes});
      best = std::min(best, processor_seconds() - before);
      if (!document) {
        fmt::print(stderr, "{}\n", document.error().message.en);
        return 3;
      }
      cells = cells_of(*document);
    }
    fmt::print("{{\"file\": \"{}\", \"seconds\": {:.6f}, \"cells\": {}, \"peak_kib\": {}}}\n", arguments[i],
               best, cells, peak_kibibytes());
  }
  return 0;
}
