#include "ledger/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace hengji::ledger {

CsvRows::CsvRows(std::string_view text) : text_(text) {
  if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  std::string_view first = text_.substr(at_, text_.find('\n', at_) - at_);
  std::ptrdiff_t most = 0;
  for (char candidate : {',', '\t', ';'}) {
    std::ptrdiff_t times = std::count(first.begin(), first.end(), candidate);
    if (times > most) {
      most = times;
      separator_ = candidate;
    }
  }
}

Result<std::string_view> CsvRows::quoted_cell() {
  std::size_t opening_line = line_, start = ++at_;
  bool has_escapes = false;
  for (;; ++at_) {
    if (at_ >= text_.size())
      return fail(Error::damaged({fmt::format("第 {} 行的引号没有结束", opening_line),
                                  fmt::format("a quotation mark in line {} is never closed", opening_line)}));
    if (text_[at_] == '\n') ++line_;
    if (text_[at_] != '"') continue;
    if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
    has_escapes = true;
    ++at_;
  }
  std::string_view raw = text_.substr(start, at_++ - start);
  if (!has_escapes) return raw;
  std::string clean;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    clean += raw[i];
    if (raw[i] == '"') ++i;
  }
  unescaped_.push_back(std::move(clean));
  return std::string_view(unescaped_.back());
}

Result<bool> CsvRows::next(std::vector<std::string_view>& cells) {
  cells.clear();
  unescaped_.clear();
  if (at_ >= text_.size()) return false;
  row_line_ = line_;
  while (true) {
    if (at_ < text_.size() && text_[at_] == '"') {
      cells.push_back(TRY(quoted_cell()));
    } else {
      std::size_t start = at_;
      while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n') ++at_;
      std::string_view cell = text_.substr(start, at_ - start);
      if (!cell.empty() && cell.back() == '\r') cell.remove_suffix(1);
      cells.push_back(cell);
    }
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ >= text_.size()) return true;
    if (text_[at_] == separator_) {
      ++at_;
      continue;
    }
    if (text_[at_] != '\n')
      return fail(Error::damaged({fmt::format("第 {} 行的引号后面还有文字", line_),
                                  fmt::format("text after a closing quotation mark in line {}", line_)}));
    ++at_;
    ++line_;
    return true;
  }
}

}  // namespace hengji::ledger
