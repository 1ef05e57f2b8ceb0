#include "server/fetch.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <memory>

namespace hengji::server {
namespace {

struct Taking {
  std::string& body;
  std::size_t most;
};

std::size_t take(char* bytes, std::size_t, std::size_t count, void* out) {
  auto& taking = *static_cast<Taking*>(out);
  if (taking.body.size() + count > taking.most) return 0;
  taking.body.append(bytes, count);
  return count;
}

}  // namespace

Result<Fetched> fetch(const Fetch& request) {
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle(curl_easy_init(), curl_easy_cleanup);
  Fetched fetched;
  Taking taking{fetched.body, request.most_bytes};
  curl_slist* list = nullptr;
  for (const std::string& header : request.headers) list = curl_slist_append(list, header.c_str());
  std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(list, curl_slist_free_all);
  curl_easy_setopt(handle.get(), CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle.get(), CURLOPT_TIMEOUT, static_cast<long>(request.most_time.count()));
  curl_easy_setopt(handle.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle.get(), CURLOPT_NOPROXY, "localhost,127.0.0.1,::1");
  curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &taking);
  if (!request.form.empty()) curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, request.form.c_str());
  if (!request.upload.empty()) {
    curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, request.upload.data());
    curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDSIZE_LARGE,
                     static_cast<curl_off_t>(request.upload.size()));
  }
  if (!request.method.empty()) curl_easy_setopt(handle.get(), CURLOPT_CUSTOMREQUEST, request.method.c_str());
  if (headers) curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
  if (!request.user.empty()) {
    curl_easy_setopt(handle.get(), CURLOPT_USERNAME, request.user.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_PASSWORD, request.password.c_str());
  }
  CURLcode code = curl_easy_perform(handle.get());
  if (code != CURLE_OK)
    return fail(Error::not_installed(
        {fmt::format("{}没有应答：{}。", request.who.zh, curl_easy_strerror(code)),
         fmt::format("{} does not answer: {}.", request.who.en, curl_easy_strerror(code))}));
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &fetched.status);
  return fetched;
}

}  // namespace hengji::server
