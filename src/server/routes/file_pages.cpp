#include <charconv>

#include "server/limits.h"
#include "server/routes/handlers.h"
#include "server/shown_files.h"
#include "store/files.h"

namespace hengji::server {
namespace {

using service::Answer;
using service::Refusal;

struct Stored {
  std::string name;
  std::string bytes;

  readers::Input input() const { return {name, bytes}; }
};

Answer<Stored> stored(Call& call, const std::string& hash) {
  std::optional<store::StoredFile> file;
  std::string bytes;
  TRY_VOID(call.site.store->read([&](store::Transaction& transaction) -> Result<bool> {
    file = TRY(store::find_file(transaction, hash));
    if (file) bytes = TRY(store::file_bytes(transaction, hash));
    return true;
  }));
  if (!file) return fail(Refusal::not_found({"没有这个文件。", "there is no such file."}));
  return Stored{file->name, std::move(bytes)};
}

/// Why there is nothing to show, in words for whoever wants to see the original.
Refusal nothing_to_show(const Error& error) {
  if (error.kind == Error::Kind::not_installed)
    return Refusal::not_found({"服务器上没有装显示这种文件要用的程序，只能看读出来的内容。",
                               "the server lacks the program that shows files of this kind; only what was "
                               "read can be seen."});
  return Refusal::not_found({"这个文件没有这一页的图像。", "the file has no picture of that page."});
}

Answer<int> page_in(Call& call) {
  std::string_view number = call["n"];
  int page = 0;
  auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), page);
  if (error != std::errc() || end != number.data() + number.size() || page < 1 || page > limits::pages)
    return fail(nothing_to_show(Error::usage({})));
  return page;
}

}  // namespace

Answer<http::Response> file_page(Call& call) {
  std::string hash(call["hash"]);
  int page = TRY(page_in(call));
  Stored file = TRY(stored(call, hash));
  auto shown = call.site.shown->page(hash, file.input(), page);
  if (!shown) return fail(nothing_to_show(shown.error()));
  service::Reply reply;
  reply.etag = hash.substr(hash.find(':') + 1, 16) + "-" + std::to_string(page);
  reply.file = {"", std::move(shown->type), std::move(shown->bytes)};
  return response_of(call, std::move(reply));
}

Answer<http::Response> file_texts(Call& call) {
  std::string hash(call["hash"]);
  int page = TRY(page_in(call));
  Stored file = TRY(stored(call, hash));
  auto texts = call.site.shown->texts(hash, file.input(), page);
  if (!texts) return fail(nothing_to_show(texts.error()));
  Json items = Json::array();
  for (const readers::ShownText& one : *texts) {
    Json box = Json::array();
    for (double side : {one.box.x0, one.box.y0, one.box.x1, one.box.y1}) box.add(side);
    items.add(Json::object().set("text", one.text).set("box", std::move(box)));
  }
  return json_response(call, Json::object().set("items", std::move(items)).set("next", Json()));
}

Answer<http::Response> file_pages(Call& call) {
  std::string hash(call["hash"]);
  Stored file = TRY(stored(call, hash));
  auto pages = call.site.shown->pages(hash, file.input());
  if (!pages) return fail(nothing_to_show(pages.error()));
  return json_response(call, Json::object().set("pages", *pages));
}

}  // namespace hengji::server
