#include "document/place_json.h"

#include <fmt/format.h>

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
  if (!at.sheet.empty()) {
    object.set("sheet", at.sheet);
    if (std::string cell = cell_name(at); !cell.empty()) {
      object.set("cell", std::move(cell));
    } else {
      set_known(object, "row", at.row);
    }
    return;
  }
  set_known(object, "page", at.page);
  if (at.box) object.set("box", to_json(*at.box));
  if (at.table != 0) {
    object.set("table", at.table);
    set_known(object, "row", at.row);
    set_known(object, "column", at.column);
  }
  set_known(object, "line", at.line);
  set_known(object, "last_line", at.last_line);
}

}  // namespace

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
