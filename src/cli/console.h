#pragma once

#include <cstdio>
#include <string_view>

#include "base/language.h"
#include "base/result.h"

namespace hengji::cli {

/// What the process says when it ends.
enum class Status {
  fine = 0,      ///< nothing blocking
  blocking = 1,  ///< blocking findings
  usage = 2,     ///< wrong usage
  unread = 3,    ///< a file could not be read
};

/// A file that could not be read outweighs a blocking finding, and that outweighs nothing.
Status worse(Status a, Status b);

/// Where results and messages go, and how they look.
struct Console {
  std::FILE* out = stdout;
  std::FILE* err = stderr;
  Language language = Language::zh;
  bool out_in_color = false;
  bool err_in_color = false;
  bool err_is_terminal = false;
  int width = 100;  ///< columns of the terminal that results go to

  void print(std::string_view text) const;
  /// To standard error, after what was printed before it.
  void print_error(std::string_view text) const;
  /// "错误：…" and a line break: how an error is said.
  std::string complaint(const Text& message) const;
  void complain(const Text& message) const { print_error(complaint(message)); }
  /// "提示：…" to standard error: something the user should know that stops nothing.
  void note(const Text& message) const;
  /// Whether everything printed has reached its destination; a full disk has not taken it.
  bool is_flushed() const;
};

/// 2 for wrong usage and names that do not exist, 3 for whatever could not be read.
Status status_of(const Error& error);

}  // namespace hengji::cli
