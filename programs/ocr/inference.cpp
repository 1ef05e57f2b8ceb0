#include "inference.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include <numeric>
#include <utility>

namespace hengji::ocr {
namespace {

/// Places in the engine's table of functions. The table is only ever appended to, so they hold for every
/// version; its first 102 entries are version 1 of the interface.
enum Slot : int {
  error_message = 2,
  create_environment = 3,
  create_session = 7,
  run_session = 9,
  create_options = 10,
  disable_memory_pattern = 17,
  disable_arena = 19,
  set_log_severity = 22,
  set_optimization = 23,
  set_threads = 24,
  input_name = 36,
  output_name = 37,
  create_tensor = 49,
  tensor_values = 51,
  dimension_count = 61,
  dimensions = 62,
  tensor_shape = 65,
  cpu_memory = 69,
  allocator_free = 76,
  default_allocator = 78,
  release_environment = 92,
  release_status = 93,
  release_memory = 94,
  release_session = 95,
  release_value = 96,
  release_shape = 99,
  release_options = 100,
};

constexpr int interface_version = 1;
constexpr int type_float = 1;
constexpr int all_optimizations = 99;
constexpr int errors_only = 3;

using Functions = const void* const*;

struct Base {
  Functions (*functions)(std::uint32_t version);
  const char* (*version)();
};

/// Calls the function in a slot. Those that can fail give a status, which is nothing when all is well.
template <typename... Arguments>
void* call(Functions functions, Slot slot, Arguments... arguments) {
  return reinterpret_cast<void* (*)(Arguments...)>(const_cast<void*>(functions[slot]))(arguments...);
}

template <typename... Arguments>
Result<void> attempt(Functions functions, Slot slot, Arguments... arguments) {
  void* status = call(functions, slot, arguments...);
  if (status == nullptr) return {};
  auto message = reinterpret_cast<const char* (*)(void*)>(const_cast<void*>(functions[error_message]));
  std::string words = message(status);
  call(functions, release_status, status);
  return fail(Error::damaged({fmt::format("文字识别引擎出错：{}", words),
                              fmt::format("the text recognition engine failed: {}", words)}));
}

}  // namespace

struct Engine::State {
  Functions functions = nullptr;
  void* environment = nullptr;
  void* options = nullptr;
  void* memory = nullptr;

  ~State() {
    if (memory) call(functions, release_memory, memory);
    if (options) call(functions, release_options, options);
    if (environment) call(functions, release_environment, environment);
  }
};

Engine::Engine(std::shared_ptr<State> state) : state_(std::move(state)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

Result<Engine> Engine::open(const std::string& library, int threads) {
  auto state = std::make_shared<State>();
  // It stays open to the end of the process, for which it keeps some things.
  void* opened = dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL);
  auto base = opened ? reinterpret_cast<const Base* (*)()>(dlsym(opened, "OrtGetApiBase")) : nullptr;
  if (base == nullptr)
    return fail(Error::not_installed(
        {"文字识别引擎（ONNX Runtime）没有安装或不能打开",
         "the text recognition engine (ONNX Runtime) is not installed or cannot be opened"}));
  state->functions = base()->functions(interface_version);
  Functions f = state->functions;
  TRY_VOID(attempt(f, create_environment, errors_only, "hengji", &state->environment));
  TRY_VOID(attempt(f, create_options, &state->options));
  TRY_VOID(attempt(f, set_threads, state->options, threads));
  TRY_VOID(attempt(f, set_optimization, state->options, all_optimizations));
  TRY_VOID(attempt(f, set_log_severity, state->options, errors_only));
  // Inputs come in many sizes: planning memory for each would keep all of the plans.
  TRY_VOID(attempt(f, disable_memory_pattern, state->options));
  TRY_VOID(attempt(f, cpu_memory, 1, 0, &state->memory));
  return Engine(std::move(state));
}

struct Network::State {
  std::shared_ptr<Engine::State> engine;
  void* session = nullptr;
  std::string input;
  std::string output;

  ~State() {
    if (session) call(engine->functions, release_session, session);
  }
};

Network::Network(std::unique_ptr<State> state) : state_(std::move(state)) {}
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;
Network::~Network() = default;

Result<Network> Network::load(const Engine& engine, const std::string& file) {
  auto state = std::make_unique<State>();
  state->engine = engine.state_;
  Functions f = state->engine->functions;
  TRY_VOID(attempt(f, create_session, state->engine->environment, file.c_str(), state->engine->options,
                   &state->session));
  void* allocator = nullptr;
  TRY_VOID(attempt(f, default_allocator, &allocator));
  for (auto [slot, kept] : {std::pair{input_name, &state->input}, std::pair{output_name, &state->output}}) {
    char* name = nullptr;
    TRY_VOID(attempt(f, slot, state->session, std::size_t{0}, allocator, &name));
    *kept = name;
    TRY_VOID(attempt(f, allocator_free, allocator, static_cast<void*>(name)));
  }
  return Network(std::move(state));
}

Result<Tensor> Network::run(std::span<const std::int64_t> shape, std::span<float> values) const {
  Functions f = state_->engine->functions;
  auto release = [f](void* value) { call(f, release_value, value); };
  using Value = std::unique_ptr<void, decltype(release)>;
  void* made = nullptr;
  TRY_VOID(attempt(f, create_tensor, state_->engine->memory, static_cast<void*>(values.data()),
                   values.size_bytes(), shape.data(), shape.size(), type_float, &made));
  Value input(made, release);
  const char* in = state_->input.c_str();
  const char* out = state_->output.c_str();
  const void* given = input.get();
  void* got = nullptr;
  TRY_VOID(attempt(f, run_session, state_->session, static_cast<void*>(nullptr), &in, &given, std::size_t{1},
                   &out, std::size_t{1}, &got));
  Value output(got, release);
  void* description = nullptr;
  TRY_VOID(attempt(f, tensor_shape, got, &description));
  std::size_t count = 0;
  Tensor tensor;
  Result<void> known = attempt(f, dimension_count, description, &count);
  tensor.shape.resize(count);
  if (known) known = attempt(f, dimensions, description, tensor.shape.data(), count);
  call(f, release_shape, description);
  TRY_VOID(known);
  float* first = nullptr;
  TRY_VOID(attempt(f, tensor_values, got, &first));
  auto total =
      std::accumulate(tensor.shape.begin(), tensor.shape.end(), std::int64_t{1}, std::multiplies<>());
  tensor.values.assign(first, first + total);
  return tensor;
}

}  // namespace hengji::ocr
