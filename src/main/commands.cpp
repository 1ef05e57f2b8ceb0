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
      {"import",
       "FILE…",
       {"把一个地区的文件成批导入服务器，按名称和编码对应部门",
        "import the files of a region into a server, matched to departments by name and code"},
       import_options(),
       run_import},
      {"user",
       "ACTION [ACCOUNT]",
       {"服务器的用户：add、password、unlock、list", "people of the server: add, password, unlock, list"},
       user_options(),
       run_user},
      {"publish",
       "DIR",
       {"把已公开的内容写成一个文件夹，放到任何网站或 U 盘上都能打开",
        "write what is published as a folder that any web server or a stick can carry"},
       publish_options(),
       run_publish},
  };
  return table;
}

}  // namespace hengji
