#pragma once
// What an event is worth before anyone asks for a day: how an editor would weigh it, by what its sources show.
// docs/ranking.md has the reasons and the figures. All weights of ranking stand here, also those that depend on the
// day that is asked for (ask/rank.hpp), so that there is one place to change them. What an event is worth is kept in
// the library, which counts it anew when it is opened by a thisday of other weights (way_of_weighing()).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "keep/part.hpp"
#include "story/event.hpp"

namespace thisday::keep {

struct Weights {
  // What it is.
  double event = 2.0;
  double birth = 0.0;
  double death = -0.5;
  double observance = 1.0;
  double lead = 1000.0;  ///< the editor made it the lead
  // Who tells of it.
  double works = 1.5;      ///< for each doubling of independent works
  double languages = 0.5;  ///< for each language after the first, up to four
  // What else is told of what it is about.
  double known = 0.35;  ///< for each topic of an event that is told of elsewhere and is no commonplace, up to four
  double fame = 1.2;    ///< of a person, for each step of `Facts::fame`
  double alone = 1.0;   ///< taken off where nothing else is told of what it is about
  // What it was.
  double first = 1.0;  ///< for an event: something was done for the first time, invented or discovered
  // How it is told.
  double coarse = 1.0;    ///< taken off where the day is not known
  double doubtful = 0.5;  ///< taken off a date that is called circa or uncertain
  double range = 0.2;     ///< taken off what lasted for days: it only begins or ends on one
  double lengthy = 0.5;   ///< taken off for each 100 letters of a headline after the first 100, up to 200
  double bare = 1.5;      ///< taken off a person of whom little but the name is said
  double quote = 0.3;     ///< for words that say more than the headline and stand alone
  // When it was.
  double distant = 1.2;  ///< taken off in full before AD 1400, falling to nothing in 1750: days then are seldom sure
  // On the day that is asked for.
  double century_years = 0.6;  ///< an anniversary of full centuries
  double half_century = 0.5;
  double quarter_century = 0.3;
  double few_years = 0.2;  ///< 5 or 10 years
  double young = 2.0;   ///< taken off in full from 25 years on back to today, falling to nothing at 45: not yet judged
  double inside = 2.0;  ///< taken off where the day lies within a range, or the date may be the day
  // Balance over a page: taken off by what was chosen before.
  double same_topic = 0.6;    ///< for each that shares a topic, up to four: of the same war, person or country
  double same_century = 0.6;  ///< for the share of the page that is of its century
  double same_region = 1.0;   ///< for the share of the page that is of its part of the world
  double same_kind = 1.0;     ///< for the share of the page that is of its kind
};
inline constexpr Weights kWeights;

/// What is known of an event that its worth depends on.
struct Facts {
  story::Kind kind = story::Kind::event;
  int works = 1;      ///< independent ones that tell of it
  int languages = 1;  ///< that they are written in
  int topics = 0;     ///< links, parties, subjects
  int known = 0;      ///< of them, how many are told of elsewhere, but not everywhere
  /// How often the first topic is told of: 0 here alone, 1 twice or three times, 2 up to 15, 3 up to 63, 4 more.
  int fame = 0;
  bool first = false;                     ///< it is told as something done for the first time
  bool coarse = false;                    ///< the day is not known
  bool range = false;                     ///< it lasted for days
  bool lead = false;                      ///< the editor made it the lead of its day
  bool doubtful = false;                  ///< circa, or uncertain
  std::size_t headline = 0;               ///< in bytes
  bool quote = false;                     ///< there are words that say more than the headline
  std::optional<std::int64_t> year = {};  ///< astronomical
};

double worth(const Facts& facts);
/// Why it is that; the parts add up to it.
std::vector<Part> worth_explained(const Facts& facts);

/// A name for the weights and for how facts are counted: another where worth() may give something else for what is in a
/// library. `words` are those that facts are found by.
std::string way_of_weighing(std::string_view words);

/// Facts::fame of a topic that so many pieces of evidence are about. It changes at 2, 4, 16 and 64.
int fame(std::size_t told);

}  // namespace thisday::keep
