#include "cli/source_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <optional>
#include <system_error>

namespace hengji::cli {
namespace {

constexpr Phrase standard_input{"标准输入", "standard input"};

constexpr std::size_t step = 1u << 20;  ///< what is read at once where the size is not known

/// An open file that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ > STDERR_FILENO) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

Error refused(const std::string& name, int code) {
  Text why = reason_of(code);
  Text message{fmt::format("“{}”读不了：{}。", name, why.zh),
               fmt::format("\"{}\" cannot be read: {}.", name, why.en)};
  return code == ENOENT ? Error::not_found(std::move(message)) : Error::io(std::move(message));
}

Error too_large(const std::string& name, std::size_t most) {
  return Error::limit(
      {fmt::format("“{}”超过单个文件 {} 的上限，没有读。请拆分后再试。", name, in_words(most)),
       fmt::format("\"{}\" is larger than the limit of {} for one file and was not read. "
                   "Please split it.",
                   name, in_words(most))});
}

std::optional<Text> kind_that_is_no_file(mode_t mode) {
  if (S_ISDIR(mode)) return Text{"是文件夹，不是文件", "a folder, not a file"};
  if (S_ISFIFO(mode))
    return Text{"是管道，不是文件；要读管道请用 - 从标准输入读",
                "a pipe, not a file; to read a pipe, give - and use standard input"};
  if (S_ISCHR(mode) || S_ISBLK(mode)) return Text{"是设备，不是文件", "a device, not a file"};
  if (S_ISSOCK(mode)) return Text{"是套接字，不是文件", "a socket, not a file"};
  return std::nullopt;
}

/// How long a source is, as far as that is known before it is read.
struct Extent {
  std::size_t expected = 0;
  bool is_regular = false;  ///< a short read is the end
};

/// Reads to the end, or until there is more than `most`.
Result<std::string> read_all(const Descriptor& file, const std::string& name, const Extent& extent,
                             std::size_t most) {
  std::string bytes;
  std::size_t used = 0;
  std::size_t room = extent.is_regular ? extent.expected + 1 : step;
  while (true) {
    bytes.resize(used + room);
    ssize_t got = ::read(file.number(), bytes.data() + used, room);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail(refused(name, errno));
    used += static_cast<std::size_t>(got);
    if (used > most) return fail(too_large(name, most));
    if (got == 0 || (extent.is_regular && static_cast<std::size_t>(got) < room)) break;
    room = std::min(std::max(step, used), most + 1 - used);
  }
  bytes.resize(used);
  return bytes;
}

}  // namespace

Text reason_of(int code) {
  switch (code) {
    case ENOENT:
      return {"没有这个文件", "no such file"};
    case ENOTDIR:
      return {"路径中有一段不是文件夹", "a part of its path is no folder"};
    case EACCES:
    case EPERM:
      return {"没有读取权限", "no permission to read it"};
    case ENAMETOOLONG:
      return {"文件名太长", "its name is too long"};
    case ELOOP:
      return {"符号链接循环", "its symbolic links go round in a circle"};
    case EMFILE:
    case ENFILE:
      return {"打开的文件太多", "too many files are open"};
    default:
      return {std::generic_category().message(code), std::generic_category().message(code)};
  }
}

std::string in_words(std::size_t bytes) {
  if (bytes >= (1u << 30) && bytes % (1u << 30) == 0) return fmt::format("{} GiB", bytes >> 30);
  if (bytes >= (1u << 20)) return fmt::format("{} MiB", bytes >> 20);
  if (bytes >= (1u << 10)) return fmt::format("{} KiB", bytes >> 10);
  return fmt::format("{} B", bytes);
}

Result<std::string> read_file(const std::string& name, std::size_t most) {
  if (name == "-") return read_all(Descriptor(STDIN_FILENO), "-", {}, most);
  Descriptor file(::open(name.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  struct stat about {};
  if (file.number() < 0) {
    int code = errno;
    if (code == ENXIO && ::stat(name.c_str(), &about) == 0 && S_ISSOCK(about.st_mode)) code = 0;
    if (code != 0) return fail(refused(name, code));
  } else if (::fstat(file.number(), &about) != 0) {
    return fail(refused(name, errno));
  }
  if (auto kind = kind_that_is_no_file(about.st_mode))
    return fail(Error::unsupported(
        {fmt::format("“{}”{}。", name, kind->zh), fmt::format("\"{}\" is {}.", name, kind->en)}));
  auto size = static_cast<std::size_t>(about.st_size);
  if (size > most) return fail(too_large(name, most));
  return read_all(file, name, {size, S_ISREG(about.st_mode)}, most);
}

Result<void> write_file(const std::string& name, std::string_view text) {
  std::string beside = name + ".part";
  std::FILE* file = std::fopen(beside.c_str(), "wb");
  bool is_written = file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
  if (file != nullptr && std::fclose(file) != 0) is_written = false;
  if (is_written && std::rename(beside.c_str(), name.c_str()) == 0) return {};
  Text why = reason_of(errno);
  std::remove(beside.c_str());
  return fail(Error::io({fmt::format("“{}”写不了：{}。", name, why.zh),
                         fmt::format("\"{}\" cannot be written: {}.", name, why.en)}));
}

std::string spoken_name(const std::string& name, Language language) {
  return name == "-" ? std::string(in(language, standard_input)) : name;
}

Error spoken(const std::string& name, Error error) {
  if (name != "-") return error;
  auto replace = [](std::string& text, std::string_view quoted, std::string_view spoken) {
    if (std::size_t at = text.find(quoted); at != std::string::npos) text.replace(at, quoted.size(), spoken);
  };
  replace(error.message.zh, "“-”", standard_input.zh);
  replace(error.message.en, "\"-\"", standard_input.en);
  return error;
}

}  // namespace hengji::cli
