#include "server/sign_in/fetch.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <memory>

#include "server/limits.h"

namespace hengji::server {
namespace {

std::size_t take(char* bytes, std::size_t, std::size_t count, void* out) {
  auto& body = *static_cast<std::string*>(out);
  if (body.size() + count > limits::fetched_bytes) return 0;
  body.append(bytes, count);
  return count;
}

}  // namespace

Result<Fetched> fetch(const Fetch& request) {
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle(curl_easy_init(), curl_easy_cleanup);
  Fetched fetched;
  curl_easy_setopt(handle.get(), CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle.get(), CURLOPT_TIMEOUT, 10L);
  curl_easy_setopt(handle.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle.get(), CURLOPT_NOPROXY, "localhost,127.0.0.1,::1");
  curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &fetched.body);
  if (!request.form.empty()) curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, request.form.c_str());
  if (!request.user.empty()) {
    curl_easy_setopt(handle.get(), CURLOPT_USERNAME, request.user.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_PASSWORD, request.password.c_str());
  }
  CURLcode code = curl_easy_perform(handle.get());
  if (code != CURLE_OK)
    return fail(Error::not_installed(
        {fmt::format("统一身份认证没有应答：{}。", curl_easy_strerror(code)),
         fmt::format("the identity provider does not answer: {}.", curl_easy_strerror(code))}));
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &fetched.status);
  return fetched;
}

}  // namespace hengji::server
