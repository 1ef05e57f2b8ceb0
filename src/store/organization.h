#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/transaction.h"

namespace hengji::store {

/// A province, city or county. Its id is its code of the administrative divisions (行政区划代码): "320585".
struct Region {
  std::string id;  ///< letters, digits and "_", at most 24
  std::string name;
  std::optional<std::string> parent;
};

/// A department or unit, or a finance bureau.
struct Department {
  std::string id;
  std::string region;
  std::optional<std::string> parent;  ///< the department above, within the same region
  std::string name;
  std::string code;         ///< of the budget
  std::string credit_code;  ///< 统一社会信用代码
  std::string kind;         ///< "department" or "finance"
  bool active = true;
};

struct Person {
  std::string id;
  std::string account;  ///< unique, compared as written
  std::string name;
  std::string email;
  bool active = true;
  Instant created{};
};

/// A role that a person holds at a node of the tree: a region with all below it, or a department with its
/// units. Neither: everywhere.
struct RoleBinding {
  std::string person;
  std::string role;  ///< "filer", "finance_section", …
  std::optional<std::string> region;
  std::optional<std::string> department;
};

/// A person as another system knows them (OIDC issuer, LDAP tree).
struct Identity {
  std::string provider;
  std::string subject;
  std::string person;
};

struct DepartmentFilter {
  std::optional<std::string> region;
  std::string text;  ///< part of the name, or the whole code
  std::optional<std::string> kind;
};

// Writing a row whose id is there replaces it.
Result<void> put_region(Transaction& transaction, const Region& region);
Result<std::optional<Region>> find_region(Transaction& transaction, std::string_view id);
Result<std::vector<Region>> regions(Transaction& transaction);

Result<void> put_department(Transaction& transaction, const Department& department);
Result<std::optional<Department>> find_department(Transaction& transaction, std::string_view id);
/// By id. All departments of an installation fit in memory; there are thousands, not millions.
Result<std::vector<Department>> departments(Transaction& transaction, const DepartmentFilter& filter = {});

/// Error `usage` when another person has the account.
Result<void> put_person(Transaction& transaction, const Person& person);
Result<std::optional<Person>> find_person(Transaction& transaction, std::string_view id);
Result<std::optional<Person>> find_account(Transaction& transaction, std::string_view account);
Result<Listing<Person>> people(Transaction& transaction, std::string_view text, const Page& page);

Result<std::vector<RoleBinding>> roles_of(Transaction& transaction, std::string_view person);
/// Everybody who holds a role, at any node.
Result<std::vector<RoleBinding>> holders(Transaction& transaction, std::string_view role);
/// Replaces all roles of the person.
Result<void> set_roles(Transaction& transaction, std::string_view person,
                       const std::vector<RoleBinding>& roles);

Result<void> put_identity(Transaction& transaction, const Identity& identity);
Result<std::optional<Identity>> find_identity(Transaction& transaction, std::string_view provider,
                                              std::string_view subject);

}  // namespace hengji::store
