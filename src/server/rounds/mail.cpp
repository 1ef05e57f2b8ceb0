#include <curl/curl.h>
#include <fmt/format.h>
#include <sodium.h>

#include <cstring>
#include <memory>

#include "server/http/wire.h"
#include "server/rounds/rounds.h"
#include "store/calendar.h"

namespace hengji::server {
namespace {

constexpr std::chrono::seconds lease{120};
constexpr int most_at_once = 20;
constexpr std::int64_t most_tries = 10;

std::string base64(std::string_view bytes) {
  constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), variant);
  text.pop_back();
  return text;
}

/// RFC 2047 and RFC 2045: Chinese in headers and bodies as base64, in lines of 76.
std::string letter(const Settings::Mail& settings, const store::Message& message, store::Instant now) {
  std::string body = base64(message.body), lines;
  for (std::size_t at = 0; at < body.size(); at += 76) lines += body.substr(at, 76) + "\r\n";
  auto second = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  return fmt::format(
      "Date: {}\r\nFrom: <{}>\r\nTo: <{}>\r\nSubject: =?utf-8?B?{}?=\r\nMessage-ID: "
      "<{}@hengji>\r\nMIME-Version: 1.0\r\n"
      "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
      http::http_date(second), settings.from, message.recipient, base64(message.subject), message.id, lines);
}

struct Reading {
  std::string_view left;
};

std::size_t give(char* out, std::size_t size, std::size_t count, void* from) {
  auto& reading = *static_cast<Reading*>(from);
  std::size_t given = std::min(size * count, reading.left.size());
  std::memcpy(out, reading.left.data(), given);
  reading.left.remove_prefix(given);
  return given;
}

/// Empty when it was sent, else why not.
std::string sent(const Settings::Mail& settings, const store::Message& message, store::Instant now) {
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle(curl_easy_init(), curl_easy_cleanup);
  std::string text = letter(settings, message, now);
  Reading reading{text};
  std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(
      curl_slist_append(nullptr, message.recipient.c_str()), curl_slist_free_all);
  curl_easy_setopt(handle.get(), CURLOPT_URL, settings.url.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(handle.get(), CURLOPT_MAIL_FROM, settings.from.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(handle.get(), CURLOPT_READFUNCTION, give);
  curl_easy_setopt(handle.get(), CURLOPT_READDATA, &reading);
  curl_easy_setopt(handle.get(), CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(handle.get(), CURLOPT_TIMEOUT, 20L);
  curl_easy_setopt(handle.get(), CURLOPT_NOSIGNAL, 1L);
  if (settings.url.starts_with("smtp:"))
    curl_easy_setopt(handle.get(), CURLOPT_USE_SSL, long{CURLUSESSL_TRY});
  if (!settings.user.empty()) {
    curl_easy_setopt(handle.get(), CURLOPT_USERNAME, settings.user.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_PASSWORD, settings.password.c_str());
  }
  CURLcode code = curl_easy_perform(handle.get());
  return code == CURLE_OK ? std::string() : std::string(curl_easy_strerror(code));
}

}  // namespace

void send_mail(Site& site, store::Instant now) {
  auto waiting = site.store->write([&](store::Transaction& transaction) {
    return store::take_messages(transaction, now, lease, most_at_once);
  });
  if (!waiting) return;
  for (store::Message& message : *waiting) {
    message.error = sent(site.settings.mail, message, now);
    ++message.tries;
    message.state = message.error.empty() ? "sent" : message.tries >= most_tries ? "failed" : "waiting";
    if (message.state == "waiting") message.next_try = next_try(message.tries, now);
    auto kept = site.store->write([&](store::Transaction& transaction) -> Result<bool> {
      TRY_VOID(store::put_message(transaction, message));
      return true;
    });
    if (!kept || message.state == "failed")
      site.log->event(Log::Severity::warning, "mail not sent",
                      Json::object().set("message", message.id).set("why", message.error));
  }
}

}  // namespace hengji::server
