#include "server/sign_in/password.h"

#include <sodium.h>

#include <array>
#include <semaphore>

#include "base/utf8.h"
#include "server/limits.h"

namespace hengji::server {
namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory = 64u << 20;

/// Hashing takes memory and a core; only so many do it at a time, however many sign in at once.
class Turn {
 public:
  Turn() { turns().acquire(); }
  ~Turn() { turns().release(); }
  Turn(const Turn&) = delete;

 private:
  static std::counting_semaphore<>& turns() {
    static std::counting_semaphore<> semaphore(limits::password_hashes_at_once);
    return semaphore;
  }
};

bool has_three_kinds(std::string_view password) {
  int small = 0, capital = 0, digit = 0, other = 0;
  for (char c : password) {
    if (c >= 'a' && c <= 'z')
      small = 1;
    else if (c >= 'A' && c <= 'Z')
      capital = 1;
    else if (c >= '0' && c <= '9')
      digit = 1;
    else
      other = 1;
  }
  return small + capital + digit + other >= 3;
}

bool has_four_in_a_row(std::string_view password) {
  for (std::size_t i = 3; i < password.size(); ++i)
    if (password[i] == password[i - 1] && password[i] == password[i - 2] && password[i] == password[i - 3])
      return true;
  return false;
}

/// Of a password that nobody has.
std::string_view nobodys_hash() {
  static const std::string hash = [] {
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str_alg(text.data(), "nobody", 6, passes, memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
      return std::string();
    return std::string(text.data());
  }();
  return hash;
}

}  // namespace

Result<void> check_password_rules(std::string_view password, std::string_view account) {
  if (password.size() > limits::password_bytes)
    return fail(Error::usage({"密码过长。", "the password is too long."}));
  if (length(password) < 10)
    return fail(Error::usage({"密码至少要有 10 个字符。", "a password has at least 10 characters."}));
  if (!has_three_kinds(password))
    return fail(
        Error::usage({"密码应包含小写字母、大写字母、数字、其他字符中的至少三种。",
                      "a password has at least three of small letters, capitals, digits and others."}));
  if (has_four_in_a_row(password))
    return fail(
        Error::usage({"密码中同一字符不能连续出现四次。", "no character stands four times in a row."}));
  if (!account.empty() && password.find(account) != std::string_view::npos)
    return fail(Error::usage({"密码不能包含账号。", "a password does not contain the account."}));
  return {};
}

Result<std::string> hash_password(std::string_view password) {
  TRY_VOID(check_password_rules(password));
  Turn turn;
  std::array<char, crypto_pwhash_STRBYTES> text{};
  int failed = crypto_pwhash_str_alg(text.data(), password.data(), password.size(), passes, memory,
                                     crypto_pwhash_ALG_ARGON2ID13);
  if (failed != 0)
    return fail(Error::limit({"内存不足，密码没有设置。", "out of memory; the password was not set."}));
  return std::string(text.data());
}

bool is_password(std::string_view hash, std::string_view password) {
  if (password.size() > limits::password_bytes) return false;
  std::string known(hash.empty() ? nobodys_hash() : hash);
  Turn turn;
  bool is_right = crypto_pwhash_str_verify(known.c_str(), password.data(), password.size()) == 0;
  return is_right && !hash.empty();
}

bool is_outdated(std::string_view hash) {
  return crypto_pwhash_str_needs_rehash(std::string(hash).c_str(), passes, memory) != 0;
}

}  // namespace hengji::server
