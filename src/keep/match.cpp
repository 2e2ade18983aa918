#include "keep/match.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <unordered_map>
#include <utility>

#include "keep/detail/known_words.hpp"
#include "keep/words.hpp"

namespace thisday::keep {
namespace {

using story::Kind;
using when::Calendar;
using when::CivilDay;
using when::DayNumber;

// What a word weighs that both tell. A name says most; see languages/*/common.tsv for what says little.
constexpr float kName = 3.0F;
constexpr float kNumber = 2.0F;
constexpr float kPlain = 1.2F;
constexpr float kPair = 1.0F;  // of two characters without spaces
constexpr float kCommon = 0.6F;

constexpr float kTopic = 0.5F;  // what is left of all of them before a colon: "World War II: …" stands before much

// Where text decides: how much it must weigh to count half where all of the lighter telling is in the other, and how
// little that part counts. Found by bench/merge: lists of different works that date two things to one day mean the same
// in six of seven cases, so that little is needed.
struct Need {
  double half;
  double part;
};
constexpr Need kSameDate{0.45, 0.15};
constexpr Need kManySameDate{1.5, 0.35};  // of a day of which more is told, as for other calendars
constexpr Need kThrongSameDate{3.5, 0.5};
constexpr std::size_t kFew = 8;  // tellings of a day, up to which little is asked; found by bench/merge
constexpr std::size_t kMany = 64;
constexpr Need kPerson{1.0, 0.25};  // many are born on one day, and are painters
constexpr Need kOtherCalendar{1.5, 0.35};
constexpr Need kOtherDate{3.5, 0.5};  // of days beside each other, few pairs mean the same
constexpr double kFeast = 0.6;        // how much of the longer name of a feast the shorter must be

constexpr std::size_t kMostWords = 64;  // by which one is looked for
constexpr std::size_t kLabel = 60;      // bytes; what stands longer before a colon is a sentence

constexpr std::uint64_t kFnv = 0xcbf29ce484222325ULL;
std::uint64_t hash(std::string_view text, std::uint64_t seed = kFnv) {
  for (const char c : text) seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return seed ^ seed >> 29;
}

/// What is left of a word when its ending is taken off, roughly: "landing", "landed" and "lands" are one,
/// and "Korea" and "Korean".
std::string_view stem(std::string_view word) {
  constexpr std::array<std::string_view, 12> kEndings = {"ings", "ing", "ese", "ans", "any", "an",
                                                         "ed",   "es",  "s",   "e",   "a",   "y"};
  constexpr std::size_t kLeast = 4;
  constexpr std::size_t kMost = 6;
  for (const std::string_view ending : kEndings)
    if (word.size() >= kLeast + ending.size() && word.ends_with(ending)) {
      word.remove_suffix(ending.size());
      break;
    }
  // Not in the middle of a character.
  std::size_t length = std::min(word.size(), kMost);
  while (length < word.size() && (static_cast<unsigned char>(word[length]) & 0xC0) == 0x80) ++length;
  return word.substr(0, length);
}

/// By how many days the Julian calendar was behind on this day.
std::int64_t calendars_apart(DayNumber day) {
  return day - when::day_number(Calendar::gregorian, when::civil_day(Calendar::julian, day));
}

float weight_of(const Word& word, detail::Commonness common, const std::optional<CivilDay>& day) {
  if (word.number) {
    // The date is compared by itself.
    const auto is = [&](std::int64_t number) { return word.folded == std::to_string(std::llabs(number)); };
    if (day && (is(day->year) || is(day->day))) return 0;
    return kNumber;
  }
  if (word.pair) return kPair;
  switch (common) {
    case detail::Commonness::little:
      return 0;
    case detail::Commonness::some:
      return kCommon;
    case detail::Commonness::none:
      break;
  }
  return word.capital ? kName : kPlain;
}

bool parts_a_name(std::string_view between) {
  return between.find_first_of(",;:/") != std::string_view::npos || between.find(" - ") != std::string_view::npos ||
         between.find("\u2013") != std::string_view::npos || between.find("\u2014") != std::string_view::npos;
}

std::uint32_t token(std::string_view word) {
  return static_cast<std::uint32_t>(hash(stem(word)));
}

/// Shows all that a word is compared by to `see`, and how common that is: what it means, or else the word.
template <class See>
void each_token(const Word& word, See&& see) {
  if (word.number || word.pair) return see(token(word.folded), detail::Commonness::none);
  const detail::KnownWord& known = detail::known_word(word.folded);
  if (known.meanings.empty()) return see(token(word.folded), known.common);
  for (const std::string& meaning : known.meanings)
    see(token(meaning), std::max(known.common, detail::known_word(meaning).common));
}

/// Shows each word of `text` that weighs something, all that it is compared by, and its weight.
template <class See>
void each_weighed(std::string_view text, const std::optional<CivilDay>& day, See&& see) {
  const std::size_t colon = text.substr(0, kLabel).find(": ");
  const std::size_t label = colon == std::string_view::npos ? 0 : colon;
  Words words(text);
  Word word;
  while (words.next(word)) {
    each_token(word, [&](std::uint32_t hash, detail::Commonness common) {
      const float weight = weight_of(word, common, day) * (word.end <= label ? kTopic : 1.0F);
      if (weight > 0) see(word, Telling::Token{hash, weight});
    });
  }
}

/// The words of a name at the head of "Marie Tussaud, maker of wax figures" or "Paul Revere born in Boston".
std::vector<std::string> name_words(std::string_view headline) {
  std::vector<std::string> name;
  Words words(headline);
  Word word;
  std::size_t end = 0;
  while (words.next(word)) {
    if (!name.empty() && parts_a_name(headline.substr(end, word.begin - end))) break;
    const bool unspaced = word.pair;
    const bool particle =
        !word.capital && !unspaced && detail::known_word(word.folded).common == detail::Commonness::little;
    if (!word.capital && !unspaced && !particle) {
      if (!name.empty()) break;
      continue;  // "singer Nina Simone"
    }
    end = word.end;
    // Kings and popes have their names in each language.
    const auto& meanings = detail::known_word(word.folded).meanings;
    if (!particle) name.push_back(meanings.size() == 1 ? meanings[0] : word.folded);
  }
  return name;
}

template <class See>
void each_common(const Telling& a, const Telling& b, See&& see) {
  auto x = a.tokens.begin();
  auto y = b.tokens.begin();
  while (x != a.tokens.end() && y != b.tokens.end()) {
    if (x->hash < y->hash) {
      ++x;
    } else if (y->hash < x->hash) {
      ++y;
    } else {
      see(x->hash, std::min(x->weight, y->weight));
      ++x;
      ++y;
    }
  }
}

struct Likeness {
  double shared = 0;  ///< weight of the words that both have
  double within = 0;  ///< its part of the lighter telling, from 0 to 1
};

Likeness likeness(const Telling& a, const Telling& b) {
  if ((a.bloom & b.bloom) == 0) return {};
  Likeness like;
  each_common(a, b, [&](std::uint32_t, float weight) { like.shared += weight; });
  const double lighter = std::min(a.weight, b.weight);
  if (lighter > 0) like.within = std::min(1.0, like.shared / lighter);
  return like;
}

std::size_t links_shared(const Telling& a, const Telling& b) {
  std::size_t shared = 0;
  for (const std::uint64_t link : a.links) shared += std::binary_search(b.links.begin(), b.links.end(), link);
  return shared;
}

/// How well two names are one person's: 1 where one is the other or a shorter form of it.
double same_name(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  if (a.empty() || b.empty()) return 0;
  const auto& shorter = a.size() <= b.size() ? a : b;
  const auto& longer = a.size() <= b.size() ? b : a;
  std::size_t shared = 0;
  for (const std::uint32_t word : shorter) shared += std::find(longer.begin(), longer.end(), word) != longer.end();
  if (shared == shorter.size()) return shorter.size() >= 2 ? 1.0 : 0.8;
  if (shared == 0) return 0;
  // "Leo Tolstoy", "Lev Tolstoy": the last words, or first ones, agree.
  return shorter.back() == longer.back() ? 0.55 : 0.35;
}

/// Whether one is called by the other's name too: "Eric Arthur Blair (known as George Orwell)".
bool has_name(const Telling& telling, const std::vector<std::uint32_t>& name) {
  return name.size() >= 2 && std::all_of(name.begin(), name.end(), [&](std::uint32_t word) {
           return std::binary_search(telling.tokens.begin(), telling.tokens.end(), Telling::Token{word, 0});
         });
}

/// Whether both are of one and the same day: of one month or year, far more is told.
bool one_day(const Telling& a, DateRelation dates) {
  return dates == DateRelation::same && (!a.span || when::only_day(a.span));
}

/// Where both are dated in one calendar, that one was taken for the other is a guess, and more is asked.
Need need_of(const Telling& a, const Telling& b, DateRelation dates, Crowd crowd) {
  if (dates == DateRelation::old_style) return a.calendar == b.calendar ? kOtherDate : kOtherCalendar;
  if (!one_day(a, dates)) return kOtherDate;
  return crowd == Crowd::few ? kSameDate : crowd == Crowd::many ? kManySameDate : kThrongSameDate;
}

double text_score(const Likeness& like, const Need& need) {
  return std::pow(like.within, need.part) * like.shared / (like.shared + need.half);
}

double person_score(const Telling& a, const Telling& b, DateRelation dates, const Likeness& like) {
  const double name = same_name(a.name, b.name);
  const double text = text_score(like, one_day(a, dates) ? kPerson : need_of(a, b, dates, Crowd::few));
  switch (dates) {
    case DateRelation::same:
      // On one day, few people are born with one name.
      if (name >= (one_day(a, dates) ? 0.8 : 1.0)) return name;
      if (one_day(a, dates) && (has_name(a, b.name) || has_name(b, a.name))) return 0.8;
      return std::max(0.6 * text, name > 0 ? 0.4 * name + 0.55 * text : 0.0);
    case DateRelation::within:
    case DateRelation::old_style:
    case DateRelation::next_day:
      return name >= 1 ? 0.9 : 0.5 * text;
    case DateRelation::one_mistake: {
      // Of two of one name, a second thing must be the same, or the name be long.
      if (name < 1) return 0;
      const std::size_t words = std::min(a.name.size(), b.name.size());
      const double besides = like.shared - kName * static_cast<double>(words);
      return words >= 3 || besides >= kPlain ? 0.6 : 0.3;
    }
    case DateRelation::apart:
      return 0;
  }
  return 0;
}

/// One page tells each thing once, unless it repeats itself to the letter, or tells of an event again with more names.
bool repeats(const Telling& a, const Telling& b, const Likeness& like) {
  if (like.within >= 0.99 && a.weight == b.weight) return true;
  return a.kind == Kind::event && like.within >= 0.9 && like.shared >= 2.5 * kName;
}

double date_factor(DateRelation dates) {
  switch (dates) {
    case DateRelation::same:
      return 1.0;
    case DateRelation::old_style:
      return 0.95;
    case DateRelation::next_day:
      return 0.85;
    case DateRelation::within:
      return 0.8;
    case DateRelation::one_mistake:
      return 0.6;
    case DateRelation::apart:
      return 0;
  }
  return 0;
}

}  // namespace

std::vector<ToldWord> told_words(const Told& told) {
  std::optional<CivilDay> day;
  if (const auto only = when::only_day(told.span)) day = when::civil_day(told.calendar, *only);
  std::vector<ToldWord> all;
  const auto see = [&](const Word& word, const Telling::Token& token) {
    if (all.size() == kMostWords) return;
    const auto again =
        std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.token.hash == token.hash; });
    if (again == all.end())
      all.push_back({word.folded, token, word.capital, word.number});
    else
      again->token.weight = std::max(again->token.weight, token.weight);
  };
  each_weighed(told.headline, day, see);
  if (told.quote != told.headline && told.kind != Kind::observance) each_weighed(told.quote, day, see);
  return all;
}

