#include "service/replies.h"

#include <fmt/format.h>

#include <charconv>

#include "base/digest.h"

namespace hengji::service {
namespace {

constexpr int most_per_page = 200;
constexpr int usual_per_page = 50;
constexpr int shown_places = 4;

std::optional<int> number_in(std::string_view text) {
  int value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

Reply list_reply(Json items, const std::string& next) {
  Reply reply;
  reply.body = Json::object().set("items", std::move(items)).set("next", or_null(next));
  return reply;
}

Reply reply(Json body, std::string etag) {
  Reply reply;
  reply.body = std::move(body);
  reply.etag = std::move(etag);
  return reply;
}

Answer<store::Page> page_of(const Request& request) {
  store::Page page{.limit = usual_per_page, .after = std::string(request["cursor"])};
  std::string_view limit = request["limit"];
  if (limit.empty()) return page;
  std::optional<int> number = number_in(limit);
  if (!number || *number < 1 || *number > most_per_page)
    return fail(Refusal::invalid(
        {fmt::format("limit 应为 1 到 {} 的整数，不能是“{}”。", most_per_page, limit),
         fmt::format("limit is a whole number from 1 to {}, not \"{}\".", most_per_page, limit)}));
  page.limit = *number;
  return page;
}

Answer<std::optional<int>> year_in(const Request& request, std::string_view name) {
  std::string_view text = request[name];
  if (text.empty()) return std::optional<int>();
  std::optional<int> year = number_in(text);
  if (!year || *year < 2000 || *year > 2100)
    return fail(Refusal::invalid({fmt::format("年度应为 2000 到 2100，不能是“{}”。", text),
                                  fmt::format("a year is from 2000 to 2100, not \"{}\".", text)}));
  return year;
}

Answer<std::string> needed(const Request& request, std::string_view name) {
  std::string_view text = request[name];
  if (text.empty())
    return fail(Refusal::invalid(
        {fmt::format("缺少参数“{}”。", name), fmt::format("the parameter \"{}\" is missing.", name)}));
  return std::string(text);
}

Answer<Date> day_in(const JsonView& view) {
  std::string text = TRY(view.text(40));
  std::optional<Date> day = parse_date(text);
  if (!day)
    return fail(Refusal(view.fault({fmt::format("“{}”不是日期，应如 2026-03-01。", text),
                                    fmt::format("\"{}\" is no day; write 2026-03-01.", text)})));
  return *day;
}

Json or_null(std::string_view text) {
  return text.empty() ? Json() : Json(text);
}

Json optional_json(const std::optional<std::string>& text) {
  return text ? or_null(std::string_view(*text)) : Json();
}

Json ratio_json(const std::optional<Ratio>& ratio) {
  std::optional<Decimal> shown;
  if (ratio) shown = ratio->rounded(shown_places, Rounding::half_up);
  return shown ? Json(shown->normalized()) : Json();
}

std::string etag_of(const Json& json) {
  return sha256(json.dump()).substr(0, 16);
}

Answer<void> check_etag(const Request& request, const std::string& etag) {
  if (request.if_match.empty() || request.if_match == "*" || request.if_match == etag) return {};
  Refusal refusal(
      Refusal::Kind::conflict, "stale",
      {"在您打开之后，别人已经改过。请刷新后再改。", "somebody changed it after you opened it; look again."});
  refusal.stale = Refusal::Stale{.etag = etag};
  return fail(std::move(refusal));
}

}  // namespace hengji::service
