#include "server/static_site.h"

#include <libdeflate.h>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>

#include "base/digest.h"
#include "base/embedded.h"
#include "server/http/target.h"

namespace hengji::embedded {
std::span<const EmbeddedFile> web();
}

namespace hengji::server {
namespace {

constexpr std::string_view not_built_page = R"(<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>衡绩</title>
<body style="font:16px/1.7 sans-serif;max-width:40em;margin:3em auto;padding:0 1em">
<h1>衡绩 Hengji</h1><p>服务器在运行，但这个程序没有带上网页应用。用 <code>./run</code> 构建会把它一并做好；接口在
<a href="/api/v1/openapi.json">/api/v1/openapi.json</a>。</p>
<p lang="en">The server is running, but this program was built without the web application. <code>./run</code> builds
both; the API is described at <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>.</p></body></html>
)";

/// No script, style or picture from elsewhere; nobody frames the pages.
constexpr std::string_view policy =
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; "
    "base-uri 'self'; frame-ancestors 'none'; form-action 'self'";

std::string_view type_of(std::string_view path) {
  static constexpr std::pair<std::string_view, std::string_view> types[] = {
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".txt", "text/plain; charset=utf-8"},
      {".webmanifest", "application/manifest+json"},
  };
  for (const auto& [ending, type] : types)
    if (path.ends_with(ending)) return type;
  return "application/octet-stream";
}

bool is_text(std::string_view type) {
  return type.starts_with("text/") || type.starts_with("application/json") || type == "image/svg+xml" ||
         type == "application/manifest+json";
}

/// Empty when that does not make it smaller.
std::string gzipped(std::string_view bytes) {
  std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
      libdeflate_alloc_compressor(9), libdeflate_free_compressor);
  std::string packed(bytes.size(), '\0');
  std::size_t size =
      libdeflate_gzip_compress(compressor.get(), bytes.data(), bytes.size(), packed.data(), packed.size());
  packed.resize(size);
  return packed;
}

/// A file as it is sent. Made when it is first asked for.
struct Asset {
  std::string_view type;
  std::string etag;
  std::shared_ptr<const std::string> plain;
  std::shared_ptr<const std::string> packed;  ///< nothing where packing does not pay
  bool is_named_by_content = false;
};

Asset asset_of(std::string_view path, std::string_view bytes) {
  Asset asset{.type = type_of(path), .etag = sha256(bytes).substr(0, 16)};
  asset.plain = std::make_shared<const std::string>(bytes);
  asset.is_named_by_content = path.find("assets/") != std::string_view::npos;
  if (!is_text(asset.type) || bytes.size() < 512) return asset;
  std::string packed = gzipped(bytes);
  if (!packed.empty()) asset.packed = std::make_shared<const std::string>(std::move(packed));
  return asset;
}

class Assets {
 public:
  std::shared_ptr<const Asset> find(std::string_view path) {
    std::lock_guard lock(mutex_);
    if (auto known = known_.find(path); known != known_.end()) return known->second;
    auto files = embedded::web();
    auto found = std::ranges::find(files, path, &EmbeddedFile::path);
    if (found == files.end()) return nullptr;
    return known_.emplace(path, std::make_shared<const Asset>(asset_of(path, found->text))).first->second;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const Asset>, std::less<>> known_;
};

std::shared_ptr<const Asset> wanted(std::string_view path) {
  static Assets assets;
  if (path.starts_with('/')) path.remove_prefix(1);
  if (auto asset = assets.find(path)) return asset;
  std::string index = path.empty() || path.ends_with('/') ? std::string(path) + "index.html"
                                                          : std::string(path) + "/index.html";
  if (auto asset = assets.find(index)) return asset;
  bool is_page = path.substr(path.find_last_of('/') + 1).find('.') == std::string_view::npos;
  if (!is_page) return nullptr;
  if (auto asset = assets.find("index.html")) return asset;
  static const auto not_built = std::make_shared<const Asset>(asset_of("index.html", not_built_page));
  return not_built;
}

}  // namespace

http::Response static_file(const http::Request& request) {
  auto decoded = http::percent_decoded(request.path);
  auto asset = decoded ? wanted(*decoded) : nullptr;
  if (!asset)
    return {.status = 404,
            .type = "text/plain; charset=utf-8",
            .body = "没有这个文件。 There is no such file.\n"};
  http::Response response;
  response.with("ETag", "\"" + asset->etag + "\"").with("Vary", "Accept-Encoding");
  response.with("Cache-Control",
                asset->is_named_by_content ? "public, max-age=31536000, immutable" : "no-cache");
  if (http::names_etag(request.header("If-None-Match"), asset->etag)) {
    response.status = 304;
    return response;
  }
  response.type = asset->type;
  if (asset->type.starts_with("text/html"))
    response.with("Content-Security-Policy", std::string(policy)).with("Referrer-Policy", "same-origin");
  bool is_packed = asset->packed && http::takes_gzip(request.header("Accept-Encoding"));
  if (is_packed) response.with("Content-Encoding", "gzip");
  response.shared = is_packed ? asset->packed : asset->plain;
  return response;
}

}  // namespace hengji::server
