#include "recogniser.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>
#include <opencv2/imgproc.hpp>

namespace hengji::ocr {
namespace {

constexpr int line_height = 48;
constexpr int slice = 8;
constexpr int shortest = 48;
constexpr int longest = 3200;
constexpr int batch_pixels = 640;  ///< widths of a batch together: bounds memory

int scaled_width(const Picture& line) {
  double width = double(line.width) * line_height / std::max(1, line.height);
  int slices = static_cast<int>(std::ceil(width / slice));
  return std::clamp(slices * slice, shortest, longest);
}

/// Writes a line into the three equal colour planes of a batch's input, stretched to the height, white to the
/// right.
void place(const Picture& line, float* planes, int width) {
  int own =
      std::clamp(static_cast<int>(std::lround(double(line.width) * line_height / line.height)), 1, width);
  cv::Mat source(line.height, line.width, CV_8U, const_cast<std::uint8_t*>(line.pixels.data()));
  cv::Mat resized;
  cv::resize(source, resized, {own, line_height}, 0, 0,
             line.height > line_height ? cv::INTER_AREA : cv::INTER_CUBIC);
  std::size_t plane = std::size_t(line_height) * width;
  std::fill_n(planes, 3 * plane, 1.0f);
  for (int y = 0; y < line_height; ++y)
    for (int x = 0; x < own; ++x) {
      float value = resized.at<std::uint8_t>(y, x) / 127.5f - 1;
      for (int colour = 0; colour < 3; ++colour) planes[colour * plane + std::size_t(y) * width + x] = value;
    }
}

constexpr float doubtful = 0.98f;  ///< a character less sure than this may be another one
constexpr float possible = 0.001f;

/// What else than its best name a slice may show.
std::vector<Reading> others_in(const float* row, std::int64_t names, std::int64_t best,
                               const std::vector<std::string>& alphabet) {
  std::vector<Reading> others;
  if (row[best] >= doubtful) return others;
  for (std::int64_t name = 1; name < names; ++name)
    if (name != best && row[name] > possible) others.push_back({alphabet[name], row[name]});
  return others;
}

/// The best name for each slice; a name that repeats without a gap is one character.
Characters decode(const float* slices, std::int64_t count, std::int64_t names,
                  const std::vector<std::string>& alphabet, double pixels_per_slice) {
  Characters characters;
  std::int64_t before = 0;
  for (std::int64_t t = 0; t < count; ++t) {
    const float* row = slices + t * names;
    std::int64_t best = std::max_element(row, row + names) - row;
    double x = (double(t) + 0.5) * pixels_per_slice;
    bool goes_on = best != 0 && best == before;
    before = best;
    if (best == 0 || (goes_on && row[best] <= characters.back().confidence)) continue;
    Character seen{alphabet[best], goes_on ? characters.back().x : x, row[best],
                   others_in(row, names, best, alphabet)};
    if (goes_on)
      characters.back() = std::move(seen);
    else
      characters.push_back(std::move(seen));
  }
  return characters;
}

}  // namespace

Result<Recogniser> Recogniser::load(const Engine& engine, const std::string& network,
                                    const std::string& alphabet) {
  std::vector<std::string> names{""};
  std::ifstream file(alphabet);
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    names.push_back(line);
  }
  names.emplace_back(" ");
  if (names.size() < 100)
    return fail(Error::not_installed(
        {"文字识别的字符表没有安装", "the alphabet of the text recognition is not installed"}));
  return Recogniser(TRY(Network::load(engine, network)), std::move(names));
}

Result<std::vector<Characters>> Recogniser::read(std::span<const Picture> lines) const {
  std::vector<std::size_t> order(lines.size());
  std::iota(order.begin(), order.end(), 0);
  auto width_of = [&](std::size_t i) { return scaled_width(lines[order[i]]); };
  std::sort(order.begin(), order.end(),
            [&](auto a, auto b) { return scaled_width(lines[a]) < scaled_width(lines[b]); });
  std::vector<Characters> all(lines.size());
  std::vector<float> input;
  for (std::size_t done = 0; done < order.size();) {
    std::size_t end = done + 1;
    int width = width_of(done);
    // Widths differ in few steps: lines of one width are read together, none is padded for another.
    while (end < order.size() && width_of(end) == width && width * int(end - done + 1) <= batch_pixels) ++end;
    std::size_t size = std::size_t(3) * line_height * width;
    input.resize(size * (end - done));
    for (std::size_t i = done; i < end; ++i) place(lines[order[i]], input.data() + (i - done) * size, width);
    std::array<std::int64_t, 4> shape{std::int64_t(end - done), 3, line_height, width};
    Tensor output = TRY(network_.run(shape, input));
    if (output.shape.size() != 3 || output.shape[2] != std::int64_t(alphabet_.size()))
      return fail(
          Error::damaged({"文字识别模型与字符表不符", "the recognition model does not fit its alphabet"}));
    for (std::size_t i = done; i < end; ++i) {
      const Picture& line = lines[order[i]];
      double scale = double(line.height) / line_height * width / double(output.shape[1]);
      all[order[i]] = decode(output.values.data() + (i - done) * output.shape[1] * output.shape[2],
                             output.shape[1], output.shape[2], alphabet_, scale);
    }
    done = end;
  }
  return all;
}

}  // namespace hengji::ocr
