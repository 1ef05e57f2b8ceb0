#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

/// What the reader and the program `hengji-pdf` say to each other in the frames of readers/process.h. Numbers
/// are little-endian, lengths in points. Every request carries the bytes of the file, so that a program may
/// die of any of them without harm.
namespace hengji::readers::pdf::wire {

/// The first byte of a request.
enum class Request : std::uint8_t {
  pages = 'P',    ///< first, last (u32), the file → pages
  picture = 'R',  ///< page, thousandths of dots per inch (u32), the file → picture
  notes = 'N',    ///< how many notes, bytes of them (u32), the notes, the file → increment
};

/// The first byte of an answer.
enum class Answer : std::uint8_t {
  pages = 'p',      ///< how many the file has (u32), Ended (u8), then the pages
  picture = 'r',    ///< width, height (u32), red green blue bytes
  increment = 'n',  ///< bytes that belong behind the file
  refused = 'x',    ///< Refusal (u8)
};

enum class Refusal : std::uint8_t {
  damaged = 1,
  encrypted = 2,
  no_such_page = 3,
  too_large = 4,
  guessed = 5
};

/// Of one note, before its texts in UTF-8.
struct NoteHead {
  std::uint32_t page = 1;
  float x0 = 0, y0 = 0, x1 = 0,
        y1 = 0;             ///< on the page as a person sees it; no area: there is nothing to mark
  std::uint32_t color = 0;  ///< 0xRRGGBB
  std::uint32_t author_bytes = 0;
  std::uint32_t words_bytes = 0;  ///< what is to be marked in the area; 0: all of it
  std::uint32_t text_bytes = 0;
};

/// Why no more pages follow.
enum class Ended : std::uint8_t { complete = 0, out_of_time = 1, out_of_space = 2 };

/// Of one page, before its characters.
struct PageHead {
  std::uint32_t number = 0;
  float width = 0;
  float height = 0;
  std::uint32_t turned = 0;      ///< degrees the page was turned so that most of its text stands upright
  float picture_share = 0;       ///< of the page's area that pictures cover, 0 to 1
  float picture_dots = 0;        ///< per inch of the largest picture
  std::uint32_t nameless = 0;    ///< characters whose font does not say what they are
  std::uint32_t hidden = 0;      ///< characters that are not painted
  std::uint32_t truncated = 0;   ///< 1 when a limit ended the page early
  std::uint32_t characters = 0;  ///< that follow: box (4 × f32), bytes (u8), UTF-8
  std::uint32_t rulings = 0;     ///< that follow them: x0 y0 x1 y1 (f32)
};

/// Appends plain values to a message.
class Writer {
 public:
  template <typename T>
  void put(const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void put_bytes(std::string_view bytes) { bytes_.append(bytes); }
  const std::string& bytes() const { return bytes_; }
  std::string& bytes() { return bytes_; }

 private:
  std::string bytes_;
};

/// Takes plain values from a message. Past its end every value is zero and `good()` is false.
class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : bytes_(bytes) {}

  template <typename T>
  T take() {
    static_assert(std::is_trivially_copyable_v<T>);
    T value{};
    if (bytes_.size() < sizeof value) {
      good_ = false;
      bytes_ = {};
      return value;
    }
    std::memcpy(&value, bytes_.data(), sizeof value);
    bytes_.remove_prefix(sizeof value);
    return value;
  }
  std::string_view take_bytes(std::size_t count) {
    if (bytes_.size() < count) {
      good_ = false;
      count = bytes_.size();
    }
    const auto taken = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return taken;
  }
  bool good() const { return good_; }
  std::size_t left() const { return bytes_.size(); }

 private:
  std::string_view bytes_;
  bool good_ = true;
};

}  // namespace hengji::readers::pdf::wire
