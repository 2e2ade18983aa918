#pragma once
// Do two sources tell of the same event? Decided by what each says when, of whom and of what; the same for any order.
//
//   1969-07-20  Armstrong and Aldrin land on moon            the same day, two names and two words: 0.9
//   1969-07-20  Two men walk on the Moon. Neil Armstrong…
//
//   1690-07-01 (Julian)   Battle of the Boyne                 the calendar explains the days between
//   1690-07-11            William III wins at the Boyne

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "story/event.hpp"
#include "when/calendar.hpp"

namespace thisday::keep {

/// How the dates of two tellings lie to each other.
enum class DateRelation : std::uint8_t {
  same,         ///< the same day, or the same month, year or range
  within,       ///< one is less precise and has the other within
  old_style,    ///< the days between are those between the Julian and the Gregorian calendar
  next_day,     ///< a day apart: a night, or a time zone
  one_mistake,  ///< another day, month or year, the other two the same: a copying error
  apart,
};

/// What one piece of evidence tells, as it is compared.
struct Telling {
  /// One word that is told. Ordered by `hash`.
  struct Token {
    std::uint32_t hash = 0;
    float weight = 0;
    friend auto operator<=>(const Token& a, const Token& b) { return a.hash <=> b.hash; }
    friend bool operator==(const Token& a, const Token& b) { return a.hash == b.hash; }
  };

  story::Kind kind = story::Kind::event;
  when::Calendar calendar = when::Calendar::gregorian;
  std::optional<when::Span> span;    ///< none where no year is given
  std::int64_t source = 0;           ///< tells sources apart
  std::int64_t work = 0;             ///< and works
  std::vector<Token> tokens;         ///< all words that say something, each once
  std::vector<std::uint32_t> name;   ///< of a birth or death: the words of the person's name, in order
  std::vector<std::uint64_t> links;  ///< sorted
  std::uint64_t bloom = 0;           ///< a bit for each token; no common bit, no common word
  float weight = 0;                  ///< of all tokens
};

/// What a telling is made of.
struct Told {
  story::Kind kind = story::Kind::event;
  when::Calendar calendar = when::Calendar::gregorian;
  std::optional<when::Span> span = {};
  std::string_view headline;
  std::string_view quote = {};
  const std::vector<std::string>* links = nullptr;  ///< none: decided without links
};

Telling telling_of(const Told& told);

/// A word as it is told, and as it is compared.
struct ToldWord {
  std::string folded;  ///< keep/words.hpp
  Telling::Token token;
  bool capital = false;
  bool number = false;
};

/// The words by which telling_of() compares, each once, those of the headline first.
std::vector<ToldWord> told_words(const Told& told);

DateRelation relation(const Telling& a, const Telling& b);

/// How much is told of one day in all. Where little is, two tellings of it that share a word mean the same more often
/// than not; of a day that a whole encyclopedia tells of, many share words by chance.
enum class Crowd : std::uint8_t { few, many, throng };
Crowd crowd_of(std::size_t tellings);

/// From 0 to 1. Two with at least kMatch are told of the same event. `crowd` is that of the day, where both are of one.
double score(const Telling& a, const Telling& b, Crowd crowd = Crowd::few);
inline constexpr double kMatch = 0.5;

/// Names a person among births and deaths of the same kind in one year, and on one month-day of all years: who shares
/// one of the two may be the same. Empty for other kinds and for dates that are no day.
std::vector<std::int64_t> person_clues(const Telling& telling);

/// Why a score is what it is, in words for people: "same day", "Armstrong", "moon".
struct Explained {
  double score = 0;
  DateRelation dates = DateRelation::apart;
  bool links = false;              ///< they link to the same article
  std::vector<std::string> words;  ///< folded, that both have, the weightiest first
};
/// For two of different sources.
Explained explain(const Told& a, const Told& b);

}  // namespace thisday::keep
