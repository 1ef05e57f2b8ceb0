#pragma once

#include "cli/command.h"

namespace hengji::cli {

/// `verify`: whether the audit trail, every revision and every file of a store are as they were written.
/// Status 1 when something is not.
std::span<const Option> verify_options();
Status run_verify(const Call& call);

/// `backup FILE`: a copy of the store, made while it is in use: of SQLite the database itself, of PostgreSQL
/// a dump of one moment.
std::span<const Option> backup_options();
Status run_backup(const Call& call);

/// `restore FILE`: fills a store that is empty or not there from a backup or dump, and verifies it.
std::span<const Option> restore_options();
Status run_restore(const Call& call);

/// `export FILE`: everything as lines of JSON that either kind of store restores from; `--audit`: the audit
/// trail alone, as lines of JSON that anybody can check.
std::span<const Option> export_options();
Status run_export(const Call& call);

}  // namespace hengji::cli
