#pragma once

#include "base/json.h"
#include "base/language.h"
#include "document/document.h"
#include "document/source.h"

namespace hengji {

/// Where something stands, by the members that its kind of source has: {"page", "box"}, {"sheet", "cell"},
/// {"table", "row", "column"} or {"line", "last_line"}. null when the place is unknown.
Json to_json(const Location& at);

/// The place that such an object names. Members that are missing or no figures stay 0 or empty: a place is
/// only told, never trusted.
Location location_of(const Json& at);

/// {"name", "format", "sha256", "pages"}; pages is null where the format has none.
Json to_json(const Source& source);

/// The place's own members and {"why"}.
Json to_json(const Unread& unread, Language language);

/// {"code", "message", "at"}.
Json to_json(const Remark& remark, Language language);

}  // namespace hengji
