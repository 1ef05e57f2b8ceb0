#include "store/verify.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "base/json.h"
#include "store/digest.h"
#include "store/dossiers_mapping.h"
#include "store/files.h"
#include "store/sql/rows.h"

namespace hengji::store {
namespace {

constexpr std::size_t listed_faults = 1000;

/// What the audit trail says that there is.
struct Told {
  std::map<std::string, std::string> revisions;  ///< "dossier/…/revision/3" → hash
  std::set<std::string> files;                   ///< hashes
  std::map<std::string, std::string> seals;      ///< "dossier/…/step/7" → the seal
};

class Verifying {
 public:
  Verifying(Transaction& transaction, const std::vector<ChainEnd>& known)
      : transaction_(transaction), known_(known) {}

  Result<Verification> all() {
    TRY_VOID(trail());
    TRY_VOID(revisions());
    TRY_VOID(files());
    TRY_VOID(seals());
    TRY_VOID(histories());
    return std::move(result_);
  }

 private:
  void fault(Fault::Kind kind, std::string subject, std::string_view zh, std::string_view en) {
    if (result_.faults.size() >= listed_faults) return;
    Text message{fmt::format("{}：{}", subject, zh), fmt::format("{}: {}", subject, en)};
    result_.faults.push_back({kind, std::move(subject), std::move(message)});
  }

  void tell(const AuditEntry& entry) {
    if (entry.action == "file.add") told_.files.insert(entry.subject.substr(std::string("file/").size()));
    if (!entry.action.starts_with("plan.")) return;
    auto detail = Json::parse(entry.detail);
    const Json* seal = detail ? detail->find("seal") : nullptr;
    const Json* version = detail ? detail->find("version") : nullptr;
    if (seal && seal->as_string() && version && version->as_number())
      told_.seals[entry.subject + "/step/" + version->as_number()->digits] = *seal->as_string();
    if (entry.action != "plan.save" && entry.action != "plan.import") return;
    const Json* number = detail ? detail->find("revision") : nullptr;
    const Json* hash = detail ? detail->find("hash") : nullptr;
    if (number && number->as_number() && hash && hash->as_string())
      told_.revisions[entry.subject + "/revision/" + number->as_number()->digits] = *hash->as_string();
  }

  void check_entry(const AuditEntry& entry, const ChainEnd& before) {
    std::string subject = fmt::format("audit/{}/{}", entry.chain, entry.sequence);
    if (entry.sequence != before.sequence + 1)
      fault(Fault::Kind::entry_missing, subject, "前面缺少审计记录", "audit entries before it are missing");
    else if (entry.previous != before.hash)
      fault(Fault::Kind::entry_reordered, subject, "与前一条审计记录接不上",
            "does not follow on the entry before it");
    if (seal_like(entry.hash, sealed_text(entry)) != entry.hash)
      fault(Fault::Kind::entry_altered, subject, "审计记录被改动", "the audit entry was altered");
    for (const ChainEnd& end : known_)
      if (end.chain == entry.chain && end.sequence == entry.sequence && end.hash != entry.hash)
        fault(Fault::Kind::entry_altered, subject, "与另存的链尾不符", "is not what was kept elsewhere");
  }

  Result<void> trail() {
    std::map<std::string, ChainEnd> reached;
    TRY_VOID(each_audit_entry(transaction_, [&](const AuditEntry& entry) -> Result<void> {
      ChainEnd& end = reached.try_emplace(entry.chain, ChainEnd{entry.chain, 0, ""}).first->second;
      check_entry(entry, end);
      tell(entry);
      end.sequence = entry.sequence;
      end.hash = entry.hash;
      ++result_.entries;
      return {};
    }));
    result_.ends = TRY(chain_ends(transaction_));
    std::vector<ChainEnd> expected = result_.ends;
    expected.insert(expected.end(), known_.begin(), known_.end());
    for (const ChainEnd& end : expected) {
      const ChainEnd& there = reached[end.chain];
      bool is_end = &end - expected.data() < static_cast<std::ptrdiff_t>(result_.ends.size());
      if (there.sequence < end.sequence)
        fault(Fault::Kind::entry_missing, fmt::format("audit/{}/{}", end.chain, end.sequence),
              "链尾的审计记录缺失", "the end of the audit trail is cut off");
      else if (is_end && (there.sequence != end.sequence || there.hash != end.hash))
        fault(Fault::Kind::entry_altered, fmt::format("audit/{}/{}", end.chain, there.sequence),
              "与记下的链尾不符", "is not the end that was recorded");
    }
    return {};
  }

