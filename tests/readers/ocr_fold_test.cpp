// tools/ocr/fold.mjs, on a network of a few numbers that is made here in the ONNX format.
#include <gtest/gtest.h>

#include <unistd.h>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "ocr/inference.h"
#include "source_tree.h"

namespace hengji::ocr {
namespace {

std::string varint(std::uint64_t value) {
  std::string bytes;
  for (; value > 127; value >>= 7) bytes += char(value | 128);
  return bytes + char(value);
}

std::string field(int number, std::uint64_t value) {
  return varint(std::uint64_t(number) << 3) + varint(value);
}

std::string field(int number, const std::string& bytes) {
  return varint(std::uint64_t(number) << 3 | 2) + varint(bytes.size()) + bytes;
}

std::string field(int number, float value) {
  return varint(std::uint64_t(number) << 3 | 5) + std::string(reinterpret_cast<const char*>(&value), 4);
}

std::string attribute(const std::string& name, float value) {
  return field(5, field(1, name) + field(2, value) + field(20, std::uint64_t{1}));
}

std::string attribute(const std::string& name, const std::vector<int>& values) {
  std::string bytes = field(1, name);
  for (int value : values) bytes += field(8, std::uint64_t(value));
  return field(5, bytes + field(20, std::uint64_t{7}));
}

std::string node(const std::string& kind, const std::vector<std::string>& inputs, const std::string& output,
                 const std::string& attributes = {}) {
  std::string bytes;
  for (const std::string& input : inputs) bytes += field(1, input);
  return field(1, bytes + field(2, output) + field(4, kind) + attributes);
}

std::string constant(const std::string& name, const std::vector<int>& dimensions, std::vector<float> values) {
  std::string tensor;
  for (int size : dimensions) tensor += field(1, std::uint64_t(size));
  tensor += field(2, std::uint64_t{1});
  tensor += field(9, std::string(reinterpret_cast<const char*>(values.data()), values.size() * 4));
  return node("Constant", {}, name,
              field(5, field(1, std::string("value")) + field(5, tensor) + field(20, std::uint64_t{4})));
}

/// What stands at the ends of the network: a tensor of one picture with two planes of 4 by 4 numbers.
std::string end(int number, const std::string& name) {
  std::string shape;
  for (int size : {1, 2, 4, 4}) shape += field(1, field(1, std::uint64_t(size)));
  return field(number, field(1, name) + field(2, field(1, field(1, std::uint64_t{1}) + field(2, shape))));
}

/// A convolution with what the trained network has behind each; its names begin with `name`.
std::string block(const std::string& name, const std::string& input, int side, float factor) {
  int pad = side / 2;
  std::vector<float> weights(std::size_t(4 * side * side));
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = float(i % 7) * 0.3f - 0.8f;
  return constant(name + "w", {2, 2, side, side}, weights) + constant(name + "b", {2}, {0.5f, -0.25f}) +
         constant(name + "s", {1}, {factor}) + constant(name + "t", {1}, {0.125f}) +
         constant(name + "3", {}, {3}) + constant(name + "6", {}, {6}) +
         node("Conv", {input, name + "w", name + "b"}, name + "c",
              attribute("kernel_shape", std::vector<int>{side, side}) +
                  attribute("pads", std::vector<int>{pad, pad, pad, pad})) +
         node("Mul", {name + "s", name + "c"}, name + "m") +
         node("Add", {name + "m", name + "t"}, name + "a") +
         node("Add", {name + "a", name + "3"}, name + "p") +
         node("Clip", {name + "p"}, name + "k", attribute("min", 0.0f) + attribute("max", 6.0f)) +
         node("Mul", {name + "a", name + "k"}, name + "x") +
         node("Div", {name + "x", name + "6"}, name + "d") +
         node("Mul", {name + "s", name + "d"}, name + "n") +
         node("Add", {name + "n", name + "t"}, name + "o");
}

std::string network() {
  std::string last = constant("w", {2, 2, 1, 1}, {1, 0.5f, -1, 2}) +
                     node("Conv", {"2o", "w"}, "y", attribute("kernel_shape", std::vector<int>{1, 1}));
  std::string graph = block("1", "x", 1, 1.5f) + block("2", "1o", 3, -0.75f) + last +
                      field(2, std::string("g")) + end(11, "x") + end(12, "y");
  return field(1, std::uint64_t{4}) + field(7, graph) + field(8, field(2, std::uint64_t{9}));
}

std::vector<float> output_of(const Engine& engine, const std::string& file) {
  auto loaded = Network::load(engine, file);
  EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().message.en);
  if (!loaded) return {};
  std::vector<float> input(32);
  for (std::size_t i = 0; i < input.size(); ++i) input[i] = std::sin(float(i)) * 2;
  std::int64_t shape[] = {1, 2, 4, 4};
  auto output = loaded->run(shape, input);
  EXPECT_TRUE(output) << (output ? "" : output.error().message.en);
  return output ? output->values : std::vector<float>{};
}

TEST(FoldedNetwork, GivesTheSameNumbersInFewerSteps) {
  auto source = hengji::testing::source_dir();
  if (!std::filesystem::exists(source / "build/ocr/libonnxruntime.so.1"))
    GTEST_SKIP() << "the text recognition is not installed: run tools/ocr/install";
  auto folder = std::filesystem::temp_directory_path() / ("hengji-fold-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  auto as_trained = (folder / "trained.onnx").string(), folded = (folder / "folded.onnx").string();
  std::ofstream(as_trained, std::ios::binary) << network();
  std::string command =
      "node '" + (source / "tools/ocr/fold.mjs").string() + "' '" + as_trained + "' > '" + folded + "'";
  ASSERT_EQ(std::system(command.c_str()), 0);
  std::string bytes = hengji::testing::bytes_of(folded);
  EXPECT_EQ(bytes.find("Clip"), std::string::npos);
  EXPECT_EQ(bytes.find("Div"), std::string::npos);
  auto engine = Engine::open((source / "build/ocr/libonnxruntime.so.1").string(), 1);
  ASSERT_TRUE(engine);
  std::vector<float> wanted = output_of(*engine, as_trained), found = output_of(*engine, folded);
  ASSERT_EQ(wanted.size(), 32U);
  ASSERT_EQ(found.size(), wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) EXPECT_NEAR(found[i], wanted[i], 1e-4) << i;
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace hengji::ocr
