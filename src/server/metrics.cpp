#include "server/metrics.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace hengji::server {

Metrics::Metrics(std::size_t operations)
    : count_(operations), operations_(std::make_unique<Operation[]>(operations)) {}

void Metrics::count(std::size_t operation, int status, std::chrono::nanoseconds took, std::size_t bytes) {
  if (operation >= count_ || status < 100 || status > 599) return;
  Operation& one = operations_[operation];
  double seconds = std::chrono::duration<double>(took).count();
  std::size_t bucket = 0;
  while (bucket < bounds.size() && seconds > bounds[bucket]) ++bucket;
  one.by_class[static_cast<std::size_t>(status / 100 - 1)].fetch_add(1, std::memory_order_relaxed);
  one.by_time[bucket].fetch_add(1, std::memory_order_relaxed);
  one.nanoseconds.fetch_add(static_cast<std::uint64_t>(took.count()), std::memory_order_relaxed);
  one.bytes.fetch_add(bytes, std::memory_order_relaxed);
}

std::uint64_t Metrics::requests() const {
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < count_; ++i)
    for (const auto& count : operations_[i].by_class) total += count.load(std::memory_order_relaxed);
  return total;
}

std::string Metrics::exposition(std::span<const std::string_view> names) const {
  std::string counts =
      "# HELP hengji_requests_total Requests answered.\n# TYPE hengji_requests_total counter\n";
  std::string times =
      "# HELP hengji_request_seconds Time to answer.\n# TYPE hengji_request_seconds histogram\n";
  std::string sizes =
      "# HELP hengji_response_bytes_total Bytes of bodies sent.\n# TYPE hengji_response_bytes_total "
      "counter\n";
  for (std::size_t i = 0; i < count_ && i < names.size(); ++i) {
    const Operation& one = operations_[i];
    std::uint64_t total = 0;
    for (std::size_t c = 0; c < one.by_class.size(); ++c)
      if (std::uint64_t count = one.by_class[c].load(); count != 0) {
        counts += fmt::format("hengji_requests_total{{operation=\"{}\",status=\"{}xx\"}} {}\n", names[i],
                              c + 1, count);
        total += count;
      }
    if (total == 0) continue;
    std::uint64_t below = 0;
    for (std::size_t b = 0; b < bounds.size(); ++b) {
      below += one.by_time[b].load();
      times += fmt::format("hengji_request_seconds_bucket{{operation=\"{}\",le=\"{}\"}} {}\n", names[i],
                           bounds[b], below);
    }
    below += one.by_time[bounds.size()].load();
    times += fmt::format(
        "hengji_request_seconds_bucket{{operation=\"{0}\",le=\"+Inf\"}} {1}\n"
        "hengji_request_seconds_sum{{operation=\"{0}\"}} {2}\n"
        "hengji_request_seconds_count{{operation=\"{0}\"}} {1}\n",
        names[i], below, static_cast<double>(one.nanoseconds.load()) / 1e9);
    sizes += fmt::format("hengji_response_bytes_total{{operation=\"{}\"}} {}\n", names[i], one.bytes.load());
  }
  return counts + times + sizes;
}

void append_gauge(std::string& out, std::string_view name, std::string_view help, double value) {
  out += fmt::format("# HELP {0} {1}\n# TYPE {0} gauge\n{0} {2}\n", name, help, value);
}

std::size_t memory_bytes() {
  std::FILE* file = std::fopen("/proc/self/statm", "r");
  if (file == nullptr) return 0;
  unsigned long whole = 0, resident = 0;
  int read = std::fscanf(file, "%lu %lu", &whole, &resident);
  std::fclose(file);
  return read == 2 ? resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) : 0;
}

}  // namespace hengji::server
