#include "store/digest.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace hengji::store {

struct Digest::State {
  Seal with;
  std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

Digest::Digest(Seal with) : state_(new State{.with = with}) {
  if (EVP_DigestInit_ex(state_->context.get(), with == Seal::sm3 ? EVP_sm3() : EVP_sha256(), nullptr) != 1)
    throw std::runtime_error("the digest is not to be had");
}
Digest::~Digest() = default;
Digest::Digest(Digest&&) noexcept = default;
Digest& Digest::operator=(Digest&&) noexcept = default;

void Digest::add(std::string_view bytes) {
  EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size());
}

std::string Digest::text() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> out;
  unsigned int size = 0;
  EVP_DigestFinal_ex(state_->context.get(), out.data(), &size);
  std::string text = state_->with == Seal::sm3 ? "sm3:" : "sha256:";
  for (unsigned int i = 0; i < size; ++i) fmt::format_to(std::back_inserter(text), "{:02x}", out[i]);
  return text;
}

std::string seal(Seal with, std::string_view bytes) {
  Digest digest(with);
  digest.add(bytes);
  return digest.text();
}

std::string seal_like(std::string_view like, std::string_view bytes) {
  if (like.starts_with("sm3:")) return seal(Seal::sm3, bytes);
  if (like.starts_with("sha256:")) return seal(Seal::sha256, bytes);
  return {};
}

}  // namespace hengji::store
