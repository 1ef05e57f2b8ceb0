#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/result.h"

namespace hengji::readers {

/// A program of ours that does hostile or heavy work apart: it reads frames on its standard input and
/// writes one frame on its standard output for each, until the input ends. A frame is its length in bytes
/// (8 bytes, least significant first) and then the bytes; what they say is between the program and its
/// reader. The program bounds its own memory.
struct Program {
  std::string_view file;  ///< "hengji-ocr"
  Text task;              ///< what it does, as a noun in a message: "图片文字识别", "text recognition"
  std::chrono::seconds patience;  ///< for one answer; then it is killed
  std::size_t answer_bytes;       ///< the longest answer that is taken
};

/// Sends a request and gives the answer. Programs stay alive between requests; several threads each have
/// one of their own. not_installed where the program is missing, limit when it took too long or answered too
/// much, damaged when it died of the request. Whatever the error, the next request gets a fresh program.
Result<std::string> ask(const Program& program, std::string_view request);

/// The program of that name: in the folder that $HENGJI_PROGRAMS names, beside the running program, or in
/// ../programs or ../libexec/hengji from there. Empty where there is none.
std::string path_of_program(std::string_view file);

}  // namespace hengji::readers
