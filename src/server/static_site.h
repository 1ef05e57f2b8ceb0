#pragma once

#include "server/http/message.h"

namespace hengji::server {

/// A file of the web application, or the page that says that it was not built. Paths without an ending are
/// pages of the application and get its index. Compressed once, with ETags; files whose names carry a digest
/// are kept for a year.
http::Response static_file(const http::Request& request);

}  // namespace hengji::server
