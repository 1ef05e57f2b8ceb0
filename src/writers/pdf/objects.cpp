#include "writers/pdf/objects.h"

#include <fmt/format.h>
#include <libdeflate.h>

#include "base/digest.h"
#include "base/utf8.h"

namespace hengji::writers::pdf {

struct Objects::Compressor {
  libdeflate_compressor* of = libdeflate_alloc_compressor(6);

  ~Compressor() { libdeflate_free_compressor(of); }

  std::string deflated(std::string_view bytes) const {
    std::string out(libdeflate_zlib_compress_bound(of, bytes.size()), '\0');
    out.resize(libdeflate_zlib_compress(of, bytes.data(), bytes.size(), out.data(), out.size()));
    return out;
  }
};

Objects::Objects() : compressor_(std::make_unique<Compressor>()) {}

Objects::~Objects() = default;

int Objects::reserve() {
  objects_.emplace_back();
  return static_cast<int>(objects_.size());
}

void Objects::set(int number, std::string object) {
  objects_[static_cast<std::size_t>(number) - 1] = std::move(object);
}

int Objects::add(std::string object) {
  objects_.push_back(std::move(object));
  return static_cast<int>(objects_.size());
}

int Objects::add_stream(std::string_view entries, std::string_view bytes) {
  const std::string packed = compressor_->deflated(bytes);
  return add(fmt::format("<<{}/Filter/FlateDecode/Length {}>>\nstream\n{}\nendstream", entries, packed.size(),
                         packed));
}

std::string Objects::file(int catalogue, int information) const {
  std::string file = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects_.size() + 1);
  for (std::size_t i = 0; i < objects_.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", file.size());
    file += fmt::format("{} 0 obj\n", i + 1);
    file += objects_[i];
    file += "\nendobj\n";
  }
  const std::string identifier = sha256(file).substr(0, 32);
  const std::size_t start = file.size();
  file += table;
  file += fmt::format("trailer\n<</Size {}/Root {}/Info {}/ID[<{}><{}>]>>\nstartxref\n{}\n%%EOF\n",
                      objects_.size() + 1, reference(catalogue), reference(information), identifier,
                      identifier, start);
  return file;
}

std::string reference(int object) {
  return fmt::format("{} 0 R", object);
}

std::string utf16_hex(std::string_view utf8) {
  std::string out;
  for (char32_t c : decoded(utf8)) {
    if (c > 0xFFFF) {
      out += fmt::format("{:04X}", 0xD7C0 + (static_cast<unsigned>(c) >> 10));
      c = 0xDC00 + (c & 0x3FF);
    }
    out += fmt::format("{:04X}", static_cast<unsigned>(c));
  }
  return out;
}

std::string text_string(std::string_view utf8) {
  return "<FEFF" + utf16_hex(utf8) + ">";
}

}  // namespace hengji::writers::pdf
