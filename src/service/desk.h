#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/use_case.h"
#include "store/calendar.h"
#include "store/dossiers.h"
#include "store/organization.h"
#include "store/transaction.h"

namespace hengji::service {

/// What a use case works on while it runs: the house, who asks, the open transaction, and the tree of regions
/// and departments as far as it was looked at. All questions of right are asked here.
class Desk {
 public:
  Desk(const House& house, const Actor& actor, store::Transaction& transaction)
      : house_(house), actor_(actor), transaction_(transaction) {}
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  const House& house() const { return house_; }
  const Actor& actor() const { return actor_; }
  store::Transaction& transaction() { return transaction_; }
  Language language() const { return actor_.language; }
  const std::string& in_words(const Text& text) const { return in(actor_.language, text); }
  std::string in_words(const Phrase& phrase) const { return std::string(in(actor_.language, phrase)); }

  Answer<store::Department> department(std::string_view id);
  Answer<const std::vector<store::Region>*> regions();
  /// The region and all above it.
  Answer<std::vector<std::string>> regions_over(std::string_view region);

  Answer<bool> may(Capability capability, const store::Department& department);
  Answer<bool> may_in_region(Capability capability, std::string_view region);
  bool may_somewhere(Capability capability) const;
  /// The first role that grants it there.
  Answer<std::optional<Role>> role_for(Capability capability, const store::Department& department);

  Answer<void> require(Capability capability, const store::Department& department);
  Answer<void> require_in_region(Capability capability, std::string_view region);
  Answer<void> require_somewhere(Capability capability);

  /// Everything below the nodes at which the actor has the capability.
  Answer<store::Scope> scope_of(Capability capability);

  /// The dossier of that id, when the actor may do that with it.
  Answer<store::Dossier> dossier(std::string_view id, Capability capability);

  /// The windows of a year, and who has longer than a window says. Read once; not for those who change them.
  Answer<const std::vector<store::Window>*> windows(int year);
  Answer<const std::vector<store::WindowException>*> exceptions(const std::string& window);

  /// Name of a person, the id when there is no such person. Looked up once.
  std::string name_of(std::string_view person);
  Json person_json(std::string_view person);

  /// What the audit trail is to say of this use case; the last one counts. Needless where the store notes it
  /// itself: revisions, moves.
  void note(std::string chain, std::string subject, Json detail);
  const std::optional<store::AuditNote>& noted() const { return note_; }

 private:
  Answer<bool> covers(const Binding& binding, const store::Department& department);
  Answer<void> refuse(Capability capability) const;

  const House& house_;
  const Actor& actor_;
  store::Transaction& transaction_;
  std::optional<std::vector<store::Region>> regions_;
  std::map<std::string, store::Department, std::less<>> departments_;
  std::vector<std::pair<std::string, std::string>> names_;
  std::map<int, std::vector<store::Window>> windows_;
  std::map<std::string, std::vector<store::WindowException>> exceptions_;
  std::optional<store::AuditNote> note_;
};

}  // namespace hengji::service
