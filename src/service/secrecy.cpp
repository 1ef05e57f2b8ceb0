#include "service/secrecy.h"

#include <fmt/format.h>

#include "check/disclosure/disclosure.h"

namespace hengji::service {
namespace {

class Layout {
 public:
  void add(const Json& json, const std::string& pointer) {
    if (const std::string* text = json.as_string()) add_paragraph(*text, pointer);
    if (const Json::Array* array = json.as_array())
      for (std::size_t i = 0; i < array->size(); ++i) add((*array)[i], fmt::format("{}/{}", pointer, i));
    if (const Json::Object* object = json.as_object()) add_object(*object, pointer);
  }
  Document document() { return std::move(document_); }

 private:
  void add_paragraph(const std::string& text, const std::string& pointer) {
    Paragraph paragraph;
    paragraph.text = text;
    paragraph.at = Location::in_sheet(pointer);
    document_.blocks.emplace_back(std::move(paragraph));
  }
  void add_object(const Json::Object& object, const std::string& pointer) {
    Table row;
    row.rows = 1;
    for (const Json::Member& member : object) {
      std::string at = pointer + "/" + pointer_step(member.first);
      const std::string* text = member.second.as_string();
      if (!text) {
        add(member.second, at);
        continue;
      }
      Cell& cell = row.cells.emplace_back();
      cell.column = row.columns++;
      cell.text = *text;
      cell.at = Location::in_sheet(at);
    }
    if (!row.cells.empty()) document_.blocks.emplace_back(std::move(row));
  }

  Document document_;
};

bool is_proved(check::Disclosure::Kind kind) {
  return kind == check::Disclosure::Kind::secret_mark || kind == check::Disclosure::Kind::identity_number;
}

}  // namespace

Document laid_out(const Json& plan) {
  Layout layout;
  layout.add(plan, {});
  return layout.document();
}

std::vector<JsonFault> secrets_in(const Json& plan, bool is_answered) {
  std::vector<JsonFault> found;
  for (const check::Disclosure& hit : check::disclosures(laid_out(plan)))
    if (!is_answered || is_proved(hit.kind)) found.push_back({hit.at.sheet(), hit.message});
  return found;
}

Json for_the_public(const Json& plan) {
  Json shown = Json::object();
  if (const Json::Object* object = plan.as_object())
    for (const Json::Member& member : *object)
      if (member.first != "fields") shown.set(member.first, member.second);
  return shown;
}

}  // namespace hengji::service
