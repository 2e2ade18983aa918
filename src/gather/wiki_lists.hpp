#pragma once
// The records of a wiki's page of a day, of a year, or of a month of a year.
//
//   ==Events==                                    the sections say what kind of records they hold
//   * [[1582]] (O.S.) – [[Somebody]] does this    on the page of a day: the item begins with its year
//   * 18./19. Februar: …                          on the page of a year: with its day, its month, or with neither
//   * [[1911]]                                    a date alone is that of the items below it
//   ** This happens

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "gather/wiki_page.hpp"
#include "phrase/phrase.hpp"
#include "story/event.hpp"

namespace thisday::gather {

/// What a page is of: a day has month and day, a year has a year, a month of a year has year and month.
struct WikiSubject {
  std::optional<std::int64_t> year;  ///< astronomical
  int month = 0;
  int day = 0;
  std::string title;  ///< "21 May": as the page has it

  [[nodiscard]] bool is_day() const { return !year && month > 0 && day > 0; }
};

/// What a title names; none where it is no day, month or year.
std::optional<WikiSubject> wiki_subject(std::string_view title, std::string_view language);

/// What a page is of: by its title, else by `name` (of its file), else by what it says of itself. None for a page that
/// lists no events, births, deaths or observances.
std::optional<WikiSubject> wiki_subject(const WikiPage& page, std::string_view name);

/// The date of an item from the words at its head and the page that it is on. Errors: range (no such day).
Result<when::Date> wiki_date(const phrase::Phrase* head, std::string_view words, const WikiSubject& subject);

struct WikiListTaker {
  std::function<void(story::Event)> event;  ///< its evidence has no source yet
  std::function<void(std::size_t position, std::string reason, std::string words)> refuse;  ///< position in the source
};

/// All records of a page, in order. Titles are of the Wikipedia of the page's language.
void wiki_lists(const WikiPage& page, const WikiSubject& subject, const WikiListTaker& take);

}  // namespace thisday::gather
