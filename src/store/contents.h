#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/transaction.h"

namespace hengji::store {

/// Whose content rows are: of the newest revision, or of the one that the public sees.
enum class Layer { working, published };

/// One indicator of a revision, for comparison over departments and years.
struct IndicatorRow {
  std::string dossier;
  Layer layer = Layer::working;
  std::int64_t number = 0;  ///< its place in the plan, from 0
  std::string department;
  std::string level1;
  std::string level2;
  std::string name;
  std::string name_key;   ///< the name as it is compared: squeezed, folded
  std::string half_year;  ///< targets as printed
  std::string full_year;
  std::string comparison;            ///< of the full year: "at_least", …
  std::optional<std::string> value;  ///< of the full year, exact
  std::optional<double> figure;      ///< the same, near enough to be averaged and sorted
  std::string unit;
  std::optional<std::string> weight;
  std::optional<std::string> funds;       ///< of its plan, in 10,000 yuan, exact
  std::optional<std::int64_t> headcount;  ///< of its plan's department

  bool operator==(const IndicatorRow&) const = default;
};

/// An indicator as a comparison shows it.
struct ComparedIndicator {
  IndicatorRow row;
  std::string region;
  int year = 0;
  std::string light;                  ///< of its dossier
  std::optional<std::string> actual;  ///< of the full year
};

/// One indicator over the dossiers of a year.
struct IndicatorSummary {
  std::string region;
  int year = 0;
  std::string unit;
  std::int64_t count = 0;
  std::optional<double> least;
  std::optional<double> greatest;
  std::optional<double> mean;
};

struct IndicatorFilter {
  Scope scope;
  std::string name_key;
  std::optional<int> from_year;
  std::optional<int> to_year;
  std::optional<std::string> region;
  Layer layer = Layer::working;
};

struct StoredFinding {
  std::string dossier;
  std::string fingerprint;
  std::int64_t number = 0;  ///< its place in the list
  std::string code;
  std::string rule;
  std::string severity;
  std::string json;  ///< the whole of it, as hengji.findings/1 has it

  bool operator==(const StoredFinding&) const = default;
};

/// A finding that the filer answers for with a reason.
struct Confirmation {
  std::string dossier;
  std::string fingerprint;
  std::string reason;
  std::string person;
  Instant at{};
};

struct Comment {
  std::string id;  ///< new_id_beside(dossier)
  std::string dossier;
  std::optional<std::string> path;  ///< the cell: "indicators/3/values/…"
  std::string text;
  std::string author;
  Instant at{};
  std::optional<std::string> reply_to;
  bool resolved = false;
  std::string resolved_by;
  std::optional<Instant> edited_at;
};

/// Replaces those of the dossier in that layer. They are numbered as they stand; what stands there already is
/// not written again.
Result<void> set_indicator_rows(Transaction& transaction, std::string_view dossier, Layer layer,
                                const std::vector<IndicatorRow>& rows);
Result<std::vector<IndicatorRow>> indicator_rows(Transaction& transaction, std::string_view dossier,
                                                 Layer layer);
/// The same indicator wherever it stands; by year and dossier.
Result<Listing<ComparedIndicator>> same_indicator(Transaction& transaction, const IndicatorFilter& filter,
                                                  const Page& page);
Result<std::vector<IndicatorSummary>> summaries(Transaction& transaction, const IndicatorFilter& filter);

/// Replaces those of the dossier, as set_indicator_rows does.
Result<void> set_findings(Transaction& transaction, std::string_view dossier,
                          const std::vector<StoredFinding>& findings);
Result<std::vector<StoredFinding>> findings(Transaction& transaction, std::string_view dossier);

/// How often each rule found something in the dossiers of a region's year, most often first.
struct CodeCount {
  std::string code;
  std::int64_t count = 0;
};
Result<std::vector<CodeCount>> finding_codes(Transaction& transaction, const Scope& scope,
                                             std::string_view region, int year);

Result<void> put_confirmation(Transaction& transaction, const Confirmation& confirmation);
Result<void> remove_confirmation(Transaction& transaction, std::string_view dossier,
                                 std::string_view fingerprint);
Result<std::vector<Confirmation>> confirmations(Transaction& transaction, std::string_view dossier);

Result<void> put_comment(Transaction& transaction, const Comment& comment);
Result<void> remove_comment(Transaction& transaction, std::string_view dossier, std::string_view id);
Result<std::optional<Comment>> find_comment(Transaction& transaction, std::string_view id);
Result<std::vector<Comment>> comments(Transaction& transaction, std::string_view dossier);

}  // namespace hengji::store
