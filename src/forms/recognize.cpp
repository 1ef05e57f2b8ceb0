#include "forms/recognize.h"

#include <algorithm>

#include "forms/flat/tabulate.h"
#include "forms/label_places.h"
#include "forms/laid_out_trust.h"
#include "forms/tables.h"
#include "forms/torn_heading.h"

namespace hengji::forms {

Reading recognize(const Document& document, const policy::Packs& packs) {
  std::optional<Document> tabulated = flat::tabulated(document, packs.vocabulary());
  const Document& printed = tabulated ? *tabulated : document;
  std::optional<Document> whole = with_whole_headings(printed, packs.vocabulary());
  const Document& headed = whole ? *whole : printed;
  std::optional<Document> placed = with_labels_in_place(headed, packs.vocabulary());
  const Document& labelled = placed ? *placed : headed;
  std::optional<Document> believed = without_doubtful_rows(labelled, packs.vocabulary());
  const Document& source = believed ? *believed : labelled;
  Reading reading = recognize_tables(source, packs);
  if (reading.plans.empty() && reading.remarks.empty())
    reading.remarks.push_back({"no-plan",
                               {"没有找到绩效指标表：本文件中没有可读的绩效目标表、监控表或自评表。",
                                "No indicator table was found: the file has no goal, monitoring or "
                                "self-evaluation form that could be read."},
                               {}});
  reading.unread.insert(reading.unread.begin(), source.unread.begin(), source.unread.end());
  reading.remarks.insert(reading.remarks.begin(), source.remarks.begin(), source.remarks.end());
  return reading;
}

}  // namespace hengji::forms
