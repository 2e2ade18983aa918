#include "gather/table_date.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <optional>

#include "gather/front_matter.hpp"
#include "phrase/heads.hpp"
#include "when/gregorian.hpp"

namespace thisday::gather {
namespace {

using phrase::Field;

// Up to three numbers with one and the same mark between them, and what follows them.
struct Numbers {
  std::array<std::int64_t, 3> values{};
  std::array<std::size_t, 3> lengths{};
  std::size_t count = 0;
  char mark = 0;
  std::string_view rest;
};

Numbers numbers_of(std::string_view words) {
  Numbers found;
  while (found.count < 3) {
    const auto parsed = std::from_chars(words.data(), words.data() + words.size(), found.values[found.count]);
    if (parsed.ec != std::errc() || words.front() == '-') break;
    found.lengths[found.count++] = static_cast<std::size_t>(parsed.ptr - words.data());
    words.remove_prefix(static_cast<std::size_t>(parsed.ptr - words.data()));
    if (words.empty() || (found.count > 1 && words.front() != found.mark) || found.count == 3) break;
    found.mark = words.front();
    if (found.mark != '/' && found.mark != '.' && found.mark != '-') break;
    words.remove_prefix(1);
    while (found.mark == '.' && words.starts_with(' ')) words.remove_prefix(1);
  }
  found.rest = words;
  return found;
}

Result<when::Date> made(std::int64_t year, std::int64_t month, std::int64_t day, std::string_view words,
                        when::Calendar calendar) {
  auto edtf = when::Edtf::day(year, static_cast<int>(month), static_cast<int>(day), calendar);
  if (!edtf) return Error{edtf.error().code, fmt::format("'{}' is no day: {}", words, edtf.error().message)};
  return when::Date(std::move(edtf).value(), std::string(words));
}

std::optional<Result<when::Date>> in_numbers(std::string_view words, const TableDateOptions& options) {
  if (words.size() == 8 && words.find_first_not_of("0123456789") == std::string_view::npos) {
    std::int64_t all = 0;
    std::from_chars(words.data(), words.data() + 8, all);
    return made(all / 10000, all / 100 % 100, all % 100, words, options.calendar);
  }
  if ((words.size() == 10 || words.size() == 13) && words.find_first_not_of("0123456789") == std::string_view::npos) {
    std::int64_t seconds = 0;
    std::from_chars(words.data(), words.data() + 10, seconds);
    const when::CivilDay day = when::gregorian::civil_day(when::gregorian::day_number({1970, 1, 1}) + seconds / 86400);
    return made(day.year, day.month, day.day, words, when::Calendar::gregorian);
  }
  const Numbers found = numbers_of(words);
  const bool ends =
      found.rest.empty() || found.rest.front() == ' ' || found.rest.front() == 'T' || found.rest.front() == '.';
  if (found.count != 3 || !ends) return std::nullopt;
  const auto& [a, b, c] = found.values;
  if (found.lengths[0] == 4) return made(a, b, c, words, options.calendar);
  if (found.lengths[2] != 4) return std::nullopt;
  // With full stops the day comes first; with strokes what is over 12 is the day.
  const bool month_first = found.mark == '/' && b <= 12 && a <= 12 ? options.month_first : found.mark == '/' && b > 12;
  return month_first ? made(c, a, b, words, options.calendar) : made(c, b, a, words, options.calendar);
}

std::optional<Result<when::Date>> in_words(std::string_view words) {
  for (const std::string& language : phrase::Heads::languages()) {
    const auto head = phrase::Heads::of(language)->read(phrase::HeadPlace::in_a_year, words);
    if (!head || head->begin != 0 || head->end != words.size() || !head->has(Field::year) ||
        head->has(Field::until_day) || head->has(Field::until_month))
      continue;
    if (head->has(Field::day))
      return made(head->get(Field::year), head->get(Field::month), head->get(Field::day), words,
                  when::Calendar::gregorian);
    auto month = when::Edtf::month(head->get(Field::year), static_cast<int>(head->get(Field::month)));
    if (month) return when::Date(std::move(month).value(), std::string(words));
  }
  return std::nullopt;
}

}  // namespace

int month_number(std::string_view word) {
  for (const std::string& language : phrase::Heads::languages())
    if (const auto head = phrase::Heads::of(language)->read(phrase::HeadPlace::in_a_year, word);
        head && head->rule == "month" && head->end == word.size() && !head->has(Field::year))
      return static_cast<int>(head->get(Field::month));
  return 0;
}

Result<when::Date> table_date(std::string_view words, const TableDateOptions& options) {
  if (auto edtf = when::Edtf::parse(words, options.calendar))
    return when::Date(std::move(edtf).value(), std::string(words));
  if (auto numbers = in_numbers(words, options)) return *numbers;
  if (auto date = article_date(words)) return date;
  if (auto date = in_words(words)) return *date;
  return Error{Code::syntax, fmt::format("'{}' is no date", words.substr(0, 60))};
}

}  // namespace thisday::gather
