#pragma once

#include <string>
#include <string_view>

#include "base/ratio.h"
#include "service/use_case.h"
#include "store/values.h"

namespace hengji::service {

/// {"items": […], "next": …}. `next` is null at the end.
Reply list_reply(Json items, const std::string& next = {});
Reply reply(Json body, std::string etag = {});

/// "limit" and "cursor" of a request: 1 to 200, 50 when none is given.
Answer<store::Page> page_of(const Request& request);

/// A path or query parameter that is a year, 2000 to 2100; nothing when it was not given.
Answer<std::optional<int>> year_in(const Request& request, std::string_view name = "year");
/// A parameter that must be there.
Answer<std::string> needed(const Request& request, std::string_view name);

/// A day in a body: "2026-03-01".
Answer<Date> day_in(const JsonView& view);

Json or_null(std::string_view text);
Json optional_json(const std::optional<std::string>& text);
/// Rounded to four places; null when there is none or it is out of range.
Json ratio_json(const std::optional<Ratio>& ratio);

/// An etag of what has no version: a digest of its JSON.
std::string etag_of(const Json& json);
/// The caller knew another state of it.
Answer<void> check_etag(const Request& request, const std::string& etag);

}  // namespace hengji::service
