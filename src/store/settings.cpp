#include "store/settings.h"

#include "store/sql/rows.h"

namespace hengji::store {
namespace sql {

template <>
struct Mapping<Setting> {
  static constexpr std::string_view table = "setting";
  static constexpr std::size_t keys = 1;
  static constexpr auto columns = std::tuple(column("key", &Setting::key), column("value", &Setting::value),
                                             column("person", &Setting::person), column("at", &Setting::at));
};

}  // namespace sql

Result<void> put_setting(Transaction& transaction, const Setting& setting) {
  return sql::put(transaction, setting);
}

Result<std::optional<Setting>> find_setting(Transaction& transaction, std::string_view key) {
  return sql::find<Setting>(transaction, "key", key);
}

Result<std::vector<Setting>> settings(Transaction& transaction) {
  return sql::rows<Setting>(transaction, sql::select<Setting>().add(" ORDER BY key"));
}

}  // namespace hengji::store
