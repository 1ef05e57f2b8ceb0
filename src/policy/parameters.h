#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/result.h"
#include "policy/citation.h"

namespace hengji::policy {

/// A figure of policy for a time: a threshold, a multiple, a share.
struct Parameter {
  std::string name;  ///< "half-year-share-high"
  Text meaning;
  Decimal value;
  std::string unit;
  Date from;
  std::optional<Date> to;  ///< included; open when nothing
  Citation citation;
  SourceLine at;
};

/// parameters.toml: `[[name]]` with meaning, value (as text), unit, from, to and a citation. A name that a
/// child pack gives replaces all that its parent says of it.
class Parameters {
 public:
  /// Strict: two values of a name in force on the same day are an error.
  Result<void> read(const EmbeddedFile& file);

  /// The value in force on the day; nothing when the pack has none.
  std::optional<Decimal> find(std::string_view name, const Date& day) const;
  const std::vector<Parameter>& all() const { return all_; }

 private:
  std::vector<Parameter> all_;
};

}  // namespace hengji::policy
