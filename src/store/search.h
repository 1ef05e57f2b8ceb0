#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/contents.h"

namespace hengji::store {

/// A text of a dossier that can be searched for.
struct SearchText {
  std::string place;  ///< "title", "goals/annual", "indicators/3"
  std::string text;

  bool operator==(const SearchText&) const = default;
};

struct SearchHit {
  std::string dossier;
  std::string department;
  int year = 0;
  std::string place;
  std::string text;
};

struct SearchFilter {
  Scope scope;
  std::optional<int> year;
  Layer layer = Layer::working;
};

/// Replaces the texts of the dossier in that layer.
Result<void> set_search_texts(Transaction& transaction, std::string_view dossier, Layer layer,
                              const std::vector<SearchText>& texts);
Result<std::vector<SearchText>> search_texts(Transaction& transaction, std::string_view dossier, Layer layer);
/// Texts that hold every word of the query (words are parted by blanks), each as it stands. Full-width and
/// half-width forms and the case of Latin letters make no difference.
Result<Listing<SearchHit>> search(Transaction& transaction, std::string_view query,
                                  const SearchFilter& filter, const Page& page);

}  // namespace hengji::store