  void check_revision(const Revision& revision) {
    std::string subject = fmt::format("dossier/{}/revision/{}", revision.dossier, revision.number);
    auto told = told_.revisions.find(subject);
    if (told == told_.revisions.end()) {
      fault(Fault::Kind::revision_unknown, subject, "审计记录里没有这个版本",
            "the audit trail does not know it");
    } else {
      if (told->second != revision.hash || seal_like(revision.hash, revision.content) != revision.hash)
        fault(Fault::Kind::revision_altered, subject, "这个版本的内容被改动", "its content was altered");
      told_.revisions.erase(told);
    }
    ++result_.revisions;
  }

  Result<void> revisions() {
    Revision last;
    for (;;) {
      auto place = sql::place_of(last.dossier).value_or(sql::PartitionKey{});
      sql::Query query =
          sql::select<Revision>().add(" WHERE (region, year, dossier, number) > (", place.region);
      query.add(", ", place.year).add(", ", last.dossier).add(", ", last.number);
      query.add(") ORDER BY region, year, dossier, number LIMIT 100");
      auto part = TRY((sql::rows<Revision>(transaction_, query)));
      if (part.empty()) break;
      for (const Revision& revision : part) check_revision(revision);
      last = std::move(part.back());
    }
    for (const auto& [subject, hash] : told_.revisions)
      fault(Fault::Kind::revision_missing, subject, "审计记录里有、库里没有的版本",
            "it is in the audit trail but not in the store");
    return {};
  }

  Result<void> check_file(const std::string& hash) {
    Digest digest(hash.starts_with("sm3:") ? Seal::sm3 : Seal::sha256);
    auto read = read_file(transaction_, hash, 0, 0, [&](std::string_view piece) -> Result<void> {
      digest.add(piece);
      return {};
    });
    std::string subject = "file/" + hash;
    if (!read && read.error().kind != Error::Kind::damaged) return read;
    if (!read)
      fault(Fault::Kind::file_missing, subject, "文件内容缺失", "its content is missing");
    else if (digest.text() != hash)
      fault(Fault::Kind::file_altered, subject, "文件内容被改动", "its content was altered");
    if (told_.files.erase(hash) == 0)
      fault(Fault::Kind::file_unknown, subject, "审计记录里没有这个文件", "the audit trail does not know it");
    ++result_.files;
    return {};
  }

  Result<void> files() {
    std::vector<std::string> hashes;
    TRY(sql::run(transaction_, sql::Query("SELECT hash FROM file ORDER BY hash"),
                 [&](sql::Cells cells) -> Result<void> {
                   hashes.push_back(sql::value_as<std::string>(cells[0]));
                   return {};
                 }));
    for (const std::string& hash : hashes) TRY_VOID(check_file(hash));
    for (const std::string& hash : told_.files)
      fault(Fault::Kind::file_missing, "file/" + hash, "审计记录里有、库里没有的文件",
            "it is in the audit trail but not in the store");
    return {};
  }

  /// Seals are few: they are looked at together.
  Result<void> seals() {
    for (const Step& step :
         TRY((sql::rows<Step>(transaction_, sql::select<Step>().add(" WHERE seal <> ''"))))) {
      std::string subject = fmt::format("dossier/{}/step/{}", step.dossier, step.version);
      auto told = told_.seals.find(subject);
      if (told == told_.seals.end() || told->second != step.seal)
        fault(Fault::Kind::seal_altered, subject, "电子印章与审计记录不符",
              "its electronic seal is not what the audit trail says");
      if (told != told_.seals.end()) told_.seals.erase(told);
    }
    for (const auto& [subject, seal] : told_.seals)
      fault(Fault::Kind::seal_altered, subject, "审计记录里有、库里没有的电子印章",
            "its electronic seal is in the audit trail but not in the store");
    return {};
  }

  Result<void> histories() {
    sql::Query query(
        "SELECT d.id FROM dossier d WHERE"
        " d.version <> (SELECT COUNT(*) FROM step s WHERE s.region = d.region AND s.year = d.year AND "
        "s.dossier = d.id)"
        " OR d.revision <> (SELECT COUNT(*) FROM revision r WHERE r.region = d.region AND r.year = d.year"
        " AND r.dossier = d.id)");
    TRY(sql::run(transaction_, query, [&](sql::Cells cells) -> Result<void> {
      fault(Fault::Kind::history_broken, "dossier/" + sql::value_as<std::string>(cells[0]),
            "版本数与办理记录不符", "its version is not what its history says");
      return {};
    }));
    return {};
  }

  Transaction& transaction_;
  const std::vector<ChainEnd>& known_;
  Verification result_;
  Told told_;
};

}  // namespace

Result<Verification> verify(Transaction& transaction, const std::vector<ChainEnd>& known) {
  return Verifying(transaction, known).all();
}

}  // namespace hengji::store
