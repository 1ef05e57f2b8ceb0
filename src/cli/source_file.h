#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/language.h"
#include "base/result.h"

namespace hengji::cli {

/// The bytes of a file, "-" being standard input. Folders, pipes, devices and sockets are refused without
/// waiting for them; a file larger than `most` bytes is refused before it is read; what grows past the bound
/// while it is read is refused then. The error names the file.
Result<std::string> read_file(const std::string& name, std::size_t most);

/// Puts the text into a file, whole or not at all: it is written beside it first and then takes its place.
Result<void> write_file(const std::string& name, std::string_view text);

/// Why the system refused (an errno), in both languages for the reasons that people meet.
Text reason_of(int code);

/// "12 B", "256 MiB".
std::string in_words(std::size_t bytes);

/// A file's name in text for people: 标准输入 for "-", else as the user wrote it.
std::string spoken_name(const std::string& name, Language language);

/// The same for an error that names the file.
Error spoken(const std::string& name, Error error);

}  // namespace hengji::cli
