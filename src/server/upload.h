#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "server/http/message.h"
#include "server/http/multipart.h"

namespace hengji::server {

/// What an upload says of itself.
struct Upload {
  std::string name;
  std::string type;
  http::Part part;  ///< where its bytes stand in the file that came in
};

/// A form with a file, or the bytes themselves with their name in X-File-Name.
Result<Upload> upload_in(const http::Request& request);

/// Gives the bytes of an upload piece by piece. Error `io`: they are not all there.
Result<void> each_piece(const http::Request& request, const Upload& upload,
                        const std::function<Result<void>(std::string_view)>& take);

}  // namespace hengji::server
