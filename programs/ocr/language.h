#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "recogniser.h"

namespace hengji::ocr {

/// Which characters follow which in the words of the language: what tells 计划 from 让划 where the picture
/// does not.
class Language {
 public:
  /// Reads lines of two characters and how often they stand together. Without such a file it knows nothing.
  static Language load(const std::string& file);

  /// Puts the character in place of a doubtful one that the picture allows as well and that makes a word with
  /// its neighbours where the doubtful one makes none. Only ideographs and letters are replaced, never a
  /// digit or a sign, and each that was stays uncertain.
  void mend(Characters& line) const;

  /// The logarithm of how likely `after` stands behind `before`.
  double follows(char32_t before, char32_t after) const;

 private:
  std::unordered_map<std::uint64_t, double> pairs_;
  std::unordered_map<char32_t, double> first_;
  std::unordered_map<char32_t, double> second_;
  double total_ = 0;
};

}  // namespace hengji::ocr
