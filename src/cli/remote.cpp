#include "cli/remote.h"

#include <fmt/format.h>

namespace hengji::cli {
namespace {

constexpr std::string_view plans = "/plans/";

/// The server and the plan's id of a name.
struct Place {
  std::string server;
  std::string id;
};

bool is_address(std::string_view name) {
  bool is_web = name.starts_with("https://") || name.starts_with("http://");
  return is_web && name.find(plans) != std::string_view::npos;
}

Place place_of(const Remote& remote, std::string_view name) {
  std::string_view server = remote.server;
  if (is_address(name)) {
    std::size_t at = name.find(plans);
    server = name.substr(0, at);
    name = name.substr(at + plans.size());
    name = name.substr(0, name.find_first_of("/?#"));
  }
  while (server.ends_with('/')) server.remove_suffix(1);
  return {std::string(server), std::string(name)};
}

bool is_id(std::string_view id) {
  return !id.empty() &&
         id.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_") ==
             std::string_view::npos;
}

/// What the server says is wrong, in the language that it was asked in.
Error refusal(std::string_view name, const RemoteAnswer& answer) {
  auto problem = Json::parse(answer.body);
  const Json* detail = problem ? problem->find("detail") : nullptr;
  std::string why =
      detail && detail->as_string() ? *detail->as_string() : fmt::format("HTTP {}", answer.status);
  Text message{fmt::format("“{}”没有取到：{}", name, why),
               fmt::format("\"{}\" was not given: {}", name, why)};
  return answer.status == 404 ? Error::not_found(std::move(message)) : Error::io(std::move(message));
}

}  // namespace

bool Remote::has(std::string_view name) const {
  return fetch && (is_address(name) || (!server.empty() && is_id(name) && name != "-"));
}

Result<Json> Remote::get(std::string_view name, std::string_view below) const {
  Place place = place_of(*this, name);
  if (!is_id(place.id))
    return fail(Error::usage({fmt::format("“{}”不是服务器上计划的编号。", name),
                              fmt::format("\"{}\" is no id of a plan on the server.", name)}));
  RemoteAnswer answer =
      TRY(fetch({fmt::format("{}/api/v1{}{}{}", place.server, plans, place.id, below), token, language}));
  if (answer.status != 200) return fail(refusal(name, answer));
  return Json::parse(answer.body);
}

}  // namespace hengji::cli
