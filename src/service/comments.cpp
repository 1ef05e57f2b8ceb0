#include <fmt/format.h>

#include <algorithm>

#include "service/dossier_view.h"
#include "service/plan_paths.h"
#include "service/replies.h"
#include "service/use_case_table.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;
constexpr std::size_t longest_comment = 8'000;

Json json_of(Desk& desk, const store::Comment& comment) {
  return Json::object()
      .set("id", comment.id)
      .set("path", optional_json(comment.path))
      .set("text", comment.text)
      .set("by", desk.person_json(comment.author))
      .set("at", time_text(comment.at))
      .set("resolved", comment.resolved)
      .set("resolved_by", desk.person_json(comment.resolved_by))
      .set("reply_to", optional_json(comment.reply_to))
      .set("edited_at", comment.edited_at ? Json(time_text(*comment.edited_at)) : Json());
}

Answer<store::Comment> comment_named(Desk& desk, std::string_view id) {
  std::optional<store::Comment> found = TRY(store::find_comment(desk.transaction(), id));
  if (!found) return fail(Refusal::not_found({"没有这条批注。", "there is no such comment."}));
  return *found;
}

Answer<Reply> list_comments(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::see_plans));
  Json items = Json::array();
  for (const store::Comment& comment : TRY(store::comments(desk.transaction(), dossier.id)))
    items.add(json_of(desk, comment));
  return list_reply(std::move(items));
}

Answer<void> count_comments(Desk& desk, const store::Dossier& dossier) {
  store::Counts counts{dossier.blocking, dossier.confirm, dossier.advice, dossier.open, 0};
  for (const store::Comment& comment : TRY(store::comments(desk.transaction(), dossier.id)))
    counts.comments += !comment.resolved;
  TRY_VOID(store::set_counts(desk.transaction(), dossier.id, counts));
  return {};
}

Answer<Reply> changed_reply(Desk& desk, const store::Dossier& dossier, const store::Comment& comment) {
  TRY_VOID(count_comments(desk, dossier));
  Json json = json_of(desk, comment);
  desk.note(dossier.region, "comment/" + comment.id, json);
  Reply answer = reply(std::move(json));
  answer.changed = dossier.id;
  return answer;
}

Answer<std::string> text_in(const JsonView& view) {
  std::string text = TRY(view.text(longest_comment));
  if (text.find_first_not_of(" \t\r\n") == std::string::npos)
    return fail(Refusal(view.fault({"批注不能为空。", "a comment says something."})));
  return text;
}

Answer<Reply> create_comment(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::comment));
  JsonView body(request.body);
  store::Comment comment;
  comment.id = store::new_id_within(dossier.region, dossier.year);
  comment.dossier = dossier.id;
  comment.text = TRY(text_in(body["text"]));
  comment.author = desk.actor().id;
  comment.at = desk.actor().now;
  std::string path = TRY(body["path"].text_or_empty(2'000));
  if (!path.empty()) {
    Content content = TRY(content_of(desk, dossier));
    if (!at_path(content.json, path))
      return fail(Refusal(body["path"].fault({"计划中没有这一处。", "the plan has no such part."})));
    comment.path = path;
  }
  std::string answered = TRY(body["reply_to"].text_or_empty(200));
  if (!answered.empty()) {
    store::Comment first = TRY(comment_named(desk, answered));
    if (first.dossier != dossier.id)
      return fail(Refusal(
          body["reply_to"].fault({"那条批注属于另一份计划。", "that comment belongs to another plan."})));
    comment.reply_to = first.id;
  }
  TRY_VOID(store::put_comment(desk.transaction(), comment));
  return changed_reply(desk, dossier, comment);
}

const std::string& thread_of(const store::Comment& comment) {
  return comment.reply_to ? *comment.reply_to : comment.id;
}

/// Words that somebody has answered or dealt with stay as they were answered. Those of others are nobody's to
/// rewrite. Comments come in the order in which they were written.
Answer<void> check_still_own(Desk& desk, const store::Comment& comment) {
  if (comment.author != desk.actor().id)
    return fail(Refusal::forbidden(
        {"只有写批注的人可以修改、收回它。", "only its writer may change a comment or take it back."}));
  if (comment.resolved)
    return fail(Refusal::locked("resolved", {"这条批注已经处理，不能再改；重新打开以后再改。",
                                             "the comment was resolved; open it again to change it."}));
  std::vector<store::Comment> all = TRY(store::comments(desk.transaction(), comment.dossier));
  auto later = std::ranges::find(all, comment.id, &store::Comment::id);
  for (; later != all.end(); ++later) {
    if (later->id == comment.id) continue;
    bool is_answer = later->reply_to == comment.id ||
                     (later->author != comment.author && thread_of(*later) == thread_of(comment));
    if (is_answer)
      return fail(Refusal::locked("answered", {"已经有人回复，不能再改或收回；请再写一条。",
                                               "it has been answered; write another instead."}));
  }
  return {};
}

/// Its writer may change the text until it is answered; whoever may edit or review the plan may resolve it.
Answer<Reply> change_comment(Desk& desk, const Request& request) {
  store::Comment comment = TRY(comment_named(desk, TRY(needed(request, "id"))));
  store::Dossier dossier = TRY(desk.dossier(comment.dossier, Capability::comment));
  JsonView body(request.body);
  if (!body["text"].is_null()) {
    TRY_VOID(check_still_own(desk, comment));
    comment.text = TRY(text_in(body["text"]));
    comment.edited_at = desk.actor().now;
  }
  if (!body["resolved"].is_null()) {
    comment.resolved = TRY(body["resolved"].boolean());
    comment.resolved_by = comment.resolved ? desk.actor().id : std::string();
  }
  TRY_VOID(store::put_comment(desk.transaction(), comment));
  return changed_reply(desk, dossier, comment);
}

/// Its writer takes it back until it is answered; the trail keeps what it said.
Answer<Reply> remove_comment(Desk& desk, const Request& request) {
  store::Comment comment = TRY(comment_named(desk, TRY(needed(request, "id"))));
  store::Dossier dossier = TRY(desk.dossier(comment.dossier, Capability::comment));
  TRY_VOID(check_still_own(desk, comment));
  TRY_VOID(store::remove_comment(desk.transaction(), dossier.id, comment.id));
  return changed_reply(desk, dossier, comment);
}

constexpr UseCase comments_table[] = {
    {"listComments", Access::read, Reach::read, false, {"查看批注", "list comments"}, list_comments},
    {"createComment", Access::write, Reach::write, false, {"批注", "comment"}, create_comment},
    {"changeComment", Access::write, Reach::write, false, {"修改批注", "change a comment"}, change_comment},
    {"removeComment",
     Access::write,
     Reach::write,
     false,
     {"收回批注", "take a comment back"},
     remove_comment},
};

}  // namespace

std::span<const UseCase> comment_use_cases() {
  return comments_table;
}

}  // namespace hengji::service
