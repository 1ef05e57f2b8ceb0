#include "server/route.h"

#include <algorithm>

namespace hengji::server {
namespace {

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  if (path.starts_with('/')) path.remove_prefix(1);
  while (true) {
    std::size_t end = path.find('/');
    segments.push_back(path.substr(0, end));
    if (end == std::string_view::npos) return segments;
    path.remove_prefix(end + 1);
  }
}

/// A segment against "{name}", "{name}.png" or plain words.
bool matches(std::string_view pattern, std::string_view segment, std::vector<std::string_view>& parameters) {
  if (!pattern.starts_with('{')) return pattern == segment;
  std::string_view ending = pattern.substr(pattern.find('}') + 1);
  if (segment.size() <= ending.size() || !segment.ends_with(ending)) return false;
  parameters.push_back(segment.substr(0, segment.size() - ending.size()));
  return true;
}

}  // namespace

std::vector<std::string_view> parameter_names(std::string_view pattern) {
  std::vector<std::string_view> names;
  for (std::string_view segment : segments_of(pattern))
    if (segment.starts_with('{')) names.push_back(segment.substr(1, segment.find('}') - 1));
  return names;
}

Router::Router(std::span<const Route> routes) : routes_(routes) {
  for (std::size_t i = 0; i < routes.size(); ++i) {
    std::vector<std::string_view> segments = segments_of(routes[i].pattern);
    if (by_length_.size() <= segments.size()) by_length_.resize(segments.size() + 1);
    by_length_[segments.size()].push_back({i, std::move(segments)});
  }
}

tl::expected<Match, NoMatch> Router::match(http::Method method, std::string_view path) const {
  if (method == http::Method::head) method = http::Method::get;
  std::vector<std::string_view> segments = segments_of(path);
  bool is_path_known = false;
  if (segments.size() < by_length_.size())
    for (const Pattern& pattern : by_length_[segments.size()]) {
      Match match{pattern.route, {}};
      bool fits = true;
      for (std::size_t i = 0; fits && i < segments.size(); ++i)
        fits = matches(pattern.segments[i], segments[i], match.parameters);
      if (!fits) continue;
      is_path_known = true;
      if (routes_[pattern.route].method == method) return match;
    }
  return tl::make_unexpected(is_path_known ? NoMatch::no_such_method : NoMatch::no_such_path);
}

}  // namespace hengji::server
