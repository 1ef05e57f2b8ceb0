#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <iostream>

#include "base/utf8.h"
#include "main/commands.h"
#include "main/sample.h"
#include "server/running.h"
#include "server/sign_in/password.h"
#include "service/rights.h"
#include "store/access.h"
#include "store/organization.h"

namespace hengji {
namespace {

using cli::Status;

constexpr cli::Option options[] = {
    {"db", "STORE", {"数据库（同 serve）", "database, as for serve"}},
    {"config", "FILE", {"设置文件（TOML）", "settings (TOML)"}},
    {"name", "NAME", {"姓名（默认同账号）", "name (default: the account)"}},
    {"role", "ROLE", {"岗位，如 administrator、filer", "role, such as administrator or filer"}},
    {"region", "REGION", {"岗位所在地区", "region in which the role is held"}},
    {"department", "DEPARTMENT", {"岗位所在部门", "department in which the role is held"}},
};

/// From the terminal without showing it, or the first line of standard input.
std::string asked_password(const cli::Call& call) {
  bool is_terminal = isatty(STDIN_FILENO) != 0;
  termios shown{};
  if (is_terminal) {
    call.console.note({"密码：", "password: "});
    tcgetattr(STDIN_FILENO, &shown);
    termios hidden = shown;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
  }
  std::string line;
  std::getline(std::cin, line);
  if (is_terminal) tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
  return line;
}

store::AuditNote note(std::string action, const std::string& person) {
  return {.action = std::move(action),
          .subject = "person/" + person,
          .detail = R"({"by":"command line"})",
          .at = store::now()};
}

Result<store::RoleBinding> role_of(const cli::Call& call, const std::string& person) {
  std::string_view role = call.arguments.value_or("role", "");
  if (!service::role_named(role))
    return fail(Error::usage(
        {fmt::format("没有“{}”这个岗位。", role), fmt::format("there is no role \"{}\".", role)}));
  store::RoleBinding binding{.person = person, .role = std::string(role)};
  if (auto region = call.arguments.value("region")) binding.region = *region;
  if (auto department = call.arguments.value("department")) binding.department = *department;
  return binding;
}

/// Where a role is held must be there; the keys of the store alone would say it in their own words.
Result<void> check_place(store::Transaction& transaction, const store::RoleBinding& binding) {
  if (binding.region && !TRY(store::find_region(transaction, *binding.region)))
    return fail(Error::usage({fmt::format("没有地区“{}”。", *binding.region),
                              fmt::format("there is no region \"{}\".", *binding.region)}));
  if (binding.department && !TRY(store::find_department(transaction, *binding.department)))
    return fail(Error::usage({fmt::format("没有部门“{}”。", *binding.department),
                              fmt::format("there is no department \"{}\".", *binding.department)}));
  return {};
}

Result<void> add(const cli::Call& call, store::Store& store, const std::string& account) {
  store::Person person{.id = store::new_id(), .account = account, .created = store::now()};
  person.name = call.arguments.value_or("name", account);
  std::vector<store::RoleBinding> roles;
  if (call.arguments.has("role")) roles.push_back(TRY(role_of(call, person.id)));
  std::string password = asked_password(call);
  TRY_VOID(server::check_password_rules(password, account));
  std::string hash = TRY(server::hash_password(password));
  TRY_VOID(store.write([&](store::Transaction& transaction) -> Result<bool> {
    for (const store::RoleBinding& role : roles) TRY_VOID(check_place(transaction, role));
    TRY_VOID(store::put_person(transaction, person));
    TRY_VOID(store::put_credential(transaction, {person.id, hash, person.created, false}));
    TRY_VOID(store::set_roles(transaction, person.id, roles));
    transaction.audit(note("createPerson", person.id));
    return true;
  }));
  return {};
}

Result<store::Person> known(store::Store& store, const std::string& account) {
  auto person = TRY(
      store.read([&](store::Transaction& transaction) { return store::find_account(transaction, account); }));
  if (person) return *std::move(person);
  return fail(Error::not_found(
      {fmt::format("没有账号“{}”。", account), fmt::format("there is no account \"{}\".", account)}));
}

Result<void> set_password(const cli::Call& call, store::Store& store, const std::string& account) {
  store::Person person = TRY(known(store, account));
  std::string password = asked_password(call);
  TRY_VOID(server::check_password_rules(password, account));
  std::string hash = TRY(server::hash_password(password));
  TRY_VOID(store.write([&](store::Transaction& transaction) -> Result<bool> {
    TRY_VOID(store::put_credential(transaction, {person.id, hash, store::now(), false}));
    TRY_VOID(store::remove_sessions(transaction, person.id, ""));
    TRY_VOID(store::clear_failures(transaction, "account:" + account));
    transaction.audit(note("setPassword", person.id));
    return true;
  }));
  return {};
}

Result<void> unlock(const cli::Call&, store::Store& store, const std::string& account) {
  store::Person person = TRY(known(store, account));
  TRY_VOID(store.write([&](store::Transaction& transaction) -> Result<bool> {
    TRY_VOID(store::clear_failures(transaction, "account:" + account));
    transaction.audit(note("unlockPerson", person.id));
    return true;
  }));
  return {};
}

std::string line_of(const store::Person& person, const std::vector<store::RoleBinding>& roles) {
  std::string line = fmt::format("{}\t{}\t{}", person.account, person.name, person.active ? "" : "-");
  for (const store::RoleBinding& role : roles)
    line += fmt::format("\t{}@{}", role.role, role.department.value_or(role.region.value_or("*")));
  return line + "\n";
}

Result<void> list(const cli::Call& call, store::Store& store, const std::string&) {
  for (store::Page page{.limit = 1000};;) {
    std::string lines;
    auto part = TRY(store.read([&](store::Transaction& transaction) -> Result<store::Listing<store::Person>> {
      lines.clear();
      auto people = TRY(store::people(transaction, "", page));
      for (const store::Person& person : people.items)
        lines += line_of(person, TRY(store::roles_of(transaction, person.id)));
      return people;
    }));
    call.console.print(lines);
    if (part.next.empty()) return {};
    page.after = part.next;
  }
}

struct Verb {
  std::string_view name;
  bool needs_account;
  Result<void> (*run)(const cli::Call&, store::Store&, const std::string& account);
};

constexpr Verb verbs[] = {
    {"add", true, add}, {"password", true, set_password}, {"unlock", true, unlock}, {"list", false, list}};

Result<void> act(const cli::Call& call, const Verb& verb, const std::string& account) {
  TRY_VOID(server::prepare());
  server::Settings settings = TRY(settings_of(call));
  auto store = TRY(store::Store::open({.address = settings.database, .connections = 2}));
  return verb.run(call, *store, account);
}

}  // namespace

std::span<const cli::Option> user_options() {
  return options;
}

Status run_user(const cli::Call& call) {
  const auto& words = call.arguments.words();
  const Verb* verb = nullptr;
  for (const Verb& one : verbs)
    if (!words.empty() && words[0] == one.name) verb = &one;
  if (verb == nullptr || words.size() != (verb->needs_account ? 2u : 1u))
    return cli::misuse(call, "user",
                       {"应为 add、password、unlock 加账号，或 list。",
                        "say add, password or unlock with an account, or list."});
  auto acted = act(call, *verb, verb->needs_account ? words[1] : std::string());
  if (acted) return Status::fine;
  call.console.complain(acted.error().message);
  return cli::status_of(acted.error());
}

}  // namespace hengji
