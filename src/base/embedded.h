#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace hengji {

/// A file that the program carries inside itself, by its path below the folder that was embedded.
struct EmbeddedFile {
  std::string_view path;
  std::string_view text;
};

namespace embedded {

/// packs/: policy as data.
std::span<const EmbeddedFile> packs();
/// src/store/migrations/*.sql: the tables of the store, version by version.
std::span<const EmbeddedFile> migrations();
/// src/check/rules/**/*.md: a page a rule.
std::span<const EmbeddedFile> rule_pages();
/// src/report/html/*.css: how pages look.
std::span<const EmbeddedFile> styles();

}  // namespace embedded
}  // namespace hengji
