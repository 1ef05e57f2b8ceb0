#include "ledger/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/chinese_text.h"
#include "base/credit_code.h"
#include "base/date.h"
#include "base/decimal.h"
#include "ledger/csv.h"

namespace hengji::ledger {
namespace {

constexpr std::size_t bytes_between_progress = 1u << 20;

void list(std::vector<RowRemark>& remarks, RowRemark remark) {
  if (remarks.size() < ImportReport::listed_at_most) remarks.push_back(std::move(remark));
}

bool is_named(const LedgerColumn& column, const std::string& folded_heading) {
  if (folded(column.name) == folded_heading) return true;
  return std::any_of(column.synonyms.begin(), column.synonyms.end(),
                     [&](const std::string& synonym) { return folded(synonym) == folded_heading; });
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  return fmt::format("{}", fmt::join(words, between));
}

/// Up to three groups of digits with any of the signs people put between them.
std::optional<Date> date_of_groups(std::string_view text) {
  std::vector<int> groups;
  bool in_group = false;
  for (char c : text) {
    bool digit = c >= '0' && c <= '9';
    if (digit && !in_group) groups.push_back(0);
    if (digit) groups.back() = groups.back() * 10 + (c - '0');
    if (groups.size() > 3 || (!groups.empty() && groups.back() > 99'999'999)) return std::nullopt;
    in_group = digit;
  }
  if (groups.size() == 1 && groups[0] >= 10'000'000)
    groups = {groups[0] / 10'000, groups[0] / 100 % 100, groups[0] % 100};
  if (groups.size() != 3 || groups[0] < 1900 || groups[0] > 2200) return std::nullopt;
  Date date{std::chrono::year(groups[0]), std::chrono::month(static_cast<unsigned>(groups[1])),
            std::chrono::day(static_cast<unsigned>(groups[2]))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

/// Figures as programs write them: digits, at most one point and a sign before. Anything else is nothing, and
/// is tried with more patience.
std::optional<std::int64_t> plain_number(std::string_view cell, int places) {
  constexpr std::size_t always_fits = 18;
  const bool is_negative = cell.starts_with('-');
  if (is_negative) cell.remove_prefix(1);
  const std::size_t point = std::min(cell.find('.'), cell.size());
  const std::size_t fraction = point == cell.size() ? 0 : cell.size() - point - 1;
  if (point == 0 || fraction > static_cast<std::size_t>(places) || cell.ends_with('.') ||
      point + static_cast<std::size_t>(places) > always_fits)
    return std::nullopt;
  std::int64_t number = 0;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (i == point) continue;
    if (cell[i] < '0' || cell[i] > '9') return std::nullopt;
    number = number * 10 + (cell[i] - '0');
  }
  for (std::size_t i = fraction; i < static_cast<std::size_t>(places); ++i) number *= 10;
  return is_negative ? -number : number;
}

std::optional<std::int64_t> scaled_number(std::string_view cell, int places) {
  if (auto plain = plain_number(cell, places)) return plain;
  std::optional<Decimal> number = Decimal::parse(with_ascii_digits(cell));
  if (!number) return std::nullopt;
  std::optional<Decimal> scaled = number->shifted(places);
  if (!scaled || !scaled->is_whole()) return std::nullopt;
  std::optional<Decimal> whole = Decimal::parse(scaled->normalized());
  constexpr __int128 most = std::numeric_limits<std::int64_t>::max();
  if (!whole || whole->coefficient() > most || whole->coefficient() < -most) return std::nullopt;
  return static_cast<std::int64_t>(whole->coefficient());
}

/// 2025-06-30 as programs write it, of a year that date_of_groups takes.
std::optional<int> plain_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  auto digits = [&](std::size_t from, std::size_t to) {
    int number = 0;
    for (; from < to; ++from) {
      if (text[from] < '0' || text[from] > '9') return -1;
      number = number * 10 + (text[from] - '0');
    }
    return number;
  };
  const int year = digits(0, 4), month = digits(5, 7), day = digits(8, 10);
  if (year < 1900 || year > 2200 || month < 1 || day < 1) return std::nullopt;
  Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
            std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return static_cast<int>(std::chrono::sys_days(date).time_since_epoch().count());
}

/// A number that two cells of a column share if and only if they are the same.
template <typename Values>
std::uint64_t cell_number(const Values& column, std::size_t row) {
  if (auto* text = std::get_if<TextValues>(&column)) return text->codes[row];
  if (auto* numbers = std::get_if<NumberValues>(&column))
    return static_cast<std::uint64_t>(numbers->scaled[row]);
  return static_cast<std::uint64_t>(std::get<DateValues>(column).days[row]);
}

}  // namespace

std::optional<int> parse_day(std::string_view text) {
  if (auto plain = plain_day(text)) return plain;
  constexpr std::string_view others = "0123456789-/. ";
  std::string plain = with_ascii_digits(text);
  for (std::string_view sign : {"年", "月", "日"})
    for (std::size_t at = plain.find(sign); at != std::string::npos; at = plain.find(sign))
      plain.replace(at, sign.size(), " ");
  if (plain.find_first_not_of(others) != std::string::npos) return std::nullopt;
  std::optional<Date> date = date_of_groups(plain);
  if (!date) return std::nullopt;
  return static_cast<int>(std::chrono::sys_days(*date).time_since_epoch().count());
}

Importer::Importer(const LedgerType& type, std::string source)
    : imported_{Ledger(type, std::move(source)), {}} {
  for (const std::string& name : type.key)
    for (std::size_t i = 0; i < type.columns.size(); ++i)
      if (type.columns[i].name == name) key_columns_.push_back(i);
}

Result<void> Importer::heading(const std::vector<std::string_view>& cells) {
  const LedgerType& type = imported_.ledger.type();
  position_.assign(type.columns.size(), std::nullopt);
  imported_.report.unknown_columns.clear();
  for (std::size_t at = 0; at < cells.size(); ++at) {
    std::string heading = folded(cells[at]);
    if (heading.empty()) continue;
    auto column = std::find_if(type.columns.begin(), type.columns.end(),
                               [&](const LedgerColumn& candidate) { return is_named(candidate, heading); });
    if (column == type.columns.end()) {
      imported_.report.unknown_columns.emplace_back(trimmed(cells[at]));
    } else if (auto& position = position_[static_cast<std::size_t>(column - type.columns.begin())];
               !position) {
      position = at;
    }
  }
  std::vector<std::string> missing;
  for (std::size_t i = 0; i < type.columns.size(); ++i) {
    bool needed = type.columns[i].is_required || std::count(key_columns_.begin(), key_columns_.end(), i) > 0;
    if (needed && !position_[i]) missing.push_back(type.columns[i].name);
  }
  if (missing.empty()) return {};
  std::string has = joined(imported_.report.unknown_columns, "、");
  return fail(Error::usage(
      {fmt::format("{} 缺少台账“{}”必需的列：{}{}", imported_.ledger.source(), type.name,
                   joined(missing, "、"), has.empty() ? "" : "；文件中未认出的列：" + has),
       fmt::format("{} lacks columns that the ledger “{}” needs: {}{}", imported_.ledger.source(), type.name,
                   joined(missing, ", "), has.empty() ? "" : "; columns not recognised: " + has)}));
}

bool Importer::refuse(const LedgerColumn& column, std::size_t line, Text message) {
  list(imported_.report.refusals, {line, column.name, std::move(message)});
  return false;
}

bool Importer::store(std::size_t index, std::string_view cell, std::size_t line) {
  const LedgerColumn& column = imported_.ledger.type_.columns[index];
  Ledger::Values& values = imported_.ledger.columns_[index];
  bool accepted =
      !(cell.empty() && column.is_required) ||
      refuse(column, line,
             {fmt::format("“{}”不能为空", column.name), fmt::format("“{}” must not be blank", column.name)});
  if (auto* numbers = std::get_if<NumberValues>(&values)) {
    std::optional<std::int64_t> number =
        cell.empty() ? formula::NumberColumn::blank : scaled_number(cell, column.places);
    if (!number)
      accepted = refuse(
          column, line,
          {fmt::format("“{}”不是小数不超过 {} 位的数", cell, column.places),
           fmt::format("“{}” is no figure with at most {} digits after the point", cell, column.places)});
    numbers->scaled.push_back(number.value_or(formula::NumberColumn::blank));
  } else if (auto* dates = std::get_if<DateValues>(&values)) {
    std::optional<int> day = cell.empty() ? formula::DateColumn::blank : parse_day(cell);
    if (!day)
      accepted = refuse(column, line,
                        {fmt::format("“{}”不是日期（应如 2025-06-30）", cell),
                         fmt::format("“{}” is no date (as 2025-06-30)", cell)});
    dates->days.push_back(day.value_or(formula::DateColumn::blank));
  } else {
    auto& text = std::get<TextValues>(values);
    text.codes.push_back(text.words.code_of(cell));
    if (column.type == LedgerColumn::Type::credit_code && !cell.empty() &&
        checked_credit_code(cell) != CreditCode::valid) {
      ++imported_.report.warnings;
      list(imported_.report.warning_rows,
           {line,
            column.name,
            {fmt::format("统一社会信用代码“{}”校验不通过，请核对", cell),
             fmt::format("the unified social credit code “{}” does not pass its check", cell)}});
    }
  }
  return accepted;
}

std::size_t Importer::key_hash(std::size_t row) const {
  std::uint64_t hash = 0;
  for (std::size_t column : key_columns_) {
    hash ^= cell_number(imported_.ledger.columns_[column], row);
    hash *= 0x9E3779B97F4A7C15u;  // the golden ratio in 64 bits: spreads numbers that follow each other
    hash ^= hash >> 29;
  }
  return hash;
}

bool Importer::same_key(std::size_t row, std::size_t other) const {
  return std::ranges::all_of(key_columns_, [&](std::size_t column) {
    const Ledger::Values& values = imported_.ledger.columns_[column];
    return cell_number(values, row) == cell_number(values, other);
  });
}

std::size_t Importer::place_of_key(std::size_t row) const {
  std::size_t last = rows_by_key_.size() - 1, place = key_hash(row) & last;
  while (rows_by_key_[place] != 0 && !same_key(rows_by_key_[place] - 1, row)) place = (place + 1) & last;
  return place;
}

void Importer::widen() {
  std::vector<std::uint32_t> rows = std::move(rows_by_key_);
  rows_by_key_.assign(std::max<std::size_t>(1'024, rows.size() * 2), 0);
  for (std::uint32_t row : rows)
    if (row != 0) rows_by_key_[place_of_key(row - 1)] = row;
}

/// The key is one column of texts: each word's number is its own place.
void Importer::look_for_duplicate(std::uint32_t word, std::size_t line) {
  if (word >= rows_by_key_.size())
    rows_by_key_.resize(std::max<std::size_t>(1'024, 2 * std::size_t{word}), 0);
  remember(rows_by_key_[word], line);
}

void Importer::look_for_duplicate(std::size_t line) {
  std::size_t row = imported_.ledger.rows() - 1;
  if ((row + 1) * 2 > rows_by_key_.size()) widen();
  remember(rows_by_key_[place_of_key(row)], line);
}

void Importer::remember(std::uint32_t& holder, std::size_t line) {
  std::size_t row = imported_.ledger.rows() - 1;
  if (holder == 0) {
    holder = static_cast<std::uint32_t>(row + 1);
    return;
  }
  std::size_t first = imported_.ledger.source_line(holder - 1);
  ++imported_.report.duplicates;
  std::vector<std::string> shown;
  for (std::size_t column : key_columns_) shown.push_back(imported_.ledger.text_at(row, column));
  list(imported_.report.duplicate_rows, {line,
                                         joined(imported_.ledger.type().key, "、"),
                                         {fmt::format("与第 {} 行重复（{}）", first, joined(shown, "、")),
                                          fmt::format("repeats line {} ({})", first, joined(shown, ", "))}});
}

void Importer::row(const std::vector<std::string_view>& cells, std::size_t line) {
  bool accepted = true;
  for (std::size_t i = 0; i < position_.size(); ++i) {
    std::string_view cell;
    if (position_[i] && *position_[i] < cells.size()) cell = trimmed(cells[*position_[i]]);
    accepted = store(i, cell, line) && accepted;
  }
  imported_.ledger.lines_.push_back(static_cast<std::uint32_t>(line));
  ++imported_.report.rows;
  if (!accepted) ++imported_.report.refused;
  if (key_columns_.empty()) return;
  const auto* words = std::get_if<TextValues>(&imported_.ledger.columns_[key_columns_.front()]);
  key_columns_.size() == 1 && words ? look_for_duplicate(words->codes.back(), line)
                                    : look_for_duplicate(line);
}

Result<void> Importer::look_for_heading(const std::vector<std::string_view>& cells) {
  Result<void> fits = heading(cells);
  if (fits) {
    has_heading_ = true;
    return {};
  }
  auto known = static_cast<std::size_t>(
      std::ranges::count_if(position_, [](const std::optional<std::size_t>& at) { return at.has_value(); }));
  if (!nearest_ || known > known_in_nearest_) {
    nearest_ = std::move(fits.error());
    known_in_nearest_ = known;
  }
  if (++rows_before_heading_ < rows_before_heading_at_most) return {};
  return fail(*std::move(nearest_));
}

Result<void> Importer::take(const std::vector<std::string_view>& cells, std::size_t line) {
  bool blank = std::ranges::all_of(cells, [](std::string_view cell) { return trimmed(cell).empty(); });
  if (blank) return {};
  if (!has_heading_) return look_for_heading(cells);
  row(cells, line);
  return {};
}

Result<Imported> Importer::finish() {
  if (has_heading_) return std::move(imported_);
  if (nearest_) return fail(*std::move(nearest_));
  return fail(Error::damaged({"台账文件是空的", "the ledger file is empty"}));
}

Result<Imported> import_csv(const LedgerType& type, std::string_view text, std::string source,
                            const Progress& progress) {
  CsvRows rows(text);
  Importer importer(type, std::move(source));
  std::vector<std::string_view> cells;
  std::size_t told = 0;
  while (TRY(rows.next(cells))) {
    TRY_VOID(importer.take(cells, rows.line()));
    if (progress && rows.offset() - told >= bytes_between_progress) progress(told = rows.offset());
  }
  return importer.finish();
}

}  // namespace hengji::ledger
