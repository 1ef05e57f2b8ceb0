#include "base/json.h"

#include <fmt/format.h>

#include <boost/json/basic_parser_impl.hpp>
#include <cmath>
#include <limits>

#include "base/utf8.h"

namespace hengji {
namespace {

constexpr std::size_t max_json_depth = 64;
constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();

/// Builds Json values from the parser's events; numbers are taken as their digits.
struct Handler {
  static constexpr std::size_t max_object_size = unlimited;
  static constexpr std::size_t max_array_size = unlimited;
  static constexpr std::size_t max_key_size = unlimited;
  static constexpr std::size_t max_string_size = unlimited;

  using error = boost::json::error_code;
  struct Open {
    Json value;
    std::string key;
  };

  std::vector<Open> open;
  std::string text;
  Json root;

  bool put(Json value) {
    if (open.empty()) {
      root = std::move(value);
    } else if (open.back().value.as_array()) {
      open.back().value.add(std::move(value));
    } else {
      open.back().value.set(std::move(open.back().key), std::move(value));
    }
    return true;
  }
  bool close() {
    Json value = std::move(open.back().value);
    open.pop_back();
    return put(std::move(value));
  }
  std::string taken(boost::json::string_view last) {
    text.append(last.data(), last.size());
    return std::exchange(text, {});
  }
  bool append(boost::json::string_view part) {
    text.append(part.data(), part.size());
    return true;
  }

  bool on_document_begin(error&) { return true; }
  bool on_document_end(error&) { return true; }
  bool on_object_begin(error&) { return open.push_back({Json::object(), {}}), true; }
  bool on_object_end(std::size_t, error&) { return close(); }
  bool on_array_begin(error&) { return open.push_back({Json::array(), {}}), true; }
  bool on_array_end(std::size_t, error&) { return close(); }
  bool on_key_part(boost::json::string_view part, std::size_t, error&) { return append(part); }
  bool on_key(boost::json::string_view last, std::size_t, error&) {
    open.back().key = taken(last);
    return true;
  }
  bool on_string_part(boost::json::string_view part, std::size_t, error&) { return append(part); }
  bool on_string(boost::json::string_view last, std::size_t, error&) { return put(taken(last)); }
  bool on_number_part(boost::json::string_view part, error&) { return append(part); }
  bool on_int64(std::int64_t, boost::json::string_view last, error&) {
    return put(Json::Number{taken(last)});
  }
  bool on_uint64(std::uint64_t, boost::json::string_view last, error&) {
    return put(Json::Number{taken(last)});
  }
  bool on_double(double, boost::json::string_view last, error&) { return put(Json::Number{taken(last)}); }
  bool on_bool(bool value, error&) { return put(value); }
  bool on_null(error&) { return put(nullptr); }
  bool on_comment_part(boost::json::string_view, error&) { return true; }
  bool on_comment(boost::json::string_view, error&) { return true; }
};

void append_indent(std::string& out, int depth) {
  out += '\n';
  out.append(static_cast<std::size_t>(depth) * 2, ' ');
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

enum class Layout { one_line, indented };

void write(std::string& out, const Json& json, Layout layout, int depth);

template <typename Sequence, typename WriteOne>
void write_all(std::string& out, const Sequence& sequence, char open, char close, Layout layout, int depth,
               WriteOne write_one) {
  out += open;
  bool first = true;
  for (const auto& element : sequence) {
    if (!first) out += ',';
    if (layout == Layout::indented) append_indent(out, depth + 1);
    write_one(element);
    first = false;
  }
  if (!first && layout == Layout::indented) append_indent(out, depth);
  out += close;
}

void write(std::string& out, const Json& json, Layout layout, int depth) {
  if (const auto* text = json.as_string()) {
    append_json_string(out, *text);
  } else if (const auto* number = json.as_number()) {
    out += number->digits;
  } else if (const auto* truth = json.as_bool()) {
    out += *truth ? "true" : "false";
  } else if (const auto* array = json.as_array()) {
    write_all(out, *array, '[', ']', layout, depth,
              [&](const Json& element) { write(out, element, layout, depth + 1); });
  } else if (const auto* object = json.as_object()) {
    write_all(out, *object, '{', '}', layout, depth, [&](const Json::Member& member) {
      append_json_string(out, member.first);
      out += layout == Layout::indented ? ": " : ":";
      write(out, member.second, layout, depth + 1);
    });
  } else {
    out += "null";
  }
}

}  // namespace

Json::Json(double value) {
  if (std::isfinite(value)) value_ = Number{fmt::format("{}", value)};
}

const Json* Json::find(std::string_view name) const {
  if (const Object* object = as_object())
    for (const Member& member : *object)
      if (member.first == name) return &member.second;
  return nullptr;
}

Json& Json::set(std::string name, Json value) & {
  std::get<Object>(value_).emplace_back(std::move(name), std::move(value));
  return *this;
}

Json& Json::add(Json value) {
  std::get<Array>(value_).push_back(std::move(value));
  return *this;
}

std::string Json::dump() const {
  std::string out;
  write(out, *this, Layout::one_line, 0);
  return out;
}

std::string Json::pretty() const {
  std::string out;
  write(out, *this, Layout::indented, 0);
  return out;
}

Result<Json> Json::parse(std::string_view text) {
  boost::json::parse_options options;
  options.max_depth = max_json_depth;
  boost::json::basic_parser<Handler> parser(options);
  boost::json::error_code error;
  std::size_t used = parser.write_some(false, text.data(), text.size(), error);
  if (!error && is_blank(text.substr(used))) return std::move(parser.handler().root);
  return fail(Error::damaged({fmt::format("第 {} 个字节处不是合法的 JSON", used + 1),
                              fmt::format("not valid JSON at byte {}", used + 1)}));
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    auto c = static_cast<unsigned char>(text[at]);
    if (c >= 0x80) {
      CodePoint point = code_point_at(text, at);
      append_code_point(out, point.value);
      at += point.bytes;
      continue;
    }
    ++at;
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (c < 0x20 || c == 0x7F) {
          out += fmt::format("\\u{:04x}", c);
        } else {
          out += static_cast<char>(c);
        }
    }
  }
  out += '"';
}

}  // namespace hengji
