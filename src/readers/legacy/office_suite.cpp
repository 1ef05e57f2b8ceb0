#include "readers/legacy/office_suite.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sched.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>
#include <vector>

#include "base/limits.h"

namespace hengji::readers::legacy {
namespace {

namespace fs = std::filesystem;

// No links are followed, no macros run, nothing is asked.
constexpr std::string_view settings = R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
)";

/// A folder of our own that goes when this goes.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (fs::temp_directory_path() / "hengji-XXXXXX").string();
    if (mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::string_view ending_of(Target target) {
  if (target == Target::docx) return "docx";
  return target == Target::xlsx ? "xlsx" : "pdf";
}

/// What LibreOffice is told to write, with the settings of its filter.
std::string_view filter_of(Target target) {
  constexpr std::string_view one_page_a_sheet =
      R"(pdf:calc_pdf_Export:{"SinglePageSheets":{"type":"boolean","value":"true"}})";
  return target == Target::sheets_pdf ? one_page_a_sheet : ending_of(target);
}

Error not_installed() {
  return Error::not_installed(
      {"读这种旧格式需要 LibreOffice，本机没有安装；请安装 libreoffice-writer 和 libreoffice-calc，或另存为 "
       "docx、xlsx 后再提交。",
       "Reading this older format needs LibreOffice, which is not installed on this machine; install "
       "libreoffice-writer and "
       "libreoffice-calc, or save the file as docx or xlsx."});
}

Error gives_nothing() {
  return Error::damaged(
      {"文件不能转换，可能已损坏或设有打开密码；请另存为 docx 或 xlsx 后再提交。",
       "The file cannot be converted; it may be damaged or need a password. Save it as docx or xlsx."});
}

Error takes_too_long() {
  return Error::limit({fmt::format("转换旧格式超过 {} 秒的上限，没有读；请另存为 docx 或 xlsx 后再提交。",
                                   limits::conversion_seconds),
                       fmt::format("Converting the older format takes longer than {} seconds; the file was "
                                   "not read. Save it as docx or "
                                   "xlsx.",
                                   limits::conversion_seconds)});
}

Error no_folder() {
  return Error::io({"不能建立临时目录；请检查临时目录的空间和权限。",
                    "No temporary folder can be made; look at its space and permissions."});
}

std::string program() {
  const char* path = std::getenv("PATH");
  std::string_view folders = path == nullptr ? "/usr/bin:/bin" : path;
  while (!folders.empty()) {
    std::string folder(folders.substr(0, folders.find(':')));
    folders.remove_prefix(std::min(folder.size() + 1, folders.size()));
    for (const char* name : {"soffice", "libreoffice"}) {
      std::string file = folder + "/" + name;
      if (!folder.empty() && access(file.c_str(), X_OK) == 0) return file;
    }
  }
  return {};
}

void bound(int resource, rlim_t most) {
  rlimit limit{most, most};
  setrlimit(static_cast<__rlimit_resource_t>(resource), &limit);
}

/// Between fork and exec: only what is safe there.
[[noreturn]] void become(const std::string& file, char* const* arguments, char* const* environment) {
  setsid();
  bound(RLIMIT_CPU, 2 * limits::conversion_seconds);
  bound(RLIMIT_FSIZE, limits::unpacked_bytes);
  bound(RLIMIT_AS, limits::conversion_memory);
  bound(RLIMIT_CORE, 0);
  unshare(CLONE_NEWUSER | CLONE_NEWNET);  // where the system allows it, nothing outside can be reached
  int nowhere = open("/dev/null", O_RDWR);
  for (int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nowhere, stream);
  execve(file.c_str(), arguments, environment);
  _exit(127);
}

/// Whether the process ended by itself in time; else it and all that it started are killed.
bool ends_in_time(pid_t process) {
  auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(limits::conversion_seconds);
  bool in_time = true;
  while (waitpid(process, nullptr, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() > deadline) {
      kill(process, SIGKILL);
      waitpid(process, nullptr, 0);
      in_time = false;
      break;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  kill(-process, SIGKILL);  // what it left running
  return in_time;
}

Result<void> run(const std::string& file, const fs::path& folder, const std::string& source, Target target) {
  std::vector<std::string> words = {
      file,           "-env:UserInstallation=file://" + (folder / "profile").string(),
      "--headless",   "--norestore",
      "--nologo",     "--nodefault",
      "--convert-to", std::string(filter_of(target)),
      "--outdir",     (folder / "out").string(),
      source};
  std::vector<std::string> settings_of_process = {"HOME=" + folder.string(), "TMPDIR=" + folder.string(),
                                                  "PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8"};
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::vector<char*> environment;
  for (std::string& setting : settings_of_process) environment.push_back(setting.data());
  environment.push_back(nullptr);
  pid_t process = fork();
  if (process < 0)
    return fail(Error::io({"操作系统不能再启动程序。", "The operating system starts no more programs."}));
  if (process == 0) become(file, arguments.data(), environment.data());
  if (!ends_in_time(process)) return fail(takes_too_long());
  return {};
}

}  // namespace

Result<std::string> converted(std::string_view bytes, std::string_view ending, Target target) {
  std::string file = program();
  if (file.empty()) return fail(not_installed());
  TemporaryFolder folder;
  if (folder.path().empty()) return fail(no_folder());
  std::error_code error;
  fs::create_directories(folder.path() / "profile" / "user", error);
  std::ofstream(folder.path() / "profile" / "user" / "registrymodifications.xcu") << settings;
  fs::path source = folder.path() / ("source" + std::string(ending));
  std::ofstream(source, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (error || !fs::exists(source)) return fail(no_folder());
  TRY_VOID(run(file, folder.path(), source.string(), target));
  fs::path result = folder.path() / "out" / fmt::format("source.{}", ending_of(target));
  std::uintmax_t size = fs::file_size(result, error);
  if (error || size == 0 || size > limits::file_bytes) return fail(gives_nothing());
  std::ifstream stream(result, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

}  // namespace hengji::readers::legacy
