#include "document/place_json.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <string_view>

namespace hengji {
namespace {

/// A coordinate to a hundredth of a point: finer than a page can show.
Json coordinate(double value) {
  std::string digits = fmt::format("{:.2f}", value);
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return Json::Number{digits == "-0" ? "0" : digits};
}

Json to_json(const Box& box) {
  return Json(Json::Array{coordinate(box.x0), coordinate(box.y0), coordinate(box.x1), coordinate(box.y1)});
}

void set_known(Json& object, const char* member, int value) {
  if (value != 0) object.set(member, value);
}

void set_place(Json& object, const Location& at) {
  if (!at.sheet().empty()) {
    object.set("sheet", at.sheet());
    if (std::string cell = cell_name(at); !cell.empty()) {
      object.set("cell", std::move(cell));
    } else {
      set_known(object, "row", at.row);
    }
    return;
  }
  set_known(object, "page", at.page);
  if (at.box()) object.set("box", to_json(*at.box()));
  if (at.table != 0) {
    object.set("table", at.table);
    set_known(object, "row", at.row);
    set_known(object, "column", at.column);
  }
  set_known(object, "line", at.line);
  set_known(object, "last_line", at.last_line);
}

int whole_number(const Json* value) {
  const Json::Number* number = value ? value->as_number() : nullptr;
  if (!number) return 0;
  int result = 0;
  const std::string& digits = number->digits;
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), result);
  return error == std::errc() && end == digits.data() + digits.size() && result > 0 ? result : 0;
}

std::optional<double> coordinate_of(const Json& value) {
  const Json::Number* number = value.as_number();
  if (!number) return std::nullopt;
  double result = 0;
  const std::string& digits = number->digits;
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), result);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return result;
}

std::optional<Box> box_of(const Json* value) {
  const Json::Array* corners = value ? value->as_array() : nullptr;
  if (!corners || corners->size() != 4) return std::nullopt;
  double places[4];
  for (std::size_t i = 0; i < 4; ++i) {
    std::optional<double> place = coordinate_of((*corners)[i]);
    if (!place) return std::nullopt;
    places[i] = *place;
  }
  return Box{places[0], places[1], places[2], places[3]};
}

/// "C12" → column 3, row 12.
void read_cell_name(std::string_view name, Location& at) {
  int column = 0, row = 0;
  std::size_t i = 0;
  for (; i < name.size() && i < 4 && name[i] >= 'A' && name[i] <= 'Z'; ++i)
    column = column * 26 + (name[i] - 'A' + 1);
  auto [end, error] = std::from_chars(name.data() + i, name.data() + name.size(), row);
  if (error != std::errc() || end != name.data() + name.size() || column == 0 || row <= 0) return;
  at.column = column;
  at.row = row;
}

}  // namespace

Location location_of(const Json& json) {
  Location at;
  at.page = whole_number(json.find("page"));
  if (std::optional<Box> box = box_of(json.find("box"))) at.set_box(*box);
  at.table = whole_number(json.find("table"));
  at.row = whole_number(json.find("row"));
  at.column = whole_number(json.find("column"));
  at.line = whole_number(json.find("line"));
  at.last_line = whole_number(json.find("last_line"));
  if (const Json* sheet = json.find("sheet"); sheet && sheet->as_string()) at.set_sheet(*sheet->as_string());
  if (const Json* cell = json.find("cell"); cell && cell->as_string()) read_cell_name(*cell->as_string(), at);
  return at;
}

Json to_json(const Location& at) {
  if (!at.is_known()) return nullptr;
  Json object = Json::object();
  set_place(object, at);
  return object;
}

Json to_json(const Source& source) {
  Json object = Json::object();
  object.set("name", source.name).set("format", source.format).set("sha256", source.sha256);
  object.set("pages", source.pages == 0 ? Json() : Json(source.pages));
  return object;
}

Json to_json(const Unread& unread, Language language) {
  Json object = Json::object();
  set_place(object, unread.at);
  object.set("why", in(language, unread.why));
  return object;
}

Json to_json(const Remark& remark, Language language) {
  Json object = Json::object();
  object.set("code", remark.code).set("message", in(language, remark.message));
  object.set("at", to_json(remark.at));
  return object;
}

}  // namespace hengji
