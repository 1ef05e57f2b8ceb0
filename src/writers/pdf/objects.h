#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace hengji::writers::pdf {

/// The numbered objects of a PDF file (ISO 32000-1, 7.5). Numbers count from 1.
class Objects {
 public:
  Objects();
  Objects(const Objects&) = delete;
  Objects& operator=(const Objects&) = delete;
  ~Objects();

  /// A number for an object that others name before it is known.
  int reserve();
  void set(int number, std::string object);
  int add(std::string object);
  /// A stream, deflated. `entries` are those of its dictionary beside its length and filter.
  int add_stream(std::string_view entries, std::string_view bytes);

  /// The file. The same objects give the same bytes: its identifier is drawn from them.
  std::string file(int catalogue, int information) const;

 private:
  struct Compressor;

  std::vector<std::string> objects_;
  std::unique_ptr<Compressor> compressor_;
};

/// "12 0 R".
std::string reference(int object);
/// A text string that people read: <FEFF…>.
std::string text_string(std::string_view utf8);
/// The UTF-16 of a text in hexadecimal digits.
std::string utf16_hex(std::string_view utf8);

}  // namespace hengji::writers::pdf
