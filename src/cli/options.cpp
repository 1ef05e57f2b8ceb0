#include "cli/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace hengji::cli {
namespace {

/// How many letters must be added, dropped or changed to make one word of the other.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

Error unknown_option(std::string_view name, std::span<const Option> known) {
  const Option* nearest = nullptr;
  std::size_t least = 3;
  for (const Option& option : known)
    if (std::size_t far = distance(name, option.name); far < least) nearest = &option, least = far;
  Text message{fmt::format("没有 --{} 这个选项。", name), fmt::format("there is no option --{}.", name)};
  if (nearest != nullptr) {
    message.zh += fmt::format("是不是 --{}？", nearest->name);
    message.en += fmt::format(" Did you mean --{}?", nearest->name);
  }
  return Error::usage(std::move(message));
}

bool offers(const Option& option, std::string_view value) {
  std::string_view rest = option.value;
  while (!rest.empty()) {
    std::size_t bar = rest.find('|');
    if (rest.substr(0, bar) == value) return true;
    rest = bar == std::string_view::npos ? std::string_view() : rest.substr(bar + 1);
  }
  return false;
}

Result<void> check_value(const Option& option, std::string_view value) {
  if (value.empty())
    return fail(Error::usage({fmt::format("--{} 后面缺少 {}。", option.name, option.value),
                              fmt::format("--{} needs {}.", option.name, option.value)}));
  if (option.is_choice() && !offers(option, value))
    return fail(Error::usage(
        {fmt::format("--{} 不能是“{}”，可以是 {}。", option.name, value, option.value),
         fmt::format("--{} cannot be \"{}\"; it can be {}.", option.name, value, option.value)}));
  return {};
}

/// Where parsing stands among the words.
struct Cursor {
  std::span<const std::string_view> words;
  std::size_t next = 0;

  bool is_done() const { return next == words.size(); }
  std::string_view take() { return words[next++]; }
};

Result<void> take_option(std::string_view word, Cursor& cursor, std::span<const Option> known,
                         Arguments& arguments) {
  std::size_t equals = word.find('=');
  std::string_view name = word.substr(0, equals);
  auto option = std::ranges::find(known, name, &Option::name);
  if (option == known.end()) return fail(unknown_option(name, known));
  bool has_value = equals != std::string_view::npos;
  if (option->is_switch()) {
    if (has_value)
      return fail(
          Error::usage({fmt::format("--{} 不带值。", name), fmt::format("--{} takes no value.", name)}));
    arguments.add_option(option->name, {});
    return {};
  }
  std::string_view value = has_value ? word.substr(equals + 1) : cursor.is_done() ? "" : cursor.take();
  TRY_VOID(check_value(*option, value));
  arguments.add_option(option->name, std::string(value));
  return {};
}

}  // namespace

const std::string* Arguments::find(std::string_view name) const {
  for (auto option = options_.rbegin(); option != options_.rend(); ++option)
    if (option->first == name) return &option->second;
  return nullptr;
}

std::optional<std::string_view> Arguments::value(std::string_view name) const {
  const std::string* found = find(name);
  return found != nullptr ? std::optional<std::string_view>(*found) : std::nullopt;
}

std::vector<std::string_view> Arguments::values(std::string_view name) const {
  std::vector<std::string_view> all;
  for (const auto& [given, value] : options_)
    if (given == name) all.push_back(value);
  return all;
}

std::string_view Arguments::value_or(std::string_view name, std::string_view otherwise) const {
  return value(name).value_or(otherwise);
}

Result<Arguments> parse_arguments(std::span<const std::string_view> words, std::span<const Option> known) {
  Arguments arguments;
  Cursor cursor{words};
  while (!cursor.is_done()) {
    std::string_view word = cursor.take();
    if (word == "--") {
      while (!cursor.is_done()) arguments.add_word(std::string(cursor.take()));
    } else if (word == "-h") {
      arguments.add_option("help", {});
    } else if (word.starts_with("--")) {
      TRY_VOID(take_option(word.substr(2), cursor, known, arguments));
    } else if (word.size() > 1 && word.starts_with("-")) {
      return fail(Error::usage(
          {fmt::format("没有 {} 这个选项；选项用两个连字符，例如 --help。", word),
           fmt::format("there is no option {}; options take two hyphens, as in --help.", word)}));
    } else {
      arguments.add_word(std::string(word));
    }
  }
  return arguments;
}

}  // namespace hengji::cli
