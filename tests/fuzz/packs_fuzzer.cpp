#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "policy/measures.h"
#include "policy/pack.h"
#include "policy/scoring.h"

using namespace hengji;

/// The first byte says which file of a pack the rest is; the others of the folder are sound. Loading ends
/// with a pack or with a sentence that names the file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::string_view head =
      "name = {zh = \"甲\", en = \"A\"}\nregion = \"national\"\nfrom = 2020-01-01\n"
      "citation = {source = {zh = \"虚构\", en = \"Fictional\"}, trust = \"derived\"}\n";
  constexpr std::string_view names[] = {"pack.toml",       "vocabulary.toml", "indicators.csv",
                                        "parameters.toml", "checks.toml",     "forms/a.toml"};
  if (size == 0) return 0;
  std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  std::string path = "national/2020/" + std::string(names[data[0] % std::size(names)]);
  std::vector<EmbeddedFile> files;
  if (!path.ends_with("/pack.toml")) files.push_back({"national/2020/pack.toml", head});
  files.push_back({path, text});
  auto packs = policy::Packs::load(files);
  if (!packs && (packs.error().message.zh.empty() || packs.error().message.en.empty())) std::abort();
  policy::Measures measures;
  auto read = measures.read({"national/2020/measures.toml", text});
  if (!read && read.error().message.zh.find("measures.toml") == std::string::npos) std::abort();
  auto schemes = policy::read_schemes({"national/2020/scoring.toml", text});
  if (!schemes && schemes.error().message.zh.find("scoring.toml") == std::string::npos) std::abort();
  return 0;
}
