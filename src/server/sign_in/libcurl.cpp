#include <curl/curl.h>

#include <cstdarg>

#include "base/on_demand.h"

// The functions of libcurl that the server uses. HENGJI_LIBCURL is the library's file name.
#define CURL_FUNCTION(result, name, parameters, arguments) \
  HENGJI_ON_DEMAND(HENGJI_LIBCURL, result, name, parameters, arguments)

CURL_FUNCTION(CURL*, curl_easy_init, (), ())
CURL_FUNCTION(CURLcode, curl_easy_perform, (CURL * handle), (handle))
CURL_FUNCTION(void, curl_easy_cleanup, (CURL * handle), (handle))
CURL_FUNCTION(const char*, curl_easy_strerror, (CURLcode code), (code))
CURL_FUNCTION(curl_slist*, curl_slist_append, (curl_slist * list, const char* text), (list, text))
CURL_FUNCTION(void, curl_slist_free_all, (curl_slist * list), (list))

#undef CURL_FUNCTION

// Every option is a pointer or a whole number as wide as one: both are handed on as a pointer is.
#undef curl_easy_setopt
CURLcode curl_easy_setopt(CURL* handle, CURLoption option, ...) {
  static const auto loaded =
      reinterpret_cast<decltype(&curl_easy_setopt)>(hengji::function_of(HENGJI_LIBCURL, "curl_easy_setopt"));
  va_list rest;
  va_start(rest, option);
  void* value = va_arg(rest, void*);
  va_end(rest);
  return loaded(handle, option, value);
}

#undef curl_easy_getinfo
CURLcode curl_easy_getinfo(CURL* handle, CURLINFO info, ...) {
  static const auto loaded = reinterpret_cast<decltype(&curl_easy_getinfo)>(
      hengji::function_of(HENGJI_LIBCURL, "curl_easy_getinfo"));
  va_list rest;
  va_start(rest, info);
  void* answer = va_arg(rest, void*);
  va_end(rest);
  return loaded(handle, info, answer);
}