Telling telling_of(const Told& told) {
  Telling telling;
  telling.kind = told.kind;
  telling.calendar = told.calendar;
  telling.span = told.span;
  std::optional<CivilDay> day;
  if (const auto only = when::only_day(telling.span)) day = when::civil_day(told.calendar, *only);

  const auto add = [&](const Word&, const Telling::Token& token) { telling.tokens.push_back(token); };
  each_weighed(told.headline, day, add);
  // A feast is known by its name; what is said of it besides differs.
  if (told.quote != told.headline && told.kind != Kind::observance) each_weighed(told.quote, day, add);
  std::sort(telling.tokens.begin(), telling.tokens.end(),
            [](const auto& a, const auto& b) { return a.hash != b.hash ? a.hash < b.hash : a.weight > b.weight; });
  telling.tokens.erase(std::unique(telling.tokens.begin(), telling.tokens.end()), telling.tokens.end());
  for (const Telling::Token& token : telling.tokens) {
    telling.bloom |= std::uint64_t{1} << (token.hash & 63);
    telling.weight += token.weight;
  }
  if (told.kind == Kind::birth || told.kind == Kind::death)
    for (const std::string& word : name_words(told.headline)) telling.name.push_back(token(word));
  if (told.links) {
    for (const std::string& link : *told.links) telling.links.push_back(hash(link));
    std::sort(telling.links.begin(), telling.links.end());
    telling.links.erase(std::unique(telling.links.begin(), telling.links.end()), telling.links.end());
  }
  return telling;
}

