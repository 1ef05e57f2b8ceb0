#include "store/organization.h"

#include "store/sql/rows.h"

namespace hengji::store {
namespace sql {

template <>
struct Mapping<Region> {
  static constexpr std::string_view table = "region";
  static constexpr std::size_t keys = 1;
  static constexpr auto columns =
      std::tuple(column("id", &Region::id), column("name", &Region::name), column("parent", &Region::parent));
};

template <>
struct Mapping<Department> {
  static constexpr std::string_view table = "department";
  static constexpr std::size_t keys = 1;
  static constexpr auto columns =
      std::tuple(column("id", &Department::id), column("region", &Department::region),
                 column("parent", &Department::parent), column("name", &Department::name),
                 column("code", &Department::code), column("credit_code", &Department::credit_code),
                 column("kind", &Department::kind), column("active", &Department::active));
};

template <>
struct Mapping<Person> {
  static constexpr std::string_view table = "person";
  static constexpr std::size_t keys = 1;
  static constexpr auto columns =
      std::tuple(column("id", &Person::id), column("account", &Person::account),
                 column("name", &Person::name), column("email", &Person::email),
                 column("active", &Person::active), column("created", &Person::created));
};

template <>
struct Mapping<RoleBinding> {
  static constexpr std::string_view table = "role_binding";
  static constexpr std::size_t keys = 0;
  static constexpr auto columns =
      std::tuple(column("person", &RoleBinding::person), column("role", &RoleBinding::role),
                 column("region", &RoleBinding::region), column("department", &RoleBinding::department));
};

template <>
struct Mapping<Identity> {
  static constexpr std::string_view table = "identity";
  static constexpr std::size_t keys = 2;
  static constexpr auto columns =
      std::tuple(column("provider", &Identity::provider), column("subject", &Identity::subject),
                 column("person", &Identity::person));
};

}  // namespace sql

namespace {

/// The id stands before the first "-" of every dossier's id, and names tables.
bool may_be_region(std::string_view id) {
  auto is_plain = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  return !id.empty() && id.size() <= 24 && std::all_of(id.begin(), id.end(), is_plain);
}

}  // namespace

Result<void> put_region(Transaction& transaction, const Region& region) {
  if (!may_be_region(region.id))
    return fail(
        Error::usage({"地区代码“" + region.id + "”应由 1 至 24 个字母、数字或下划线组成。",
                      "the region's code \"" + region.id + "\" must be 1 to 24 letters, digits or \"_\"."}));
  return sql::put(transaction, region);
}

Result<std::optional<Region>> find_region(Transaction& transaction, std::string_view id) {
  return sql::find<Region>(transaction, "id", id);
}

Result<std::vector<Region>> regions(Transaction& transaction) {
  return sql::rows<Region>(transaction, sql::select<Region>().add(" ORDER BY id"));
}

Result<void> put_department(Transaction& transaction, const Department& department) {
  return sql::put(transaction, department);
}

Result<std::optional<Department>> find_department(Transaction& transaction, std::string_view id) {
  return sql::find<Department>(transaction, "id", id);
}

Result<std::vector<Department>> departments(Transaction& transaction, const DepartmentFilter& filter) {
  sql::Query query = sql::select<Department>().add(" WHERE TRUE");
  if (filter.region) query.add(" AND region = ", *filter.region);
  if (filter.kind) query.add(" AND kind = ", *filter.kind);
  if (!filter.text.empty()) {
    query.add(" AND (name LIKE ", sql::like_pattern(filter.text)).add(" ESCAPE '\\'");
    query.add(" OR code = ", filter.text).add(" OR credit_code = ", filter.text).add(")");
  }
  return sql::rows<Department>(transaction, query.add(" ORDER BY id"));
}

Result<void> put_person(Transaction& transaction, const Person& person) {
  auto holder = TRY(find_account(transaction, person.account));
  if (holder && holder->id != person.id)
    return fail(Error::usage({"账号“" + person.account + "”已有人使用，请另取一个。",
                              "the account \"" + person.account + "\" is taken; choose another."}));
  return sql::put(transaction, person);
}

Result<std::optional<Person>> find_person(Transaction& transaction, std::string_view id) {
  return sql::find<Person>(transaction, "id", id);
}

Result<std::optional<Person>> find_account(Transaction& transaction, std::string_view account) {
  return sql::find<Person>(transaction, "account", account);
}

Result<Listing<Person>> people(Transaction& transaction, std::string_view text, const Page& page) {
  sql::Query query = sql::select<Person>().add(" WHERE TRUE");
  if (!text.empty()) {
    query.add(" AND (name LIKE ", sql::like_pattern(text)).add(" ESCAPE '\\'");
    query.add(" OR account = ", text).add(")");
  }
  if (auto parts = TRY(sql::cursor_parts(page.after, 1)); !parts.empty()) query.add(" AND id > ", parts[0]);
  query.add(" ORDER BY id");
  return sql::listing<Person>(transaction, query, page,
                              [](const Person& last) { return std::vector{last.id}; });
}

Result<std::vector<RoleBinding>> roles_of(Transaction& transaction, std::string_view person) {
  return sql::rows<RoleBinding>(
      transaction, sql::select<RoleBinding>().add(" WHERE person = ", person).add(" ORDER BY number"));
}

Result<std::vector<RoleBinding>> holders(Transaction& transaction, std::string_view role) {
  return sql::rows<RoleBinding>(
      transaction, sql::select<RoleBinding>().add(" WHERE role = ", role).add(" ORDER BY person, number"));
}

Result<void> set_roles(Transaction& transaction, std::string_view person,
                       const std::vector<RoleBinding>& roles) {
  TRY(sql::run(transaction, sql::Query("DELETE FROM role_binding WHERE person = ").add("", person)));
  std::int64_t number = 0;
  for (const RoleBinding& role : roles) {
    sql::Query query("INSERT INTO role_binding (person, number, role, region, department) VALUES (");
    query.add("", person).add(", ", number++).add(", ", role.role).add(", ", role.region);
    TRY(sql::run(transaction, query.add(", ", role.department).add(")")));
  }
  return {};
}

Result<void> put_identity(Transaction& transaction, const Identity& identity) {
  return sql::put(transaction, identity);
}

Result<std::optional<Identity>> find_identity(Transaction& transaction, std::string_view provider,
                                              std::string_view subject) {
  return sql::first<Identity>(
      transaction,
      sql::select<Identity>().add(" WHERE provider = ", provider).add(" AND subject = ", subject));
}

}  // namespace hengji::store
