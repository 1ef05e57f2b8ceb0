#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <exception>
#include <thread>
#include <vector>

#include "cli/command.h"
#include "cli/run.h"

namespace hengji::cli {
namespace {

bool wants_color(std::string_view choice, int descriptor) {
  if (choice != "auto") return choice == "always";
  const char* terminal = std::getenv("TERM");
  return isatty(descriptor) != 0 && std::getenv("NO_COLOR") == nullptr && terminal != nullptr &&
         std::string_view(terminal) != "dumb";
}

int terminal_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return size.ws_col;
  return Console{}.width;
}

Console console_for(const Arguments& arguments) {
  Console console;
  console.language = arguments.value_or("lang", "zh") == "en" ? Language::en : Language::zh;
  console.out_in_color = wants_color(arguments.value_or("color", "auto"), STDOUT_FILENO);
  console.err_in_color = wants_color(arguments.value_or("color", "auto"), STDERR_FILENO);
  console.err_is_terminal = isatty(STDERR_FILENO) != 0;
  console.width = terminal_width();
  return console;
}

/// The language of a command line that cannot be parsed: what it says about it, if anything.
Language stated_language(std::span<const std::string_view> words) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == "--lang=en" || (words[i] == "--lang" && i + 1 < words.size() && words[i + 1] == "en"))
      return Language::en;
  return Language::zh;
}

Result<int> parse_jobs(std::optional<std::string_view> text) {
  if (!text) return static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  int jobs = 0;
  auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), jobs);
  if (error == std::errc() && end == text->data() + text->size() && jobs >= 1 && jobs <= 256) return jobs;
  return fail(
      Error::usage({fmt::format("--jobs 不能是“{}”，应为 1 到 256 的整数。", *text),
                    fmt::format("--jobs cannot be \"{}\"; it is a whole number from 1 to 256.", *text)}));
}

std::string option_or_variable(const Arguments& arguments, std::string_view option, const char* variable) {
  if (auto value = arguments.value(option)) return std::string(*value);
  const char* set = std::getenv(variable);
  return set == nullptr ? std::string() : std::string(set);
}

Result<Settings> settings_for(const Arguments& arguments, Fetcher fetch) {
  Settings settings;
  settings.remote = {option_or_variable(arguments, "server", "HENGJI_SERVER"),
                     option_or_variable(arguments, "token", "HENGJI_TOKEN"),
                     arguments.value_or("lang", "zh") == "en" ? Language::en : Language::zh, fetch};
  settings.jobs = TRY(parse_jobs(arguments.value("jobs")));
  if (auto policy = arguments.value("policy")) settings.policy = std::string(*policy);
  if (auto day = arguments.value("as-of")) {
    settings.as_of = parse_date(*day);
    if (!settings.as_of)
      return fail(
          Error::usage({fmt::format("--as-of 不能是“{}”，应为日期，例如 2025-01-20。", *day),
                        fmt::format("--as-of cannot be \"{}\"; it is a date such as 2025-01-20.", *day)}));
  }
  return settings;
}

/// The place of the command's name among the words: the first that is no option and no option's value.
std::size_t command_place(std::span<const std::string_view> words) {
  std::size_t i = 0;
  for (; i < words.size() && words[i].starts_with("-"); ++i) {
    auto option = std::ranges::find(
        common_options(), words[i].substr(std::min<std::size_t>(2, words[i].size())), &Option::name);
    if (option != common_options().end() && !option->is_switch()) ++i;
  }
  return std::min(i, words.size());
}

Status without_command(const Console& console, const Arguments& arguments, std::span<const Command> table) {
  if (arguments.has("version")) {
    console.print("hengji " HENGJI_VERSION "\n");
    return Status::fine;
  }
  if (arguments.has("help")) {
    console.print(help_page(table, console.language));
    return Status::fine;
  }
  console.complain({"缺少命令。用法见 hengji --help。", "a command is missing. See hengji --help."});
  return Status::usage;
}

Status run_command(const Command& command, const Console& console, const Arguments& arguments,
                   Fetcher fetch) {
  if (arguments.has("help")) {
    console.print(help_page(command, console.language));
    return Status::fine;
  }
  auto settings = settings_for(arguments, fetch);
  if (settings) return command.run({console, *settings, arguments});
  console.complain(settings.error().message);
  return Status::usage;
}

Text unknown_command(std::string_view word) {
  return {fmt::format("没有“{}”这个命令。用法见 hengji --help。", word),
          fmt::format("there is no command \"{}\". See hengji --help.", word)};
}

Status run_words(std::vector<std::string_view> words, std::span<const Command> table, Fetcher fetch) {
  Console plain{.language = stated_language(words)};
  std::size_t place = command_place(words);
  const Command* command = nullptr;
  if (place < words.size()) {
    auto found = std::ranges::find(table, words[place], &Command::name);
    if (found == table.end()) {
      auto before = parse_arguments({words.data(), place}, common_options());
      plain.complain(before ? unknown_command(words[place]) : before.error().message);
      return Status::usage;
    }
    command = &*found;
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(place));
  }
  std::vector<Option> known(common_options().begin(), common_options().end());
  if (command != nullptr) known.insert(known.end(), command->options.begin(), command->options.end());
  if (command == nullptr) known.push_back({"version", "", {}});
  auto arguments = parse_arguments(words, known);
  if (!arguments) {
    plain.complain(arguments.error().message);
    return Status::usage;
  }
  Console console = console_for(*arguments);
  return command == nullptr ? without_command(console, *arguments, table)
                            : run_command(*command, console, *arguments, fetch);
}

}  // namespace

int run(std::span<char* const> words, std::span<const Command> table, Fetcher fetch) {
  Status status = Status::unread;
  try {
    status = run_words({words.begin(), words.end()}, table, fetch);
  } catch (const std::exception& bug) {
    Console{}.complain({fmt::format("程序内部出错（{}）。这是衡绩自身的缺陷，不是文件的问题。", bug.what()),
                        fmt::format("internal error ({}): a fault of Hengji, not of the file.", bug.what())});
    return static_cast<int>(Status::unread);
  }
  if (!Console{}.is_flushed()) {
    Console{}.complain({"结果没有写完：标准输出写不进去（磁盘已满？）。",
                        "the results are incomplete: standard output could not be written (disk full?)."});
    status = Status::unread;
  }
  return static_cast<int>(status);
}

}  // namespace hengji::cli
