#include "cli/console.h"

#include <fmt/format.h>

namespace hengji::cli {
namespace {

struct Label {
  Phrase words;
  std::string_view color;
};

std::string said(const Console& console, const Label& label, const Text& message) {
  Language language = console.language;
  std::string_view colon = language == Language::en ? ": " : "：";
  std::string_view color = console.err_in_color ? label.color : "";
  std::string_view plain = console.err_in_color ? "\x1b[0m" : "";
  return fmt::format("{}{}{}{}{}\n", color, in(language, label.words), plain, colon, in(language, message));
}

}  // namespace

Status worse(Status a, Status b) {
  auto rank = [](Status status) {
    switch (status) {
      case Status::usage:
        return 3;
      case Status::unread:
        return 2;
      case Status::blocking:
        return 1;
      case Status::fine:
        return 0;
    }
    return 0;
  };
  return rank(a) >= rank(b) ? a : b;
}

void Console::print(std::string_view text) const {
  std::fwrite(text.data(), 1, text.size(), out);
}

void Console::print_error(std::string_view text) const {
  std::fflush(out);
  std::fwrite(text.data(), 1, text.size(), err);
}

std::string Console::complaint(const Text& message) const {
  return said(*this, {{"错误", "error"}, "\x1b[1;31m"}, message);
}

void Console::note(const Text& message) const {
  print_error(said(*this, {{"提示", "note"}, "\x1b[1;36m"}, message));
}

bool Console::is_flushed() const {
  return std::fflush(out) == 0 && std::ferror(out) == 0;
}

Status status_of(const Error& error) {
  return error.kind == Error::Kind::usage ? Status::usage : Status::unread;
}

}  // namespace hengji::cli
