// Writes one plan as its official form again and again, as fill_peers.py asks:
//   bench_fill PLAN FORMAT COUNT THREADS [FOLDER]
// Prints seconds (wall clock), seconds (processor) and the bytes of one file. With a folder the files are
// kept.
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <thread>
#include <vector>

#include "base/embedded.h"
#include "forms/fill/fill.h"
#include "forms/recognize.h"
#include "readers/reader.h"
#include "writers/writers.h"

using namespace hengji;

namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Order {
  const Plan& plan;
  const policy::Form& form;
  const policy::Packs& packs;
  const writers::Writer& writer;
  int count = 0;
  std::string folder;
};

/// Fills and writes until the count is reached; gives the bytes of the last file.
std::size_t work(const Order& order, std::atomic<int>& next) {
  std::size_t bytes = 0;
  for (int i = next++; i < order.count; i = next++) {
    auto document = forms::fill(order.plan, order.form, order.packs.vocabulary());
    std::string file = *order.writer.write(*document);
    bytes = file.size();
    if (!order.folder.empty())
      std::ofstream(order.folder + "/" + std::to_string(i) + std::string(order.writer.ending),
                    std::ios::binary)
          << file;
  }
  return bytes;
}

}  // namespace

int main(int count, char** words) {
  if (count < 5) return EXIT_FAILURE;
  auto packs = *policy::Packs::load(embedded::packs());
  std::string bytes = bytes_of(words[1]);
  Reading reading = forms::recognize(*readers::read({words[1], bytes}), packs);
  const writers::Writer* writer = writers::for_name(words[2]);
  if (reading.plans.size() != 1 || !writer) return EXIT_FAILURE;
  const policy::Form* form = nullptr;
  for (const policy::Form& one : packs.forms())
    if (one.id == reading.plans.front().form) form = &one;
  if (!form) return EXIT_FAILURE;
  Order order{reading.plans.front(), *form, packs, *writer, std::atoi(words[3]), count > 5 ? words[5] : ""};
  std::atomic<int> next = 0;
  std::atomic<std::size_t> size = 0;
  auto wall = std::chrono::steady_clock::now();
  std::clock_t processor = std::clock();
  std::vector<std::thread> threads;
  for (int i = std::atoi(words[4]); i > 0; --i)
    threads.emplace_back([&] { size = std::max(size.load(), work(order, next)); });
  for (std::thread& thread : threads) thread.join();
  std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - wall;
  std::cout << seconds.count() << ' ' << static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC << ' '
            << size << '\n';
  return EXIT_SUCCESS;
}
