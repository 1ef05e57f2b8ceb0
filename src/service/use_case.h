#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/embedded.h"
#include "base/json.h"
#include "policy/measures_shelf.h"
#include "policy/pack.h"
#include "service/actor.h"
#include "service/answer.h"
#include "service/plan_shelf.h"
#include "store/store.h"

namespace hengji::service {

/// What the use cases work on. Made once; used from many threads.
struct House {
  store::Store& store;
  const policy::Packs& packs;
  std::span<const EmbeddedFile> pack_files;
  /// How a password becomes what the store keeps; the room that signs people in knows. Errors: the password
  /// breaks a rule. Nothing: passwords are not taken.
  std::function<Result<std::string>(std::string_view password)> hash_password;
  /// How the packs measure, read once for all who ask.
  std::shared_ptr<policy::MeasuresShelf> measures = std::make_shared<policy::MeasuresShelf>();
  std::shared_ptr<CoverageShelf> coverage = std::make_shared<CoverageShelf>();
  std::shared_ptr<MoneyShelf> money = std::make_shared<MoneyShelf>();
};

/// What is asked: the parameters of path and query by their names, decoded, and the body.
struct Request {
  std::map<std::string, std::string, std::less<>> parameters;
  Json body;
  std::string if_match;   ///< without quotation marks; empty when none was given
  std::string file_name;  ///< of an upload
  std::string bytes;      ///< of an upload

  /// Empty when it was not given.
  std::string_view operator[](std::string_view name) const;
};

/// What is given back.
struct Reply {
  struct File {
    std::string name;
    std::string type;  ///< media type
    std::string bytes;
  };
  Json body;
  std::string etag;          ///< without quotation marks; empty for none
  std::optional<File> file;  ///< instead of the body
  std::string changed;       ///< the dossier that was changed, for whoever listens; empty for none
};

class Desk;

/// One thing that can be asked of Hengji. `name` is its operationId in the API.
struct UseCase {
  std::string_view name;
  store::Transaction::Access access = store::Transaction::Access::read;
  Reach reach = Reach::read;  ///< what a token needs to be good for it
  bool is_public = false;     ///< also for those who are not signed in
  Phrase title;               ///< what the audit trail calls it
  Answer<Reply> (*run)(Desk& desk, const Request& request) = nullptr;
};

/// Every use case, sorted by name.
std::span<const UseCase> use_cases();
const UseCase* find_use_case(std::string_view name);

/// Does it in one transaction: all of it or nothing, with its entry in the audit trail.
Answer<Reply> perform(const House& house, const Actor& actor, const UseCase& use_case,
                      const Request& request);
/// What is done beside a use case, in its transaction.
struct Beside {
  std::function<Result<bool>(store::Transaction&)> before;  ///< false: the use case is not carried out
  std::function<Result<void>(store::Transaction&, const Reply&)> after;
};
/// The same with something beside it. Nothing when `before` said no.
Answer<std::optional<Reply>> perform(const House& house, const Actor& actor, const UseCase& use_case,
                                     const Request& request, const Beside& beside);
/// The same in a transaction that is open already: of several things, done by several people, all or none.
Answer<Reply> perform(store::Transaction& transaction, const House& house, const Actor& actor,
                      const UseCase& use_case, const Request& request);
/// The same by name. Refuses names that do not exist.
Answer<Reply> perform(const House& house, const Actor& actor, std::string_view name, const Request& request);

/// The person as an actor: name and roles as they stand now. not_found when there is no such person,
/// forbidden when they are no longer active.
Answer<Actor> actor_for(const House& house, std::string_view person, store::Instant now, std::string request,
                        Language language);

/// What the actor may do anywhere, by name: for a session's `capabilities`.
std::vector<std::string_view> capabilities_of(const Actor& actor);

}  // namespace hengji::service
