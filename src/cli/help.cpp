#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "cli/command.h"

namespace hengji::cli {
namespace {

constexpr Option common[] = {
    {"policy",
     "PACK",
     {"政策包，例如 jiangsu/2025（默认按目标表识别）",
      "policy pack, such as jiangsu/2025 (default: recognised from the plan)"}},
    {"as-of",
     "DATE",
     {"按这一天有效的规定审核，例如 2025-01-20",
      "judge by the rules in force on this day, such as 2025-01-20"}},
    {"server",
     "URL",
     {"衡绩服务器（默认取 HENGJI_SERVER）：文件处可写其上计划的编号，或计划网页的网址",
      "a Hengji server (default: HENGJI_SERVER): an id or the address of a plan may stand for a file"}},
    {"token",
     "TOKEN",
     {"服务器的接口令牌（默认取 HENGJI_TOKEN）", "API token for the server (default: HENGJI_TOKEN)"}},
    {"lang", "zh|en", {"输出语言（默认 zh）", "language of the output (default: zh)"}},
    {"color", "auto|always|never", {"是否使用颜色（默认 auto）", "whether to use colours (default: auto)"}},
    {"jobs",
     "N",
     {"并行线程数（默认为处理器核数）", "threads for a batch (default: the cores of the machine)"}},
    {"help", "", {"显示本说明", "show this page"}},
};

/// Lines of two columns, the second one aligned.
class Columns {
 public:
  void add(std::string left, std::string_view right) {
    width_ = std::max(width_, display_width(left));
    rows_.emplace_back(std::move(left), right);
  }
  void append_to(std::string& page) const {
    for (const auto& [left, right] : rows_) {
      auto gap = static_cast<std::size_t>(width_ - display_width(left) + 2);
      page += fmt::format("  {}{}{}\n", left, std::string(gap, ' '), right);
    }
  }

 private:
  int width_ = 0;
  std::vector<std::pair<std::string, std::string_view>> rows_;
};

void add_options(Columns& columns, std::span<const Option> options, Language language) {
  for (const Option& option : options) {
    std::string left = fmt::format("--{}", option.name);
    if (!option.is_switch()) left += fmt::format(" {}", option.value);
    columns.add(std::move(left), in(language, option.help));
  }
}

constexpr Phrase purpose{
    "衡绩：预算绩效目标表的编译器。读目标表，按有出处的规则审核，指出问题所在。",
    "Hengji: a compiler for government performance plans. It reads them and checks them by cited rules."};
constexpr Phrase usage_word{"用法", "Usage"};
constexpr Phrase commands_word{"命令", "Commands"};
constexpr Phrase options_word{"选项", "Options"};
constexpr Phrase common_word{"通用选项", "Common options"};
constexpr Phrase words_word{"命令 [选项…] [文件…]", "COMMAND [OPTION…] [FILE…]"};
constexpr Phrase statuses{
    "退出状态：0 没有阻断性问题；1 有阻断性问题；2 用法错误；3 "
    "有文件读不了。结果写到标准输出，其余写到标准错误；文件名 - 表示标准输入。",
    "Exit status: 0 nothing blocking; 1 blocking findings; 2 wrong usage; 3 a file could not be read. "
    "Results go to standard output, everything else to standard error; a file named - is standard input."};
constexpr Phrase more{"各命令的选项见 hengji 命令 --help",
                      "For the options of a command: hengji COMMAND --help"};

}  // namespace

std::span<const Option> common_options() {
  return common;
}

std::string help_page(std::span<const Command> table, Language language) {
  std::string page =
      fmt::format("{}\n\n{}: hengji {}\n\n{}:\n", in(language, purpose), in(language, usage_word),
                  in(language, words_word), in(language, commands_word));
  Columns columns;
  for (const Command& command : table)
    columns.add(fmt::format("{} {}", command.name, command.words), in(language, command.summary));
  columns.append_to(page);
  page += fmt::format("\n{}:\n", in(language, common_word));
  Columns options;
  add_options(options, common_options(), language);
  options.append_to(page);
  page += fmt::format("\n{}\n{}\n", in(language, statuses), in(language, more));
  return page;
}

std::string help_page(const Command& command, Language language) {
  std::string page = fmt::format("{}\n\n{}: hengji {} {}\n", in(language, command.summary),
                                 in(language, usage_word), command.name, command.words);
  Columns columns;
  add_options(columns, command.options, language);
  if (!command.options.empty()) page += fmt::format("\n{}:\n", in(language, options_word));
  columns.append_to(page);
  page += fmt::format("\n{}:\n", in(language, common_word));
  Columns shared;
  add_options(shared, common_options(), language);
  shared.append_to(page);
  return page;
}

Status misuse(const Call& call, std::string_view command, const Text& message) {
  call.console.complain({fmt::format("{}用法见 hengji {} --help。", message.zh, command),
                         fmt::format("{} See hengji {} --help.", message.en, command)});
  return Status::usage;
}

}  // namespace hengji::cli
