#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace hengji::ocr {

/// Numbers in rows: `shape` says how many in each dimension, the last one running fastest.
struct Tensor {
  std::vector<std::int64_t> shape;
  std::vector<float> values;
};

/// The inference engine ONNX Runtime, opened at run time from a shared library: it comes as a binary
/// without headers, and a machine without it must still run everything else.
class Engine {
 public:
  /// Opens the library. `threads` is how many it may compute with.
  static Result<Engine> open(const std::string& library, int threads);

  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

 private:
  friend class Network;
  struct State;
  explicit Engine(std::shared_ptr<State> state);
  std::shared_ptr<State> state_;
};

/// A trained network with one input and one output, both of 32-bit floats.
class Network {
 public:
  static Result<Network> load(const Engine& engine, const std::string& file);

  Network(Network&&) noexcept;
  Network& operator=(Network&&) noexcept;
  ~Network();

  /// The output for an input. The input's values are read where they stand.
  Result<Tensor> run(std::span<const std::int64_t> shape, std::span<float> values) const;

 private:
  struct State;
  explicit Network(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace hengji::ocr
