#pragma once

#include <span>
#include <string>
#include <vector>

#include "inference.h"
#include "picture.h"

namespace hengji::ocr {

/// What a character may be, and how likely that is, 0 to 1.
struct Reading {
  std::string text;
  double confidence = 0;
};

/// One character as it was seen in a line.
struct Character {
  std::string text;
  double x = 0;                      ///< of its middle, in pixels of the line's picture
  double confidence = 0;             ///< 0 to 1
  std::vector<Reading> others = {};  ///< what else a doubtful one may be
};

using Characters = std::vector<Character>;

/// Reads the pictures of single lines of text, with a network that names a character for each slice of
/// eight pixels at a height of 48.
class Recogniser {
 public:
  static Result<Recogniser> load(const Engine& engine, const std::string& network,
                                 const std::string& alphabet);

  /// The characters of each line, in the order of the lines. Lines may differ in size; those of one width
  /// are read together.
  Result<std::vector<Characters>> read(std::span<const Picture> lines) const;

 private:
  Recogniser(Network network, std::vector<std::string> alphabet)
      : network_(std::move(network)), alphabet_(std::move(alphabet)) {}

  Network network_;
  std::vector<std::string> alphabet_;  ///< [0] is "no character"
};

}  // namespace hengji::ocr
