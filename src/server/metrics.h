#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace hengji::server {

/// Counts of what was answered, by operation. Written from all threads without locks.
class Metrics {
 public:
  explicit Metrics(std::size_t operations);

  void count(std::size_t operation, int status, std::chrono::nanoseconds took, std::size_t bytes);
  std::uint64_t requests() const;

  /// Text in the exposition format of Prometheus. `names` are the operations'.
  std::string exposition(std::span<const std::string_view> names) const;

 private:
  static constexpr std::array<double, 9> bounds{0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5};

  struct Operation {
    std::array<std::atomic<std::uint64_t>, 5> by_class{};  ///< 1xx … 5xx
    std::array<std::atomic<std::uint64_t>, bounds.size() + 1> by_time{};
    std::atomic<std::uint64_t> nanoseconds = 0;
    std::atomic<std::uint64_t> bytes = 0;
  };

  std::size_t count_;
  std::unique_ptr<Operation[]> operations_;
};

/// One line of the exposition format: `# HELP`, `# TYPE` and the value.
void append_gauge(std::string& out, std::string_view name, std::string_view help, double value);

/// Resident memory of this process; 0 when the system does not tell.
std::size_t memory_bytes();

}  // namespace hengji::server