DateRelation relation(const Telling& a, const Telling& b) {
  if (!a.span || !b.span) return !a.span && !b.span ? DateRelation::same : DateRelation::apart;
  if (*a.span == *b.span) return DateRelation::same;
  const auto x = when::only_day(a.span);
  const auto y = when::only_day(b.span);
  if (!x || !y) {
    const auto inside = [](const when::Span& in, const when::Span& out) {
      return in.earliest && in.latest && out.earliest && out.latest && out.contains(*in.earliest) &&
             out.contains(*in.latest);
    };
    return inside(*a.span, *b.span) || inside(*b.span, *a.span) ? DateRelation::within : DateRelation::apart;
  }
  const std::int64_t days = std::llabs(*x - *y);
  if (days == 1) return DateRelation::next_day;
  // The numbers of other calendars count other days.
  const auto is_western = [](Calendar calendar) {
    return calendar == Calendar::gregorian || calendar == Calendar::julian;
  };
  const bool western = is_western(a.calendar) && is_western(b.calendar);
  if (!western && a.calendar != b.calendar) return DateRelation::apart;
  // Either the calendars are told and the numbers are the same, or one was taken for the other.
  const CivilDay first = when::civil_day(a.calendar, *x);
  const CivilDay second = when::civil_day(b.calendar, *y);
  if (western && (first == second || days == std::llabs(calendars_apart(std::min(*x, *y)))))
    return DateRelation::old_style;
  const int same = (first.year == second.year) + (first.month == second.month) + (first.day == second.day);
  return same == 2 ? DateRelation::one_mistake : DateRelation::apart;
}

