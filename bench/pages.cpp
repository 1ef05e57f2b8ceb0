// How fast documents leave as files of pages: `bench_pages pdf|ofd COUNT THREADS FILE` reads FILE, writes it
// COUNT times (each with a number of its own in its first paragraph, so that no two are alike) and prints one
// line of JSON: wall and processor seconds, and the largest file.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "document/design.h"
#include "readers/reader.h"
#include "writers/writers.h"

namespace {

using hengji::Document;

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

Document numbered(const Document& document, int number) {
  Document own = document;
  own.blocks.insert(own.blocks.begin(), hengji::Paragraph{.text = fmt::format("编号 {}", number)});
  return own;
}

std::size_t written(const Document& document, hengji::writers::Format format, int number) {
  const auto bytes = hengji::writers::write(numbered(document, number), format);
  if (!bytes) {
    fmt::print(stderr, "{}\n", bytes.error().message.en);
    std::exit(3);
  }
  return bytes->size();
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 5) {
    fmt::print(stderr, "bench_pages pdf|ofd COUNT THREADS FILE\n");
    return 2;
  }
  const std::string name = arguments[1];
  const auto format = name == "ofd" ? hengji::writers::Format::ofd : hengji::writers::Format::pdf;
  const int documents = std::atoi(arguments[2]), threads = std::max(1, std::atoi(arguments[3]));
  std::ifstream file(arguments[4], std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  auto document = hengji::readers::read({arguments[4], bytes});
  if (!document) {
    fmt::print(stderr, "{}\n", document.error().message.en);
    return 3;
  }
  std::size_t largest = written(*document, format, 0);  // finds the fonts, once in the life of a program
  const auto start = std::chrono::steady_clock::now();
  const double before = processor_seconds();
  std::vector<std::thread> workers;
  std::vector<std::size_t> sizes(static_cast<std::size_t>(threads), 0);
  for (int worker = 0; worker < threads; ++worker)
    workers.emplace_back([&, worker] {
      for (int i = worker; i < documents; i += threads) {
        std::size_t& size = sizes[static_cast<std::size_t>(worker)];
        size = std::max(size, written(*document, format, i + 1));
      }
    });
  for (std::thread& worker : workers) worker.join();
  const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  for (const std::size_t size : sizes) largest = std::max(largest, size);
  fmt::print(
      "{{\"format\": \"{}\", \"documents\": {}, \"threads\": {}, \"wall_seconds\": {:.2f}, "
      "\"processor_seconds\": {:.2f}, \"largest_bytes\": {}}}\n",
      name, documents, threads, wall, processor_seconds() - before, largest);
  return 0;
}
