#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

#include "store/dossiers.h"
#include "store/organization.h"
#include "store/store.h"

namespace hengji::store {

/// A folder of its own, removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder() : path_(std::filesystem::temp_directory_path() / ("hengji-test-" + new_id())) {
    std::filesystem::create_directories(path_);
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::string file(std::string_view name) const { return (path_ / name).string(); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline Instant at_second(int second) {
  return Instant(std::chrono::seconds(1'767'225'600 + second));  // from 2026-01-01
}

/// The value of a result; a failure of the test with the message when there is none.
template <typename T>
T given(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message.en);
  return *std::move(result);
}
inline void given(const Result<void>& result) {
  if (!result) throw std::runtime_error(result.error().message.en);
}

/// A county with a finance bureau and two departments, fictional, in an empty store.
inline void add_county(Store& store) {
  given(store.write([](Transaction& transaction) -> Result<void> {
    TRY_VOID(put_region(transaction, {"320000", "某省", std::nullopt}));
    TRY_VOID(put_region(transaction, {"320599", "澄湖县", "320000"}));
    TRY_VOID(
        put_department(transaction, {"finance", "320599", {}, "澄湖县财政局", "101", "", "finance", true}));
    TRY_VOID(
        put_department(transaction, {"water", "320599", {}, "澄湖县水利局", "102", "", "department", true}));
    TRY_VOID(put_department(transaction,
                            {"roads", "320599", {}, "澄湖县公路中心", "103", "", "department", true}));
    return put_person(transaction, {"filer", "filer", "填报人（虚构）", "", true, at_second(0)});
  }));
}

inline Dossier new_dossier(std::string department, int year = 2026) {
  Dossier dossier;
  dossier.department = std::move(department);
  dossier.year = year;
  dossier.kind = "department-goal";
  dossier.state = "draft";
  dossier.created_by = "filer";
  dossier.created_at = at_second(1);
  return dossier;
}

inline Dossier add_dossier(Store& store, std::string department, int year = 2026) {
  return given(store.write(
      [&](Transaction& transaction) { return create_dossier(transaction, new_dossier(department, year)); }));
}

/// Saves a revision on top of a version.
inline std::variant<Standing, Stale> save(Store& store, const Dossier& dossier, std::int64_t version,
                                          std::string content, std::string author = "filer", int second = 2) {
  return given(store.write([&](Transaction& transaction) {
    return save_revision(transaction, dossier.id, version, {content, author, at_second(second), ""});
  }));
}

}  // namespace hengji::store