Crowd crowd_of(std::size_t tellings) {
  return tellings <= kFew ? Crowd::few : tellings <= kMany ? Crowd::many : Crowd::throng;
}

double score(const Telling& a, const Telling& b, Crowd crowd) {
  if (a.kind != b.kind) return 0;
  const DateRelation dates = relation(a, b);
  if (dates == DateRelation::apart) return 0;
  const Likeness like = likeness(a, b);
  const std::size_t shared = links_shared(a, b);
  const bool person = a.kind == Kind::birth || a.kind == Kind::death;

  if (a.source == b.source && dates == DateRelation::same && !repeats(a, b, like)) return 0;
  // Nor does a list tell of one event on two days; people it does know by two birthdays.
  if (a.source == b.source && dates != DateRelation::same && a.kind == Kind::event && shared == 0) return 0;

  double score =
      person ? person_score(a, b, dates, like) : text_score(like, need_of(a, b, dates, crowd)) * date_factor(dates);
  if (!person && dates == DateRelation::one_mistake && shared == 0) return 0;
  if (a.kind == Kind::observance) {
    // The second day of a feast is another day.
    const bool named = like.within >= 0.99 && like.shared >= kFeast * std::max(a.weight, b.weight);
    score = dates == DateRelation::same && named ? 1 : 0;
  }
  if (shared > 0) {
    const bool own = a.links.size() == 1 || b.links.size() == 1;
    const double part = static_cast<double>(shared) / static_cast<double>(std::min(a.links.size(), b.links.size()));
    score = own && person ? std::max(score, date_factor(dates)) : std::min(1.0, score + (own ? 0.4 : 0.3 * part));
  } else if (person && a.links.size() == 1 && b.links.size() == 1) {
    score *= 0.6;  // each has an article, and not the same
  }
  return score;
}

std::vector<std::int64_t> person_clues(const Telling& telling) {
  if (telling.name.size() < 2 || !telling.span || !telling.span->earliest || !telling.span->latest) return {};
  const CivilDay civil = when::civil_day(telling.calendar, *telling.span->earliest);
  if (when::civil_day(telling.calendar, *telling.span->latest).year != civil.year) return {};
  std::vector<std::uint32_t> words = telling.name;
  std::sort(words.begin(), words.end());
  std::uint64_t name = kFnv + static_cast<std::uint64_t>(telling.kind);
  for (const std::uint32_t word : words) name = (name ^ word) * 0x9E3779B97F4A7C15ULL;
  const auto with = [&](std::int64_t number) {
    const std::uint64_t mixed = (name ^ static_cast<std::uint64_t>(number)) * 0xD6E8FEB86659FD93ULL;
    return static_cast<std::int64_t>(mixed ^ mixed >> 32);
  };
  if (!when::only_day(telling.span)) return {with(civil.year)};
  return {with(civil.year), with(1'000'000 + civil.month * 100 + civil.day)};
}

Explained explain(const Told& a, const Told& b) {
  Telling x = telling_of(a);
  Telling y = telling_of(b);
  x.source = 1;
  y.source = 2;
  Explained explained{score(x, y), relation(x, y), links_shared(x, y) > 0, {}};

  std::unordered_map<std::uint32_t, std::string> spelled;
  for (const std::string_view text : {a.headline, a.quote}) {
    Words words(text);
    Word word;
    while (words.next(word))
      each_token(word, [&](std::uint32_t hash, detail::Commonness) {
        spelled.try_emplace(hash, text.substr(word.begin, word.end - word.begin));
      });
  }
  std::vector<std::pair<float, std::string>> shared;
  each_common(x, y, [&](std::uint32_t hash, float weight) { shared.emplace_back(-weight, spelled[hash]); });
  std::sort(shared.begin(), shared.end());
  for (auto& [weight, word] : shared) explained.words.push_back(std::move(word));
  return explained;
}

}  // namespace thisday::keep
