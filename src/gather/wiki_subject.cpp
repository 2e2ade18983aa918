// What a wiki's page is of, and what that and the head of an item make of its date.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "gather/wiki_lists.hpp"
#include "gather/wiki_words.hpp"
#include "phrase/heads.hpp"

namespace thisday::gather {
namespace {

using phrase::Field;
using story::Block;

constexpr std::int64_t kLastYear = 2200;

std::string year_words(std::int64_t year, std::string_view qualifier = {}) {
  return fmt::format("{}{:04}{}", year < 0 ? "-" : "", year < 0 ? -year : year, qualifier);
}

// The calendar of a day without a label: the Julian before 15 October 1582.
when::Calendar calendar_of(std::int64_t year, int month, int day) {
  if (year != 1582) return year < 1582 ? when::Calendar::julian : when::Calendar::gregorian;
  return month < 10 || (month == 10 && day < 15) ? when::Calendar::julian : when::Calendar::gregorian;
}

// "month/day" of a template.
std::optional<WikiSubject> numbered(std::string_view words) {
  int month = 0, day = 0;
  const auto first = std::from_chars(words.data(), words.data() + words.size(), month);
  if (first.ptr == words.data() + words.size() || *first.ptr != '/') return std::nullopt;
  const auto second = std::from_chars(first.ptr + 1, words.data() + words.size(), day);
  if (second.ptr != words.data() + words.size() || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  return WikiSubject{std::nullopt, month, day, std::string(words)};
}

// "en-19684.wiki", "de.1._Dezember.html", "21_May.wiki": the name without folder, language and extension.
std::string bare_name(std::string_view path) {
  path = path.substr(path.rfind('/') + 1);
  const std::size_t dot = path.rfind('.');
  if (dot != std::string_view::npos && dot > 0 && path.size() - dot <= 9 &&
      path.find_first_of("0123456789", dot) == std::string_view::npos)
    path = path.substr(0, dot);
  if (path.size() > 3 && (path[2] == '.' || path[2] == '-' || path[2] == '_') &&
      phrase::Heads::of(path.substr(0, 2)) != nullptr)
    path = path.substr(3);
  std::string name(path);
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

// Of how many kinds - events, births, deaths, observances - the page has a part.
std::size_t kinds_of_lists(const WikiPage& page) {
  std::set<WikiSection> kinds;
  for (const Block& block : page.text.blocks) {
    if (block.kind != Block::Kind::heading) continue;
    const auto section = WikiWords::shipped().section(
        std::string_view(page.text.content).substr(block.range.begin, block.range.size()), page.text.language);
    if (section && *section != WikiSection::skip) kinds.insert(*section);
  }
  return kinds.size();
}

// Files are often named by the numbers of pages: one is a year only where the page says it too.
bool says(const WikiPage& page, std::string_view number) {
  return std::any_of(page.hints.begin(), page.hints.end(),
                     [&](const WikiPage::Hint& hint) { return hint.words == number; });
}

std::string_view qualifier_of(const phrase::Phrase* head) {
  if (head == nullptr) return {};
  const bool about = head->has(Field::approximate), perhaps = head->has(Field::uncertain);
  return about && perhaps ? "%" : about ? "~" : perhaps ? "?" : "";
}

Result<when::Date> parsed(const std::string& edtf, when::Calendar calendar, std::string_view words) {
  auto value = when::Edtf::parse(edtf, calendar);
  if (!value) return Error{Code::range, fmt::format("'{}' is no day: {}", words, value.error().message)};
  return when::Date(*value, std::string(words));
}

int small(const phrase::Phrase& head, Field field, int otherwise) {
  return head.has(field) ? static_cast<int>(head.get(field)) : otherwise;
}

// On the page of a day: the head has the year.
Result<when::Date> date_on_a_day(const phrase::Phrase& head, std::string_view words, const WikiSubject& subject) {
  const bool before_christ = head.has(Field::era) && head.get(Field::era) < 0;
  if (head.has(Field::century)) {
    const std::int64_t number = head.get(Field::century);
    return parsed(fmt::format("{}{:02}XX{}", before_christ ? "-" : "", number - 1, qualifier_of(&head)),
                  when::Calendar::julian, words);
  }
  if (head.has(Field::decade))
    return parsed(fmt::format("{:03}X", head.get(Field::decade)), when::Calendar::gregorian, words);
  const auto astronomical = [&](std::int64_t year) { return before_christ ? 1 - year : year; };
  const std::int64_t year = astronomical(head.get(Field::year));
  if (year > kLastYear || year < -9998) return Error{Code::range, fmt::format("'{}' is no year", words)};
  const auto day_of = [&](std::int64_t which) {
    return fmt::format("{}-{:02}-{:02}", year_words(which, qualifier_of(&head)), subject.month, subject.day);
  };
  when::Calendar calendar = calendar_of(year, subject.month, subject.day);
  if (head.has(Field::calendar))
    calendar = head.get(Field::calendar) == 1 ? when::Calendar::julian : when::Calendar::gregorian;
  if (head.has(Field::onward))
    return parsed(head.get(Field::onward) > 0 ? day_of(year) + "/.." : "../" + day_of(year), calendar, words);
  if (!head.has(Field::until_year)) return parsed(day_of(year), calendar, words);
  // "1914–18", "309/10": the second has the century of the first.
  std::int64_t second = head.get(Field::until_year);
  const std::int64_t first = head.get(Field::year);
  for (const std::int64_t hundred : {10, 100})
    if (second < hundred && first >= hundred && !before_christ) {
      second += first / hundred * hundred;
      break;
    }
  second = astronomical(second);
  if (head.has(Field::other)) {
    const auto [low, high] = std::minmax(year, second);
    return parsed(fmt::format("[{},{}]", day_of(low), day_of(high)), calendar, words);
  }
  return parsed(day_of(year) + "/" + day_of(second), calendar, words);
}

// On the page of a year or of its month: the head has month and day, or the month alone, or nothing.
Result<when::Date> date_in_a_year(const phrase::Phrase* head, std::string_view words, const WikiSubject& subject) {
  const std::int64_t year = *subject.year;
  const std::string of_year = year_words(year);
  const auto at = [&](int month, int day) {
    if (month == 0) return of_year + std::string(qualifier_of(head));
    if (day == 0) return fmt::format("{}-{:02}{}", of_year, month, qualifier_of(head));
    return fmt::format("{}-{:02}-{:02}{}", of_year, month, day, qualifier_of(head));
  };
  if (head == nullptr) return parsed(at(subject.month, subject.day), calendar_of(year, subject.month, 1), words);
  if (head->has(Field::season))
    return parsed(fmt::format("{}-{}", of_year, 20 + head->get(Field::season)), calendar_of(year, 1, 1), words);
  const int month = small(*head, Field::month, subject.month), day = small(*head, Field::day, 0);
  const when::Calendar calendar = calendar_of(year, month, day == 0 ? 1 : day);
  if (head->has(Field::onward))
    return parsed(head->get(Field::onward) > 0 ? at(month, day) + "/.." : "../" + at(month, day), calendar, words);
  if (!head->has(Field::until_day) && !head->has(Field::until_month)) return parsed(at(month, day), calendar, words);
  const int until_month = small(*head, Field::until_month, month), until_day = small(*head, Field::until_day, 0);
  if (head->has(Field::other))
    return parsed("{" + at(month, day) + "," + at(until_month, until_day) + "}", calendar, words);
  // "December 28 – January 3": the year's last days and the next one's first.
  const std::string end = until_month < month ? year_words(year + 1) + at(until_month, until_day).substr(of_year.size())
                                              : at(until_month, until_day);
  return parsed(at(month, day) + "/" + end, calendar, words);
}

}  // namespace

std::optional<WikiSubject> wiki_subject(std::string_view title, std::string_view language) {
  const phrase::Heads* heads = phrase::Heads::of(language);
  if (heads == nullptr) return std::nullopt;
  const auto found = heads->read(phrase::HeadPlace::title, title);
  if (!found || found->begin != 0) return std::nullopt;
  const bool open_end = found->rule == "year-in";  // "1965 in Australia"
  if (!open_end && found->end != title.size()) return std::nullopt;
  WikiSubject subject;
  subject.title = title;
  subject.year = found->full_year();
  if (subject.year && (*subject.year > kLastYear || *subject.year < -9998)) return std::nullopt;
  subject.month = small(*found, Field::month, 0);
  subject.day = small(*found, Field::day, 0);
  if (!subject.year && !subject.is_day()) return std::nullopt;
  return subject;
}

std::optional<WikiSubject> wiki_subject(const WikiPage& page, std::string_view name) {
  const std::size_t kinds = kinds_of_lists(page);
  if (kinds == 0) return std::nullopt;
  const std::string& language = page.text.language;
  if (!page.title.empty()) return wiki_subject(page.title, language);
  const std::string bare = bare_name(name);
  if (auto subject = wiki_subject(bare, language))
    if (bare.find_first_not_of("0123456789") != std::string::npos || says(page, bare)) return subject;
  // Most of what a page says of days or years in its bold words, templates and categories it says of itself.
  struct Votes {
    int count = 0;
    int best = 0;  ///< of the hint that gave the subject its title
    WikiSubject subject;
  };
  std::map<std::string, Votes> all;
  for (const WikiPage::Hint& hint : page.hints) {
    auto subject = wiki_subject(hint.words, language);
    if (!subject) subject = numbered(hint.words);
    if (!subject) continue;
    Votes& votes = all[fmt::format("{}/{}/{}", subject->year.value_or(0), subject->month, subject->day)];
    votes.count += hint.weight;
    // "1965 in Australia" names the page by its own bold words only; a category may be of something narrower.
    const bool words = subject->title.find('/') == std::string::npos;
    if (words && (hint.weight > votes.best ||
                  (hint.weight == votes.best && subject->title.size() < votes.subject.title.size()))) {
      votes.best = hint.weight;
      votes.subject = *subject;
    } else if (votes.best == 0) {
      votes.subject = *subject;
    }
  }
  const auto best = std::max_element(all.begin(), all.end(),
                                     [](const auto& a, const auto& b) { return a.second.count < b.second.count; });
  // An article with a part of that name may have a year among its categories.
  if (best == all.end() || (best->second.count < 3 && kinds < 2)) return std::nullopt;
  return best->second.subject;
}

Result<when::Date> wiki_date(const phrase::Phrase* head, std::string_view words, const WikiSubject& subject) {
  if (!subject.is_day()) return date_in_a_year(head, words, subject);
  if (head == nullptr)
    return parsed(fmt::format("XXXX-{:02}-{:02}", subject.month, subject.day), when::Calendar::gregorian,
                  subject.title);
  return date_on_a_day(*head, words, subject);
}

}  // namespace thisday::gather
