#include "cli/command.h"
#include "cli/commands/pack.h"

namespace hengji::cli {

std::span<const Command> commands() {
  static constexpr Command table[] = {
      {"pack",
       "list | check [DIR] | show PACK",
       {"政策包：列出、检查、显示", "policy packs: list, check, show"},
       {},
       run_pack},
  };
  return table;
}

}  // namespace hengji::cli
