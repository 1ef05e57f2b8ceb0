#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "service/use_case.h"

namespace hengji::service {

/// Takes one file of the folder: its path inside with '/' between, and its bytes.
using PutFile = std::function<Result<void>(const std::string& path, std::string_view bytes)>;

/// Why something that looks secret or personal may be published all the same, by its fingerprint.
using PublicationAnswers = std::map<std::string, std::string, std::less<>>;

/// CSV with the columns 指纹 and 说明. Error: an answer without words.
Result<PublicationAnswers> import_publication_answers(std::string_view csv, std::string_view file);

struct PortalSummary {
  std::size_t departments = 0;
  std::size_t plans = 0;
  std::size_t files = 0;
  std::size_t answered = 0;  ///< places that looked secret and were answered for
};

/// Writes what is published as a folder: `pages` as they are, and the files behind them: the data as scripts that hand over one
/// value each, which also works where the folder is opened from a disk; every plan in every format; the open
/// data of each year; what can be searched for; and a list of all files with their digests. The same store
/// gives the same bytes. First everything is looked through for secret marks and personal data: what nobody
/// has answered for is a refusal that names each place, and nothing is written.
Answer<PortalSummary> write_portal_folder(const House& house, const Actor& actor,
                                          std::span<const EmbeddedFile> pages,
                                          const PublicationAnswers& answers, const PutFile& put);

}  // namespace hengji::service
