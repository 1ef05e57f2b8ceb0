#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.h"
#include "base/result.h"

namespace hengji::cli {

/// One option of a command, as its help shows it.
struct Option {
  std::string_view name;   ///< "format", given as --format
  std::string_view value;  ///< "FILE", or the choices "text|json"; empty for a switch
  Phrase help;

  bool is_switch() const { return value.empty(); }
  bool is_choice() const { return value.find('|') != std::string_view::npos; }
};

/// What was given: the options by name, and the other words in their order.
class Arguments {
 public:
  bool has(std::string_view name) const { return find(name) != nullptr; }
  /// The value of an option; the last one when it was given several times.
  std::optional<std::string_view> value(std::string_view name) const;
  /// All values of an option that may be given several times, in their order.
  std::vector<std::string_view> values(std::string_view name) const;
  std::string_view value_or(std::string_view name, std::string_view otherwise) const;
  const std::vector<std::string>& words() const { return words_; }

  void add_option(std::string_view name, std::string value) { options_.emplace_back(name, std::move(value)); }
  void add_word(std::string word) { words_.push_back(std::move(word)); }

 private:
  const std::string* find(std::string_view name) const;

  std::vector<std::pair<std::string_view, std::string>> options_;
  std::vector<std::string> words_;
};

/// Reads `--name value`, `--name=value`, `-h` and plain words; after `--` everything is a plain word, and so
/// is `-`. An unknown option, a missing or impossible value is an error that names what would be right.
Result<Arguments> parse_arguments(std::span<const std::string_view> words, std::span<const Option> known);

}  // namespace hengji::cli
