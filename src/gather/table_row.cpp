#include "gather/table_row.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <charconv>

namespace thisday::gather {
namespace {

// "-9", "0", "99", "9999", "NA": what stands for an unknown part of a date.
std::optional<std::int64_t> part(std::string_view text, Role role) {
  if (role == Role::month)
    if (const int month = month_number(text)) return month;
  const auto value = number_in(text);
  if (!value || *value != static_cast<double>(static_cast<std::int64_t>(*value))) return std::nullopt;
  const auto whole = static_cast<std::int64_t>(*value);
  if (role == Role::month) return whole >= 1 && whole <= 12 ? std::optional(whole) : std::nullopt;
  if (role == Role::day) return whole >= 1 && whole <= 31 ? std::optional(whole) : std::nullopt;
  if (whole == 0 || whole == -9 || whole == -99 || whole == -999 || whole == -9999 || whole == 9999)
    return std::nullopt;
  return whole;
}

when::Edtf without_time(const when::Edtf& edtf) {
  if (!edtf.start()->has_time) return edtf;
  const std::string text = edtf.str();
  const auto day = when::Edtf::parse(std::string_view(text).substr(0, text.find('T')), edtf.calendar());
  return day ? *day : edtf;
}

bool in_order(const when::Edtf& one, const when::Edtf& other) {
  const auto a = one.span(), b = other.span();
  return !a || !b || !a->earliest || !b->latest || *a->earliest <= *b->latest;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\n')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r' || text.back() == '\n')) text.remove_suffix(1);
  return text;
}

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || parsed.ec != std::errc() || parsed.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

RowReader::RowReader(const Columns& columns, const Row& row) : columns_(columns), row_(row) {
  if (const auto named = when::calendar_named(value(Role::calendar))) options_.calendar = *named;
  options_.month_first = columns.month_first;
}

std::string_view RowReader::value(Role role) const {
  const auto column = columns_.of(role);
  return column ? trimmed(row_.values[*column]) : std::string_view();
}

Result<when::Date> RowReader::date() const {
  auto begin = first(Role::date, Role::date_min, Role::date_max, Role::year);
  if (!begin) return begin;
  const auto end = first(Role::end, Role::end_min, Role::end_max, Role::end_year);
  if (!end || end->as_written().is_interval() || begin->as_written().is_interval()) return begin;
  const auto one = begin->as_written().start() ? without_time(begin->as_written()) : begin->as_written();
  const auto other = end->as_written().start() ? without_time(end->as_written()) : end->as_written();
  if (one == other) return when::Date(one, begin->words());
  const auto range = when::Edtf::interval(one, other);
  if (!range || !in_order(one, other)) return when::Date(one, begin->words());
  return when::Date(*range, begin->words() + " – " + end->words());
}

// A column; or the earliest and latest of two, uncertain where they differ; or year, month and day.
Result<when::Date> RowReader::first(Role whole, Role least, Role most, Role year) const {
  if (!value(whole).empty()) {
    auto date = table_date(value(whole), options_);
    if (date || !columns_.of(year)) return date;
  }
  if (!value(least).empty()) {
    auto earliest = table_date(value(least), options_);
    if (!earliest || value(most).empty()) return earliest;
    const auto latest = table_date(value(most), options_);
    if (!latest) return earliest;
    const when::Edtf day = without_time(earliest->as_written());
    if (day == without_time(latest->as_written())) return when::Date(day, earliest->words());
    const auto uncertain = when::Edtf::parse(day.str() + "?", day.calendar());
    return uncertain ? when::Date(*uncertain, fmt::format("{} to {}", earliest->words(), latest->words())) : *earliest;
  }
  return parts(year);
}

Result<when::Date> RowReader::parts(Role year_role) const {
  const bool ends = year_role == Role::end_year;
  const std::string_view written[] = {value(year_role), value(ends ? Role::end_month : Role::month),
                                      value(ends ? Role::end_day : Role::day)};
  const auto year = part(written[0], Role::year), month = part(written[1], Role::month),
             day = part(written[2], Role::day);
  const std::string words = fmt::format("{}", fmt::join(written, "-"));
  if (!year && (!month || !day || ends)) return Error{Code::syntax, fmt::format("'{}' has no year", words)};
  if (!year) return parsed(fmt::format("XXXX-{:02}-{:02}", *month, *day), words);
  // Tables count the years before Christ from -1.
  const std::int64_t astronomical = *year < 0 ? *year + 1 : *year;
  std::string edtf =
      fmt::format("{}{:04}", astronomical < 0 ? "-" : "", astronomical < 0 ? -astronomical : astronomical);
  if (astronomical > 9999 || astronomical < -9999)
    return when::Date(when::Edtf::year(astronomical, options_.calendar), words);
  if (month) edtf += fmt::format("-{:02}", *month);
  if (month && day) edtf += fmt::format("-{:02}", *day);
  return parsed(edtf, words);
}

Result<when::Date> RowReader::parsed(const std::string& edtf, const std::string& words) const {
  auto value_of = when::Edtf::parse(edtf, options_.calendar);
  if (!value_of) return Error{Code::range, fmt::format("'{}' is no day", words)};
  return when::Date(std::move(value_of).value(), words);
}

}  // namespace thisday::gather
