#include "main/commands.h"

namespace hengji {

std::span<const cli::Command> server_commands() {
  static const cli::Command table[] = {
      {"serve",
       "",
       {"启动服务器：一年的申报、审核、监控、评价都在上面办理",
        "start the server on which the year is worked through"},
       serve_options(),
       run_serve},
      {"user",
       "add | password | list | unlock [ACCOUNT]",
       {"服务器的用户：新增、改密码、列出、解锁", "people of the server: add, set a password, list, unlock"},
       user_options(),
       run_user},
  };
  return table;
}

}  // namespace hengji
