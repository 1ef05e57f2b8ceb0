#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/embedded.h"
#include "base/result.h"

namespace hengji::policy {

/// Where in a pack something stands, for the sentence that complains about it.
struct SourceLine {
  std::string file;  ///< "national/2020/pack.toml"
  int line = 0;      ///< from 1
};

/// "national/2020/pack.toml:12: …": a pack that cannot be loaded, and what is wrong with it.
Error fault(const SourceLine& where, Text what);

/// A value of a TOML file with the line it stands in.
struct Setting {
  enum class Kind { text, whole, truth, day, list, table };

  // Out of line: a vector of pairs of Settings needs a complete Setting where its members are written out.
  Setting();
  Setting(const Setting&);
  Setting(Setting&&) noexcept;
  Setting& operator=(const Setting&);
  Setting& operator=(Setting&&) noexcept;
  ~Setting();

  Kind kind = Kind::table;
  std::string text;                                      ///< for text; for whole the digits
  std::int64_t whole = 0;                                ///< for whole
  bool truth = false;                                    ///< for truth
  Date day{};                                            ///< for day
  std::vector<Setting> list;                             ///< for list
  std::vector<std::pair<std::string, Setting>> members;  ///< for table, in the order of the lines
  SourceLine at;

  const Setting* find(std::string_view key) const;
};

/// A TOML file as a table. Figures with a point are refused: decimals are written as text, so that they stay
/// exact.
Result<Setting> parse_settings(const EmbeddedFile& file);

/// A table read strictly: every key is asked for by name, and `done` complains of the keys nobody asked for.
/// An optional key that is absent gives an empty value; one of the wrong kind is always an error.
class Section {
 public:
  explicit Section(const Setting& table) : table_(table), taken_(table.members.size()) {}

  const SourceLine& at() const { return table_.at; }
  bool has(std::string_view key) const { return table_.find(key) != nullptr; }

  Result<std::string> text(std::string_view key);
  Result<std::optional<std::string>> optional_text(std::string_view key);
  Result<std::optional<std::int64_t>> optional_whole(std::string_view key);
  Result<std::optional<bool>> optional_truth(std::string_view key);
  Result<Date> day(std::string_view key);
  Result<std::optional<Date>> optional_day(std::string_view key);
  /// A list of texts; empty when the key is absent.
  Result<std::vector<std::string>> texts(std::string_view key);
  /// {zh = "…", en = "…"}, both compulsory.
  Result<Text> bilingual(std::string_view key);
  /// A table, or nothing when the key is absent.
  Result<const Setting*> optional_table(std::string_view key);
  /// A list of tables ([[key]]); empty when the key is absent.
  Result<std::vector<const Setting*>> tables(std::string_view key);
  /// Every member that is a table, in the order of the lines: sections whose names are data.
  std::vector<std::pair<std::string_view, const Setting*>> named_tables();

  /// An error that names the first key nobody asked for.
  Result<void> done() const;

 private:
  Result<const Setting*> take(std::string_view key, Setting::Kind kind);
  Result<const Setting*> need(std::string_view key, Setting::Kind kind);

  const Setting& table_;
  std::vector<bool> taken_;
};

}  // namespace hengji::policy
