#include "server/upload.h"

#include <fstream>

#include "server/http/target.h"

namespace hengji::server {

Result<Upload> upload_in(const http::Request& request) {
  std::string_view type = request.header("Content-Type");
  if (type.starts_with("multipart/form-data")) {
    auto part = TRY(http::first_file(request.spooled.path(), type));
    return Upload{part.name, part.type, part};
  }
  auto name = http::percent_decoded(request.header("X-File-Name"));
  if (!name)
    return fail(Error::usage(
        {"X-File-Name 的编码有误，应为百分号编码的 UTF-8。", "X-File-Name is not percent-encoded UTF-8."}));
  return Upload{*name, std::string(type), {.from = 0, .length = request.spooled_bytes}};
}

Result<void> each_piece(const http::Request& request, const Upload& upload,
                        const std::function<Result<void>(std::string_view)>& take) {
  std::ifstream in(request.spooled.path(), std::ios::binary);
  in.seekg(static_cast<std::streamoff>(upload.part.from));
  std::string piece(1u << 20, '\0');
  for (std::size_t left = upload.part.length; left != 0;) {
    in.read(piece.data(), static_cast<std::streamsize>(std::min(left, piece.size())));
    auto count = static_cast<std::size_t>(in.gcount());
    if (count == 0)
      return fail(Error::io(
          {"上传的内容没有存全，请重新上传。", "the upload could not be kept whole; send it again."}));
    TRY_VOID(take(std::string_view(piece).substr(0, count)));
    left -= count;
  }
  return {};
}

}  // namespace hengji::server
