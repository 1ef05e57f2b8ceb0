#include "cli/run.h"
#include "main/commands.h"

#include <vector>

int main(int count, char** words) {
  std::vector<hengji::cli::Command> table(hengji::cli::commands().begin(), hengji::cli::commands().end());
  for (const hengji::cli::Command& command : hengji::server_commands()) table.push_back(command);
  return hengji::cli::run({words + 1, static_cast<std::size_t>(count - 1)}, table, hengji::fetch_from_server);
}
